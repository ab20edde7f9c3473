using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>After the fix: the call in one key, the questions on the customer's page, a low answer that comes back to the lead; and the pages on a phone and in the dark.</summary>
public sealed class AfterTheFixTests(Installation house) : IClassFixture<Installation>
{
    private const string Words = "My parcel with the £42.00 lamp never came, you promised it twice and nobody answers. I am furious!";

    [Fact]
    public async Task A_call_takes_one_key_and_a_low_answer_comes_back_to_the_lead()
    {
        var (reference, page) = await PutRight("Noor Visser");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/follow-ups/{reference}");
        await Expect(agent.Heading("Is it really right now?")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("y");
        await Expect(agent.Page.GetByText("Recorded: it is right. Thank them next.")).ToBeVisibleAsync();

        // Without a script, on a phone.
        await using var customer = await house.Visitor(390, script: false);
        await customer.Page.GotoAsync(page);
        await customer.Page.GetByLabel("Hardly").CheckAsync();
        await customer.Page.GetByRole(AriaRole.Group, new() { Name = "Would you recommend us to a friend?" }).GetByLabel("2", new() { Exact = true }).CheckAsync();
        await customer.Page.GetByLabel("What should we have done better?").FillAsync("You lied to me again. The lamp is broken and I am furious, this is a disgrace!");
        await customer.Button("Send my answers").ClickAsync();
        await Expect(customer.Page.GetByText("Your case is open again, and a lead looks at it.")).ToBeVisibleAsync();

        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        await lead.Page.GotoAsync("/board");
        var row = lead.Page.Locator("section.cameback tr", new() { HasText = "You lied to me again" });
        await Expect(row).ToContainTextAsync("Satisfied: 2 of 5");
        await lead.Look("cameback", whole: false);
        await lead.IsAccessible();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(lead.Page.GetByText("You lied to me again").First).ToBeVisibleAsync();
        await lead.Page.GotoAsync("/board");
        await Expect(lead.Page.Locator("section.cameback tr", new() { HasText = "You lied to me again" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_pages_hold_on_a_phone_and_in_the_dark()
    {
        var (call, page) = await PutRight("Maria Okafor");
        var (letter, _) = await PutRight("Tomasz Lewandowski");
        var customers = house.Service<CustomerChoices>();
        var (caller, writer) = (await CustomerOf(call), await CustomerOf(letter));
        await customers.Change(caller, Channel.Phone);
        await customers.Change(writer, Channel.Form, invitations: true);
        // As if the days had passed.
        await house.Service<Changes>().Run(session => session.Execute("UPDATE follow_ups SET due = @now", SystemClock.Instance.GetCurrentInstant()));
        await house.Service<Changes>().Run(session => session.Execute("INSERT INTO survey_sums (month, question, value, count) VALUES (@month, 2, 5, 31) ON CONFLICT DO NOTHING", Application.Goodwill.SavingGoodwill.MonthOf(SystemClock.Instance.GetCurrentInstant())));
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            var look = $"{width}{(dark ? "-dark" : "")}";
            await using var customer = await house.Visitor(width, dark: dark);
            await customer.Page.GotoAsync(page);
            await Expect(customer.Heading("How did we do?")).ToBeVisibleAsync();
            await customer.Look($"closing-questions-{look}");
            await Holds(customer);
            await using var lead = await house.Visitor(width, dark: dark);
            await lead.SignIn(Installation.Admin);
            foreach (var (path, name) in new[] { ("/follow-ups?whose=all", "follow-ups"), ($"/follow-ups/{letter}", "follow-up-letter"), ($"/customers/{caller}", "customer-journey"), ("/insights/surveys", "survey-results"), ("/settings/after-the-fix", "settings-after") })
            {
                await lead.Page.GotoAsync(path);
                await Expect(lead.Page.Locator("h1")).ToBeVisibleAsync();
                await lead.Look($"{name}-{look}");
                await Holds(lead);
            }
            // On a phone the guide is a page of its own.
            await lead.Page.GotoAsync($"/complaints/{letter}{(width < 600 ? "#guide" : "")}");
            await lead.Page.Locator("#after").ScrollIntoViewIfNeededAsync();
            await lead.Page.GetByText("Thank Tomasz").ClickAsync();
            await lead.Look($"after-section-{look}", whole: false);
            await lead.IsAccessible();
        }
    }

    private static async Task Holds(Visitor visitor)
    {
        await visitor.IsAccessible();
        await visitor.FitsTheScreen();
    }

    /// <summary>A complaint that is put right, and its customer's page.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task An_older_phone_shows_the_fields_and_what_was_chosen(bool dark)
    {
        var (_, page) = await PutRight("Leila Haddad");
        await using var customer = await house.Visitor(390, dark: dark);
        await OlderPhone.IsInTheHandOf(customer);
        await customer.Page.GotoAsync(page);
        (await customer.Page.Locator("textarea#better").EvaluateAsync<string>("e => getComputedStyle(e).borderTopColor")).ShouldBe(dark ? "rgb(120, 116, 110)" : "rgb(131, 128, 120)");
        var answer = customer.Page.GetByLabel("In part");
        await answer.CheckAsync();
        (await answer.EvaluateAsync<string>("e => getComputedStyle(e).opacity")).ShouldBe("1", "the browser's own dot shows what was chosen");
        await customer.Look($"older-phone-{(dark ? "dark" : "light")}");
        await customer.FitsTheScreen();
        await customer.IsAccessible();
    }

    private async Task<(string Reference, string Page)> PutRight(string name)
    {
        var ines = await house.Colleague(Installation.Agent);
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer(name, $"{Guid.NewGuid():N}@example.org", $"+44 20 7946 {Random.Shared.Next(1000, 9999)}"), Channel.Phone, Words, "Lamp that never came"), ines);
        var reference = ((Outcome<NewCase>.Done)received).Value.Reference;
        var step = Guid.NewGuid();
        foreach (var command in (Command[])
        [
            new ChangeOwner(ines.Id, null), new NoteEvidence(Step.Acknowledge, null), new PlanAction(step, "Send the lamp again by courier", null, null, null), new CompleteAction(step, null),
            new NoteCause("delivery.lost", "The courier now rings before he leaves"), new Resolve("The lamp is there, and we refunded the postage"),
        ])
            (await house.Service<ChangeComplaint>().Handle(new Target(reference, ines), command)).ShouldBeOfType<Outcome<Changed>.Done>(command.ToString());
        return (reference, $"/c/{await house.Service<CustomerLink>().Create(reference)}");
    }

    private async Task<Guid> CustomerOf(string reference) =>
        (await house.Service<CaseView>().Handle(await house.Colleague(Installation.Agent), reference))!.State.CustomerId;
}
