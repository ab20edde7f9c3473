using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What helps while one talks with a customer: the minutes count themselves, and what was done is ticked without leaving the note.</summary>
public sealed class TalkTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task Minutes_are_noted_though_nobody_stops_the_timer_and_stretches_add_up()
    {
        await using var agent = await Talks();
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Start the timer" }).ClickAsync();
        await agent.Page.Clock.FastForwardAsync("05:00");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(agent.Page.Locator("#minutes")).ToHaveValueAsync("5");
        await agent.Page.Clock.FastForwardAsync("10:00");
        await agent.Button("Start again").ClickAsync();
        await agent.Page.Clock.FastForwardAsync("07:00");
        await Expect(agent.Page.Locator("#minutes")).ToHaveValueAsync("12");
        await agent.Page.Locator("#draft").FillAsync("He told me all of it.");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator(".talk")).ToContainTextAsync("On the phone, 12 min. He told me all of it.");
    }

    [Fact]
    public async Task What_was_done_is_ticked_by_keys_while_one_writes()
    {
        await using var agent = await Talks();
        var draft = agent.Page.Locator("#draft");
        await draft.FillAsync("He told me");
        await draft.PressAsync("Alt+1");
        await draft.PressAsync("Alt+3");
        await draft.PressAsync("Alt+7");
        await draft.PressAsync("Alt+7");
        await Expect(draft).ToHaveValueAsync("He told me");
        await Expect(draft).ToBeFocusedAsync();
        await Expect(agent.Page.GetByLabel("I heard them out")).ToBeCheckedAsync();
        var saidBack = agent.Page.GetByLabel("I said it back, they agreed");
        await Expect(saidBack).ToBeCheckedAsync();
        (await saidBack.GetAttributeAsync("aria-keyshortcuts")).ShouldBe("Alt+3");
        await Expect(agent.Page.GetByLabel("I thanked them")).Not.ToBeCheckedAsync();
        await Expect(agent.Page.Locator("[data-call-target=said]")).ToHaveTextAsync("No longer ticked: I thanked them");
        await Expect(agent.Page.GetByText("Read this back:")).ToBeVisibleAsync();
        await agent.Page.GetByText("To begin with").ClickAsync();
        await Expect(agent.Page.GetByText("Please tell me what happened")).ToBeVisibleAsync();
        await agent.Page.GetByLabel("In person", new() { Exact = true }).CheckAsync();
        await Expect(agent.Button("Note the talk")).ToBeVisibleAsync();
        await agent.Look("talk", whole: false);
        await agent.IsAccessible();
    }

    private async Task<Visitor> Talks()
    {
        var ines = await house.Colleague(Installation.Agent);
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Ida Frank", null), Channel.Phone, "My parcel is three weeks late and nobody answers me! I want my money back."), ines);
        var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.Clock.InstallAsync();
        await agent.Page.GotoAsync($"/complaints/{((Outcome<NewCase>.Done)received).Value.Reference}");
        await agent.Page.Locator(".modes [value=call]").CheckAsync();
        return agent;
    }
}
