using Amends.Application.Complaints;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A lead makes a scenario of a closed case: both sides are read, one more word goes, a person approves, and what is saved names nobody.</summary>
public sealed class RealCaseTests(Installation house) : IClassFixture<Installation>
{
    private const string Words =
        "Wielgosz here again, order QX-48213. On Tuesday 9 March I spoke to Desmond, who promised me the Brabantia dehumidifier by Friday. It cost £64.99 and you charged me twice, so £129.98 is gone. " +
        "My kitchen in Leeds is wet, I am furious and I want it all back.";

    [Fact]
    public async Task A_lead_makes_a_scenario_of_a_closed_case_that_names_nobody()
    {
        var reference = await Closed();
        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        await lead.Page.GotoAsync($"/complaints/{reference}");
        await lead.Link("Make a scenario of it").ClickAsync();
        await Expect(lead.Heading("Can anybody be recognised?")).ToBeVisibleAsync();
        await lead.Look("real-case");
        await lead.IsAccessible();
        await lead.Button("Approve").ClickAsync();
        await Expect(lead.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nobody can be recognised");
        await lead.Page.GetByLabel("What stands for dehumidifier").FillAsync("heater");
        await lead.Page.GetByLabel("Also replace").First.FillAsync("kitchen");
        await lead.Page.GetByLabel("with", new() { Exact = true }).First.FillAsync("room");
        await lead.Button("Show it so").ClickAsync();
        var practised = lead.Page.GetByLabel("Message 1 as it would be practised");
        await Expect(practised).ToContainTextAsync("heater");
        await Expect(practised).ToContainTextAsync("My room in ");
        await lead.Page.GetByText("I have read the right side").ClickAsync();
        await lead.Button("Approve").ClickAsync();

        var opening = await lead.Page.GetByLabel("Their first message").InputValueAsync();
        foreach (var telling in new[] { "Wielgosz", "48213", "Desmond", "Brabantia", "dehumidifier", "64.99", "129.98", "Leeds", "9 March" })
            opening.ShouldNotContain(telling, Shouldly.Case.Insensitive);
        await lead.Page.GetByLabel("Code").FillAsync("wet_room");
        await lead.Page.GetByLabel("Title").FillAsync("The wet room");
        await lead.Page.GetByLabel("Trade").FillAsync("shop");
        await lead.Look("real-case-editor");
        await lead.Button("Save it").ClickAsync();
        await Expect(lead.Page.GetByText("is saved as version 1")).ToBeVisibleAsync();

        foreach (var (width, dark) in new[] { (1440, true), (390, false), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn(Installation.Lead);
            await other.Page.GotoAsync($"/complaints/{reference}/scenario");
            await other.Look($"real-case-{width}{(dark ? "-dark" : "")}");
            await other.IsAccessible();
            await other.FitsTheScreen();
        }
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        (await agent.Page.GotoAsync($"/complaints/{reference}/scenario"))!.Status.ShouldBe(403);
    }

    private async Task<string> Closed()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Katarzyna Wielgosz", $"{Guid.NewGuid():N}@example.org", Words);
        var (change, target) = (house.Service<ChangeComplaint>(), new Target(reference, await house.Colleague(Installation.Lead)));
        (await change.Handle(target, new Resolve("Paid back."))).ShouldBeOfType<Application.Outcome<Changed>.Done>();
        (await change.Handle(target, new Close(null))).ShouldBeOfType<Application.Outcome<Changed>.Done>();
        return reference;
    }
}
