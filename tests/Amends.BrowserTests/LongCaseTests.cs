using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Paths;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A case that went on for ten thousand messages is a page like any other.</summary>
public sealed class LongCaseTests(Installation house) : IClassFixture<Installation>
{
    private const int Messages = 10_000, AtOnce = 500, MostElements = 4_000;

    [Fact]
    public async Task Ten_thousand_messages_are_read_and_answered_and_nothing_jumps()
    {
        var reference = await Received();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await Expect(agent.Page.GetByText(Words(Messages - 1)).First).ToBeVisibleAsync();
        (await Elements(agent)).ShouldBeLessThan(MostElements);

        // Somebody reads further up while a message comes and while they write.
        var read = agent.Page.Locator("article.turn", new() { HasText = Words(Messages - 40) });
        await read.EvaluateAsync("turn => turn.scrollIntoView({ block: 'center' })");
        var place = (await read.BoundingBoxAsync())!.Y;
        (await house.Service<HearMessage>().Handle(new Target(reference, Person.Amends), "And once more: is anybody there?")).ShouldBeOfType<Outcome<Changed>.Done>();
        await Expect(agent.Page.Locator("article.turn", new() { HasText = "And once more" })).ToHaveCountAsync(1);
        Math.Abs((await read.BoundingBoxAsync())!.Y - place).ShouldBeLessThan(2);
        await agent.Page.Locator("#draft").FillAsync("Ida, you wrote again and again and nobody answered. I am sorry. I will ring you tomorrow at noon.");
        await Expect(agent.Page.Locator("[data-promise]")).ToHaveCountAsync(1);
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("#draft")).ToHaveValueAsync("");
        await Expect(agent.Page.Locator("article.turn.ours", new() { HasText = "nobody answered" })).ToBeVisibleAsync();
        (await Elements(agent)).ShouldBeLessThan(MostElements);
        await agent.Look("long-case", whole: false);

        await agent.Link("Older messages").ClickAsync();
        await agent.Page.WaitForURLAsync("**/older?before=*");
        await Expect(agent.Page.Locator(".older > li").First).ToBeVisibleAsync();
        await agent.Look("older-messages", whole: false);
        await agent.Page.SetViewportSizeAsync(390, 844);
        await agent.Look("older-messages-phone", whole: false);
        await agent.Page.SetViewportSizeAsync(1440, 900);
        var first = await agent.Page.Locator(".older > li").First.InnerTextAsync();
        await agent.Link("Still older").ClickAsync();
        await Expect(agent.Page.Locator(".older > li").First).Not.ToHaveTextAsync(first);
        (await Elements(agent)).ShouldBeLessThan(MostElements);
        await agent.Page.GoBackAsync();
        await agent.Page.GoBackAsync();
        await Expect(agent.Page.Locator("#draft")).ToBeVisibleAsync();
    }

    private static Task<int> Elements(Visitor visitor) => visitor.Page.EvaluateAsync<int>("document.querySelectorAll('*').length");

    private static string Words(int number) => $"Message {number}: is anybody there?";

    private async Task<string> Received()
    {
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Ida Frank", null), Channel.Email, "Where is my parcel?"), Person.Amends);
        var target = new Target(((Outcome<NewCase>.Done)received).Value.Reference, Person.Amends);
        for (var from = 0; from < Messages; from += AtOnce)
        {
            var (commands, said) = (new List<Command>(), new List<Said>());
            for (var number = from; number < from + AtOnce; number++)
            {
                var (id, reading) = (Guid.CreateVersion7(), Language.MessageReader.Default.Read(Words(number)));
                commands.Add(EvidenceFromLanguage.Hear(id, Channel.Email, reading));
                said.Add(new Said(id, Direction.Inbound, Channel.Email, Words(number), null) { Heat = reading.Heat, Reading = Json.Write(reading) });
            }
            (await house.Service<ChangeComplaint>().Handle(target, _ => new Plan(commands) { Said = said })).ShouldBeOfType<Outcome<Changed>.Done>();
        }
        return target.Reference;
    }
}
