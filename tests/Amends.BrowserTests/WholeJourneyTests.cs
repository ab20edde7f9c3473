using System.Globalization;
using System.Text.RegularExpressions;
using Amends.Application.Journeys;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Playwright;
using NodaTime;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>
/// A recovery with all that can happen on its way: two promises, one of them given a new day before it breaks, goodwill above the agent's limit, a step of another department, an option chosen by the customer, a follow-up, a low score that opens the case again, and thanks.
/// On both databases, each in an installation of its own whose clock is moved on.
/// </summary>
public sealed class WholeJourneyTests
{
    private const string Email = "noor.visser@example.org";

    private const string Words =
        "You charged me £42.00 twice for a lamp that never came. I rang on Monday and on Tuesday and was promised a call back, and nobody rang. I am furious. I want my money back.";

    private const string Reply =
        "Noor, you were charged twice for a lamp that never came, and nobody rang you back on either day. That was our mistake and I am sorry. " +
        "We will refund you £42 by {0}. I will ring you tomorrow at noon.";

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
        var reference = await customer.Complains("Noor Visser", Email, Words);
        await customer.OpensTheirPage();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");

        await PromisesTwice(house, agent);
        await GivesANewDay(house, agent, reference);
        await AsksAndIsAllowed(house, agent, reference);
        await LetsTheDepartmentDoIt(house, agent);
        await OffersAChoice(agent, customer);
        await IsPutRight(agent, "The £42 is back on her card, and the lamp has come.");
        await AsksWhetherItIsRight(house, agent, reference);
        await IsNotPutRight(customer);

        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        await TakesItBack(lead, reference);
        await MakesItRight(lead);
        await IsContent(customer);
        await Thanks(lead, customer);
        await HasComeFar(house, lead, reference);
    }

    private static async Task PromisesTwice(Installation house, Visitor agent)
    {
        var day = house.Clock.GetUtcNow().AddDays(30).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        await agent.Button("Take it").ClickAsync();
        await Expect(agent.Page.GetByText("yours", new() { Exact = true })).ToBeVisibleAsync();
        await agent.Page.Locator("#draft").FillAsync(Reply.Replace("{0}", day, StringComparison.Ordinal));
        await Expect(agent.Page.Locator("[data-promise]")).ToHaveCountAsync(2);
        await agent.Look("guide-promises", agent.Page.Locator("#compose"));
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
        await agent.Look("guide-new-day", agent.Page.Locator("#compose"));
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
        await Expect(lead.Page.GetByText("would do good").First).ToBeVisibleAsync();
        await lead.Look("guide-approval", lead.Page.Locator(".approval").First);
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
        await billing.Look("guide-step", billing.Page.Locator("main"));
        await billing.Button("It is done").ClickAsync();
        await Expect(billing.Page.GetByText("Done,").First).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".actions .state.kept")).ToBeVisibleAsync();
    }

    private static async Task OffersAChoice(Visitor agent, Visitor customer)
    {
        await agent.Page.Locator("#plan summary", new() { HasText = "Offer options" }).ClickAsync();
        await agent.Page.Locator("#offer-1").FillAsync("The lamp, brought on Friday");
        await agent.Page.Locator("#means-1").FillAsync("In a new box, between nine and noon.");
        await agent.Page.Locator("#offer-2").FillAsync("No lamp, and the rest of your money back");
        await agent.Page.Locator("#means-2").FillAsync("On the card you paid with.");
        await agent.Button("Offer these to Noor").ClickAsync();
        await Expect(agent.Page.Locator("#plan").GetByText("waiting for a choice")).ToBeVisibleAsync();
        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("The lamp, brought on Friday").CheckAsync();
        await customer.Look("guide-choice", customer.Page.Locator(".part", new() { HasText = "What would put it right for you?" }));
        await customer.Button("Choose this").ClickAsync();
        await Expect(customer.Heading("What we agreed")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#plan").GetByText("agreed", new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>What was promised is kept first: a case with a promise that stands is not closed.</summary>
    private static async Task IsPutRight(Visitor desk, string how)
    {
        var standing = desk.Page.Locator(".ledger-list > li", new() { Has = desk.Page.Locator(".state:not(.kept)") });
        for (var left = await standing.CountAsync(); left > 0; left--)
        {
            await standing.First.Locator("summary").ClickAsync();
            await standing.First.GetByRole(AriaRole.Button, new() { Name = "It is done" }).ClickAsync();
            await Expect(standing).ToHaveCountAsync(left - 1);
        }

        await desk.Page.Locator("#plan summary", new() { HasText = "It is put right" }).ClickAsync();
        await desk.Page.GetByLabel("How was it put right?").FillAsync(how);
        await desk.Page.Locator("#plan").GetByRole(AriaRole.Button, new() { Name = "It is put right" }).ClickAsync();
        await Expect(desk.Page.Locator(".case-head").GetByText("Put right")).ToBeVisibleAsync();
    }

    /// <summary>Days later it stands on the call list, with a letter that names what was done.</summary>
    private static async Task AsksWhetherItIsRight(Installation house, Visitor agent, string reference)
    {
        house.Clock.Advance(TimeSpan.FromDays(7));
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync("/follow-ups");
        var card = agent.Page.Locator(".approval", new() { HasText = reference });
        await Expect(card.Locator("textarea")).ToHaveValueAsync(new Regex("Dear Noor,.*Send the £42 back.*Is it really right now?", RegexOptions.Singleline));
        await agent.Look("guide-follow-up", card);
        await card.GetByRole(AriaRole.Button, new() { Name = "Ask Noor" }).ClickAsync();
        await Expect(agent.Page.GetByText("Sent. The next word is theirs.")).ToBeVisibleAsync();
    }

    private static async Task IsNotPutRight(Visitor customer)
    {
        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("Hardly").CheckAsync();
        await customer.Page.GetByLabel("What should we have done better?").FillAsync("You lied to me again. The lamp came broken and I am furious, this is a disgrace!");
        await customer.Look("journey-low-390");
        await customer.Button("Send my answers").ClickAsync();
        await Expect(customer.Page.GetByText("Your case is open again, and a lead looks at it.")).ToBeVisibleAsync();
    }

    /// <summary>The lead sees the words and how hot they are, and takes the case.</summary>
    private static async Task TakesItBack(Visitor lead, string reference)
    {
        await lead.Page.GotoAsync("/board");
        var back = lead.Page.Locator(".cameback");
        var row = back.Locator("tr", new() { HasText = "The lamp came broken" });
        await Expect(row).ToContainTextAsync("Satisfied: 2 of 5");
        await Expect(row.Locator(".heat")).ToContainTextAsync(new Regex("upset|angry|furious"));
        await lead.Look("guide-came-back", back);
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await lead.Page.WaitForURLAsync($"**/complaints/{reference}*");
        await Expect(lead.Page.GetByText("yours", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task MakesItRight(Visitor lead)
    {
        await lead.Page.Locator("#draft").FillAsync("Noor, the lamp came broken after all you had been through. That was our mistake, and I am sorry. I am Ruth, I lead this desk, and this is mine until it is right.");
        await Expect(lead.Page.Locator("html[aria-busy]")).ToHaveCountAsync(0);
        await lead.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(lead.Page.Locator("#draft")).ToHaveValueAsync("");
        await lead.Page.Locator("#plan summary", new() { HasText = "Plan an action" }).ClickAsync();
        await lead.Page.GetByLabel("What has to be done?").FillAsync("Bring a new lamp by hand");
        await lead.Button("Plan it").ClickAsync();
        await lead.Button("done: Bring a new lamp by hand").ClickAsync();
        await Expect(lead.Page.Locator(".actions .state.open")).ToHaveCountAsync(0);
        await IsPutRight(lead, "A new lamp was brought by hand, and it shines.");
    }

    /// <summary>The questions come anew, and are answered on the same page.</summary>
    private static async Task IsContent(Visitor customer)
    {
        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        await customer.Page.GetByLabel("Fully").CheckAsync();
        await customer.Page.GetByRole(AriaRole.Group, new() { Name = "Would you recommend us to a friend?" }).GetByLabel("10").CheckAsync();
        await customer.Look("journey-questions-390");
        await customer.Button("Send my answers").ClickAsync();
        await Expect(customer.Page.Locator("#closing").GetByText("Thank you for telling us.")).ToBeVisibleAsync();
    }

    private static async Task Thanks(Visitor lead, Visitor customer)
    {
        const string change = "Lamps now travel in a box of their own";
        await lead.Page.ReloadAsync();
        await lead.Page.Locator("#after summary", new() { HasText = "Note the cause" }).ClickAsync();
        await lead.Page.GetByLabel("In your words").Last.FillAsync(change);
        await lead.Page.Locator("#after form", new() { HasText = "Why did it go wrong?" }).GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        await Expect(lead.Page.Locator("#after p", new() { HasText = "Cause:" })).ToBeVisibleAsync();
        await lead.Page.Locator("#after summary", new() { HasText = "Thank Noor" }).ClickAsync();
        await Expect(lead.Page.GetByLabel("What did telling us change?")).ToHaveValueAsync(new Regex(change));
        await lead.Look("guide-thanks", lead.Page.Locator("#after"));
        await lead.Button("Thank them").ClickAsync();
        await Expect(lead.Page.GetByText("Thanked.")).ToBeVisibleAsync();
        await lead.Button("Close the case").ClickAsync();
        await Expect(lead.Page.GetByText("This case is closed. Open it again to write.")).ToBeVisibleAsync();

        await customer.Page.ReloadAsync();
        await customer.Page.Locator(".updates li", new() { HasText = "thanked you for telling us." }).GetByText("Read it").ClickAsync();
        await Expect(customer.Page.GetByText(change)).ToBeVisibleAsync();
        await customer.Look("journey-end-390");
    }

    /// <summary>Nobody sets how far a customer has come: words, answers and what a shop tells of show it.</summary>
    private static async Task HasComeFar(Installation house, Visitor lead, string reference)
    {
        await house.Service<ReportEvent>().Handle(new(new(null, null, Email, null), CustomerEventKind.Purchase, null, "order-4711", null), Amends.Application.Person.Amends);
        await lead.Page.Locator("#hand-over summary").ClickAsync();
        await lead.Link("All of Noor’s cases").ClickAsync();
        var stages = lead.Page.Locator(".journey li");
        await Expect(stages).ToHaveCountAsync(5);
        await Expect(stages.And(lead.Page.Locator(".shown"))).ToHaveTextAsync([new Regex("Irate"), new Regex("Satisfied"), new Regex("Returned")]);
        await Expect(stages.And(lead.Page.Locator("[aria-current=step]"))).ToContainTextAsync("Returned");
        await Expect(lead.Page.GetByRole(AriaRole.Link, new() { Name = reference }).First).ToBeVisibleAsync();
        await lead.Look("guide-journey", lead.Page.Locator("#journey"));
        await lead.IsAccessible();
    }
}
