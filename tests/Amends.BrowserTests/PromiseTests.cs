using Amends.Application.Complaints;
using Amends.Recovery;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A promise is found as it is written, decided by one key, owned in one key when it broke, and counted.</summary>
public sealed class PromiseTests(Installation house) : IClassFixture<Installation>
{
    private const string Words = "Thank you for telling us, and I am sorry about the wait. We will refund you £40 by 10 March 2199. I will ring you by 12 March 2199 at noon.";

    [Fact]
    public async Task A_promise_is_decided_by_one_key_and_owned_by_one_key_when_it_broke()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Maya Okoro", "maya-promises@example.org", "You charged me £40 twice and nobody answers. I want my money back!");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        var draft = agent.Page.Locator("#draft");
        await draft.FillAsync(Words);
        var chips = agent.Page.Locator("[data-promise]");
        await Expect(chips).ToHaveCountAsync(2);
        await Expect(chips.First).ToContainTextAsync("Refund £40");
        await Expect(chips.First).ToContainTextAsync("Billing");
        await agent.Look("promise-chips", whole: false);
        await draft.PressAsync("Control+;");
        await agent.Page.Keyboard.PressAsync("Enter");
        await agent.Page.Keyboard.PressAsync("x");
        await Expect(agent.Page.Locator(".chip.dropped")).ToHaveCountAsync(1);
        await Expect(draft).ToBeFocusedAsync();
        await draft.PressAsync("Control+;");
        await agent.Page.Keyboard.PressAsync("e");
        await Expect(agent.Page.Locator("#due-0")).ToBeFocusedAsync();
        await agent.Look("promise-correct", whole: false);
        await agent.IsAccessible();
        await draft.PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("#promises")).ToContainTextAsync("We will refund you £40");
        await Expect(agent.Page.Locator(".ledger-list > li")).ToHaveCountAsync(1);

        // Nobody reloads the page: it hears of the promise that broke.
        await Break(reference);
        await Expect(agent.Page.GetByText("Its time passed with nothing done.")).ToBeVisibleAsync();
        await agent.Look("promise-broken");
        await agent.Page.Keyboard.PressAsync("m");
        await Expect(agent.Page.Locator("#review-send")).ToContainTextAsync("Send and move it to");
        await Expect(draft).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Dear Maya,.*we let you down", System.Text.RegularExpressions.RegexOptions.Singleline));
        await Expect(chips).ToHaveCountAsync(1);
        await agent.Look("promise-own-it", whole: false);
        await draft.PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("#promises")).ToContainTextAsync("1 with a new date");
        await Expect(agent.Page.GetByText("Its time passed with nothing done.")).ToHaveCountAsync(0);
        await Pages(reference);
    }

    /// <summary>A promise of a second ago, and enough kept ones for a rate.</summary>
    private async Task Break(string reference)
    {
        var ines = await house.Colleague(Installation.Agent);
        var change = house.Service<ChangeComplaint>();
        for (var i = 0; i < 21; i++)
        {
            var id = Guid.CreateVersion7();
            await change.Handle(new Target(reference, ines), new MakePromise(new(id, i == 20 ? "I'll send you the receipt today" : "ring you", Promisor.I, ines.Id, SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(i == 20 ? 1 : 600), DuePrecision.Time)));
            if (i < 20)
                await change.Handle(new Target(reference, ines), new FulfilPromise(id, null));
        }
    }

    private async Task Pages(string reference)
    {
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var lead = await house.Visitor(width, dark: dark);
            await lead.SignIn(Installation.Lead);
            foreach (var (address, name) in new[] { ("/promises", "promises"), ("/promises/kept", "promises-kept"), ($"/complaints/{reference}", "promise-case") })
            {
                await lead.Page.GotoAsync(address);
                await Expect(lead.Page.Locator("h1").First).ToBeAttachedAsync();
                await lead.Look($"{name}-{width}{(dark ? "-dark" : "")}");
                if (address.StartsWith("/promises", StringComparison.Ordinal))
                    await lead.IsAccessible();
            }
        }
    }
}
