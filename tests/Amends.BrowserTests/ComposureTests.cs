using Amends.Application;
using Amends.Application.Complaints;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>An agent who carries much is offered a pause, rests, comes back by one key, draws the line at insults, and tells a customer that there is no news.</summary>
public sealed class ComposureTests(Installation house) : IClassFixture<Installation>
{
    private const string Insult = "You are a fucking idiot, you stupid cow. THREE weeks and no parcel!";

    [Fact]
    public async Task A_pause_a_polite_word_about_insults_and_the_word_that_there_is_no_news_are_one_key_each()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Dora Insley", "dora-composure@example.org", Insult);
        var silent = await customer.Complains("Sid Long", "sid-composure@example.org", "My parcel is late and I have been waiting for a week. Please help.");
        var ines = await house.Colleague(Installation.Agent);
        var change = house.Service<ChangeComplaint>();
        await change.Handle(new Target(reference, ines), new ChangeOwner(ines.Id, null));
        await Silence(silent, ines);

        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.Locator("#draft").FocusAsync();
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("l");
        await Expect(agent.Page.GetByText("Sending this counts as the first polite warning.")).ToBeVisibleAsync();
        await agent.Look("composure-warning", whole: false);
        await agent.IsAccessible();
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator(".talk")).ToContainTextAsync("leave the insults out");

        await agent.Page.GotoAsync($"/complaints/{silent}");
        await Expect(agent.Page.GetByText("Sid has heard nothing from us since today.")).ToBeVisibleAsync();
        await agent.Look("composure-alarm");
        await agent.Page.Keyboard.PressAsync("u");
        await Expect(agent.Page.Locator("#draft")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("There is no news yet"));
        await Expect(agent.Page.Locator("#review-send")).ToContainTextAsync("Send and promise");
        await agent.Look("composure-no-news", whole: false);
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.GetByText("Sid has heard nothing from us")).ToHaveCountAsync(0);

        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.Keyboard.PressAsync("c");
        await agent.Page.Locator("#draft").FillAsync("She shouted for long.");
        await agent.Page.Locator("#minutes").FillAsync("95");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        // What the same colleague did in other tests of the day counts too.
        await Expect(agent.Page.GetByText(new System.Text.RegularExpressions.Regex(@"\b(9[5-9]|[1-9]\d\d) hot minutes today"))).ToBeVisibleAsync();
        await agent.IsAccessible();
        await Pages(reference);
        await agent.Page.BringToFrontAsync();
        await agent.Page.Keyboard.PressAsync("t");
        await Expect(agent.Heading("This time is yours.")).ToBeVisibleAsync();
        await agent.IsAccessible();
        await Rest();
        (await change.Handle(new Target(reference, await house.Colleague(Installation.Lead)), new ChangeOwner(ines.Id, null))).ShouldBeOfType<Outcome<Changed>.Refused>();
        await agent.Page.Keyboard.PressAsync("b");
        await agent.Page.WaitForURLAsync("**/queue");
    }

    /// <summary>We said something a moment ago, and the standard wanted a word since.</summary>
    private async Task Silence(string reference, Person ines)
    {
        (await house.Service<SendReply>().Handle(new Target(reference, ines), new Reply("I am sorry about the wait. I am looking into it."))).ShouldBeOfType<Outcome<Changed>.Done>();
        var change = house.Service<ChangeComplaint>();
        await change.Handle(new Target(reference, ines), new PlanAction(Guid.CreateVersion7(), "Find the parcel", null, "Warehouse", null));
        await Task.Delay(50);
        (await change.Handle(new Target(reference, Person.Amends), new RaiseUninformed(SystemClock.Instance.GetCurrentInstant()))).ShouldBeOfType<Outcome<Changed>.Done>();
    }

    private async Task Pages(string reference)
    {
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var agent = await house.Visitor(width, dark: dark);
            await agent.SignIn(Installation.Agent);
            await using var admin = await house.Visitor(width, dark: dark);
            await admin.SignIn(Installation.Admin);
            foreach (var (who, address, name) in new[] { (agent, $"/complaints/{reference}", "case"), (agent, "/queue", "queue"), (agent, "/composure", "day"), (admin, "/board", "board"), (admin, "/settings/composure", "settings") })
            {
                await who.Page.GotoAsync(address);
                await Expect(who.Page.Locator("h1").First).ToBeAttachedAsync();
                await who.Look($"composure-{name}-{width}{(dark ? "-dark" : "")}", whole: name != "case");
                if (name is "day" or "board" or "settings")
                    await who.IsAccessible();
            }
        }
    }

    private async Task Rest()
    {
        foreach (var (width, dark) in new[] { (1440, false), (390, true) })
        {
            await using var agent = await house.Visitor(width, dark: dark);
            await agent.SignIn(Installation.Agent, "**/pause");
            await agent.Look($"composure-pause-{width}{(dark ? "-dark" : "")}");
        }
    }
}
