using Amends.Application;
using Amends.Application.Complaints;
using Amends.Recovery;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A reply is called back in time, sent with the next case, and planned for later.</summary>
public sealed class HeldReplyTests(Installation installation) : IClassFixture<Installation>, IAsyncLifetime
{
    private const string Words = "Dear Olga, I am sorry that the lamp came broken. I will send you a new one tomorrow.";

    public async ValueTask InitializeAsync() => await installation.Service<HouseRules<SendingRules>>().Change(Person.Amends, new SendingRules(12));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_sent_can_be_called_back_for_some_seconds_and_then_has_gone()
    {
        var reference = await Complaint("Olga Brandt", "The lamp came broken and nobody answers me.");
        await using var agent = await installation.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.FillAsync("#draft", Words);
        await agent.Page.PressAsync("#draft", "Control+Enter");

        var sent = agent.Page.Locator(".justsent", new() { HasText = "Olga" });
        await Expect(sent).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#draft")).ToHaveValueAsync("");
        await Expect(agent.Page.Locator(".waits")).ToContainTextAsync("goes out in a moment");
        await agent.Look("held-sent");
        await agent.IsAccessible();
        await agent.Page.Locator("#case-h").ClickAsync();
        await agent.Page.Keyboard.PressAsync("z");
        await Expect(agent.Page.Locator("#draft")).ToHaveValueAsync(Words);
        await Expect(agent.Page.Locator(".waits")).ToHaveCountAsync(0);

        await agent.Page.PressAsync("#draft", "Control+Enter");
        await Expect(sent).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("article.turn.ours:not(.waits)", new() { HasText = "the lamp came broken" })).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".waits")).ToHaveCountAsync(0);
        await Expect(sent).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_goes_with_the_next_case_and_it_can_be_planned()
    {
        var reference = await Complaint("Pavel Ilic", "The boiler is cold again, third time this month.");
        await using var agent = await installation.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.FillAsync("#draft", "Dear Pavel, I am sorry about the cold boiler. I will ring you at noon.");
        await agent.Page.ClickAsync(".more-ways");
        await agent.Look("held-later");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Tomorrow at 9:00" }).ClickAsync();
        await Expect(agent.Page.Locator(".waits")).ToContainTextAsync("goes out");
        await Expect(agent.Page.Locator(".waits")).ToContainTextAsync("09:00");
        await agent.Look("held-planned");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Take it back into the draft" }).ClickAsync();
        await Expect(agent.Page.Locator("#draft")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("cold boiler"));

        await agent.Page.PressAsync("#draft", "Control+Shift+Enter");
        await Expect(agent.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex(reference));
        await Expect(agent.Page.Locator(".justsent", new() { HasText = "Pavel" })).ToBeVisibleAsync();
        await agent.Look("held-next");
    }

    [Fact]
    public async Task On_a_phone_in_the_dark_it_stands_above_what_is_written()
    {
        var reference = await Complaint("Rosa Vidal", "You sent me the wrong lamp.");
        await using var agent = await installation.Visitor(390, dark: true);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.FillAsync("#draft", "Dear Rosa, I am sorry about the wrong lamp. I will send the right one today.");
        await agent.Page.ClickAsync(".more-ways");
        await agent.Look("held-later-phone", whole: false);
        await agent.Page.ClickAsync(".more-ways");
        await agent.Page.ClickAsync("[data-send]:visible");
        await Expect(agent.Page.Locator(".justsent", new() { HasText = "Rosa" })).ToBeVisibleAsync();
        await agent.Look("held-sent-phone", whole: false);
    }

    private async Task<string> Complaint(string name, string text)
    {
        var ines = await installation.Colleague(Installation.Agent);
        return ((Outcome<NewCase>.Done)await installation.Service<ReceiveComplaint>().Handle(new NewComplaint(new Application.Customers.NewCustomer(name, null), Channel.Email, text), ines)).Value.Reference;
    }
}
