using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Goodwill;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>An administrator makes a team, adds a colleague who chooses a password by the link, changes and switches them off; and writes a policy.</summary>
public sealed class PeopleTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task An_administrator_adds_a_colleague_to_a_team_and_they_come_in_by_their_link()
    {
        await using var admin = await house.Visitor();
        await admin.SignIn(Installation.Admin);
        await admin.Page.GotoAsync("/settings/teams");
        await Expect(admin.Heading("No teams yet")).ToBeVisibleAsync();
        await admin.Look("teams-none");
        await admin.Page.GetByLabel("Its name").FillAsync("Night shift");
        await admin.Button("Make the team").ClickAsync();
        await Expect(admin.Page.GetByText("The team is made.")).ToBeVisibleAsync();
        await admin.Look("team-empty");
        var team = Guid.Parse(new Uri(admin.Page.Url).Segments[^1]);

        await admin.Page.GotoAsync("/settings/people");
        await admin.Page.Keyboard.PressAsync("n");
        await Expect(admin.Heading("Add a colleague")).ToBeVisibleAsync();
        await admin.Page.GetByLabel("Name").FillAsync("Bo Winter");
        await admin.Page.GetByLabel("E-mail").FillAsync(Installation.Agent);
        await admin.Page.GetByLabel("Team").SelectOptionAsync(new SelectOptionValue { Label = "Night shift" });
        await admin.Button("Add them").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("already an account");
        await admin.Look("people-wrong", whole: false);
        await admin.Page.GetByLabel("E-mail").FillAsync("bo@example.org");
        await admin.Page.GetByLabel("Role").SelectOptionAsync(new SelectOptionValue { Value = "Lead" });
        await admin.Button("Add them").ClickAsync();
        await Expect(admin.Heading("Bo Winter")).ToBeVisibleAsync();
        var (page, link) = (new Uri(admin.Page.Url).AbsolutePath, await admin.Page.Locator(".yourlink code").InnerTextAsync());

        await using var bo = await house.Visitor();
        await bo.Page.GotoAsync(link);
        await Expect(bo.Heading("Welcome, Bo")).ToBeVisibleAsync();
        await bo.Look("join");
        await bo.IsAccessible();
        await bo.Page.GetByLabel("Password").FillAsync(Installation.Password);
        await bo.Button("Keep it and sign in").ClickAsync();
        await bo.Page.WaitForURLAsync("**/queue");
        await bo.Page.GotoAsync("/team");
        await Expect(bo.Heading("Your team, Night shift")).ToBeVisibleAsync();
        await bo.Look("team-own");
        await bo.IsAccessible();
        (await bo.Page.GotoAsync(link))!.Status.ShouldBe(404);
        await bo.Look("join-over");

        // A question of Bo's that would go over the team's budget.
        var colleague = await house.Colleague("bo@example.org");
        var root = await house.Colleague(Installation.Admin);
        await house.Service<HouseGoodwill>().Change(root, book => book with { Teams = [new(team, 5_000)] });
        var heard = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Night Owl", "owl@example.org"), Channel.Email, "Where is my parcel? I paid £20 for it to come yesterday and nobody answers me!"), colleague);
        var reference = ((Outcome<NewCase>.Done)heard).Value.Reference;
        await house.Service<ChangeComplaint>().Handle(new Target(reference, colleague), new AskApproval(Guid.NewGuid(), "May I give a voucher of £90.00?", new Money(9_000, "GBP"), NodaTime.Instant.FromDateTimeOffset(house.Clock.GetUtcNow().AddHours(4)), "voucher"));

        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn(Installation.Admin);
            foreach (var (path, name) in new[]
            {
                ("/settings", "settings"), ("/settings/people", "people"), ("/settings/people?q=nobody+like+this", "people-none"), (page, "colleague"), ("/settings/people/new", "colleague-new"), ("/settings/people/changes", "people-changes"), ("/settings?q=sign", "settings-found"), ("/settings/sign-in", "settings-sign-in"), ("/settings/tokens", "tokens"), ("/settings/tokens/new", "token-new"), ("/settings/audit", "audit"), ("/settings/audit?day=2001-02-03", "audit-none"),
                ("/settings/teams", "teams"), ($"/settings/teams/{team}", "team"), ("/settings/goodwill", "goodwill-settings"), ("/approvals", "approvals-team"), ("/insights/goodwill", "goodwill-cost"), ($"/complaints/{reference}/goodwill", "goodwill-team"),
                ("/settings/policies", "policies"), ("/settings/policies/refund_route", "policy"), ("/settings/policies/edit?code=refund_route", "policy-edit"), ("/promises/kept", "kept-team"),
            })
            {
                await other.Page.GotoAsync(path);
                await other.Look($"{name}-{width}{(dark ? "-dark" : "")}");
                await other.IsAccessible();
                await other.FitsTheScreen();
            }
        }

        await admin.Page.GotoAsync("/approvals");
        await Expect(admin.Page.GetByText("With this it goes £4.00 over its budget.")).ToBeVisibleAsync();
        await admin.Page.GotoAsync(page);
        await admin.Button("Switch off").ClickAsync();
        await Expect(admin.Page.GetByText("The account is switched off")).ToBeVisibleAsync();
        await admin.Page.GotoAsync($"/settings/teams/{team}");
        await admin.Button("Retire it").ClickAsync();
        await Expect(admin.Page.GetByText("Nobody is in it any more")).ToBeVisibleAsync();

        await admin.Page.GotoAsync("/settings/policies/edit?code=refund_route");
        await admin.Page.GetByLabel("In plain words").FillAsync("Your money goes back to the card you paid with.");
        await admin.Button("Save version 1").ClickAsync();
        await Expect(admin.Page.GetByText("is saved as version 1")).ToBeVisibleAsync();
        await admin.Page.GotoAsync("/settings/policies/refund_route?version=0");
        await Expect(admin.Page.GetByText("There is a newer one.")).ToBeVisibleAsync();
        await admin.Look("policy-earlier");
        await Expect(admin.Page).ToHaveTitleAsync(new Regex("Money goes back"));
    }
}
