using Amends.IntegrationTests.Storage;
using Microsoft.Playwright;
using NodaTime;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>
/// A recovery with all that can happen on its way: two promises, one of them given a new day before it breaks, goodwill above the agent's limit, a step of another department, an option chosen by the customer.
/// On both databases, each in an installation of its own whose clock is moved on.
/// </summary>
public sealed class WholeJourneyTests
{
    private const string Words =
        "You charged me £42.00 twice for a lamp that never came. I rang on Monday and on Tuesday and was promised a call back, and nobody rang. I am furious. I want my money back.";

    private const string Reply =
        "Noor, you were charged twice for a lamp that never came, and nobody rang you back on either day. That was our mistake and I am sorry. " +
        "We will refund you £42 by 12 March 2199. I will ring you tomorrow at noon.";

    [Fact]
    public async Task The_whole_journey_on_sqlite()
    {
        await using var house = new Installation();
        await Play(house);
    }

    [Fact]
    public async Task The_whole_journey_on_postgresql()
    {
        await using var database = await TestDatabase.Create();
        await using var house = new Installation(database.Address);
        await Play(house);
    }

    private static async Task Play(Installation house)
    {
        await house.InitializeAsync();
        await using var customer = await house.Visitor(width: 390);
        var reference = await customer.Complains("Noor Visser", "noor.visser@example.org", Words);
        await customer.OpensTheirPage();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");

        await PromisesTwice(agent);
        await GivesANewDay(house, agent, reference);
        await AsksAndIsAllowed(house, agent, reference);
        await LetsTheDepartmentDoIt(house, agent);
        await OffersAChoice(agent, customer);
    }

    private static async Task PromisesTwice(Visitor agent)
    {
        await agent.Button("Take it").ClickAsync();
        await Expect(agent.Page.GetByText("yours", new() { Exact = true })).ToBeVisibleAsync();
        await agent.Page.Locator("#draft").FillAsync(Reply);
        await Expect(agent.Page.Locator("[data-promise]")).ToHaveCountAsync(2);
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator(".ledger-list > li")).ToHaveCountAsync(2);
    }

    /// <summary>Most of the time until tomorrow noon is gone: before the promise breaks the customer is told of a new day.</summary>
    private static async Task GivesANewDay(Installation house, Visitor agent, string reference)
    {
        var (clock, zone) = (house.Clock, await house.Zone());
        var now = clock.GetUtcNow();
        var noon = Instant.FromDateTimeOffset(now).InZone(zone).Date.PlusDays(1).At(LocalTime.Noon).InZoneLeniently(zone).ToDateTimeOffset();
        clock.Advance((noon - now) * 0.9);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.Keyboard.PressAsync("m");
        await Expect(agent.Page.Locator("#review-send")).ToContainTextAsync("Send and move it to");
        await agent.Look("journey-new-day", whole: false);
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("#promises")).ToContainTextAsync("1 with a new date");
        await Expect(agent.Page.Locator("#promises .state.broken")).ToHaveCountAsync(0);
    }

    private static async Task AsksAndIsAllowed(Installation house, Visitor agent, string reference)
    {
        await agent.Page.Locator("#goodwill-h").ScrollIntoViewIfNeededAsync();
        await agent.Page.GetByText("Give something").ClickAsync();
        await agent.Page.Locator("#gw-amount").FillAsync("61.00");
        await agent.Button("Give it, or ask").ClickAsync();
        await Expect(agent.Page.GetByText("A lead is asked.").First).ToBeVisibleAsync();

        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        await lead.Page.GotoAsync("/approvals");
        await lead.Button("Approve").First.ClickAsync();
        await Expect(lead.Heading("Nothing waits for your word.")).ToBeVisibleAsync();

        await agent.Page.GotoAsync($"/complaints/{reference}/goodwill");
        await agent.Button("Give £61.00").ClickAsync();
        await Expect(agent.Page.GetByText("It is given.")).ToBeVisibleAsync();
        await agent.Page.GotoAsync($"/complaints/{reference}");
    }

    /// <summary>The department needs no account: its link shows the step, and the owner sees it done without reloading.</summary>
    private static async Task LetsTheDepartmentDoIt(Installation house, Visitor agent)
    {
        await agent.Page.Locator("#plan summary", new() { HasText = "Plan an action" }).ClickAsync();
        await agent.Page.GetByLabel("What has to be done?").FillAsync("Send the £42 back");
        await agent.Page.Locator("#action-dept").FillAsync("Billing");
        await agent.Button("Plan it").ClickAsync();
        var link = agent.Page.Locator(".steplink");
        await Expect(link).ToBeVisibleAsync();
        var address = await link.GetAttributeAsync("href");

        await using var billing = await house.Visitor(width: 390);
        await billing.Page.GotoAsync(address!);
        await billing.Page.GetByLabel("What did you find or do?").FillAsync("Sent today.");
        await billing.Look("journey-step-390");
        await billing.Button("It is done").ClickAsync();
        await Expect(billing.Page.GetByText("Done,").First).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".actions .state.kept")).ToBeVisibleAsync();
    }

    private static async Task OffersAChoice(Visitor agent, Visitor customer)
    {
        await agent.Page.Locator("#plan summary", new() { HasText = "Offer options" }).ClickAsync();
        await agent.Page.Locator("#offer-1").FillAsync("The lamp, brought on Friday");
        await agent.Page.Locator("#offer-2").FillAsync("No lamp, and the rest of your money back");
        await agent.Button("Offer these to Noor").ClickAsync();
        await Expect(agent.Page.Locator("#plan").GetByText("waiting for a choice")).ToBeVisibleAsync();
        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("The lamp, brought on Friday").CheckAsync();
        await customer.Button("Choose this").ClickAsync();
        await Expect(customer.Heading("What we agreed")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#plan").GetByText("agreed", new() { Exact = true })).ToBeVisibleAsync();
    }
}
