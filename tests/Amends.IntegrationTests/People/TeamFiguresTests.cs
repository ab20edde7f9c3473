using System.Net;
using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Goodwill;
using Amends.Application.Promises;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>What a team kept and what it gave: of those who were in it then, and not of those who are in it now.</summary>
public sealed class TeamFiguresTests
{
    private static readonly Person Root = new(Guid.CreateVersion7(), "Root", Role.Admin);

    [Theory, OnBoth]
    public async Task A_promise_counts_for_the_team_its_owner_was_in_when_it_came_to_its_end(On on)
    {
        await using var house = await House.Open(on);
        var (north, south) = await Teams(house);
        var reference = await house.Receive();
        var (change, rates) = (house.Get<ChangeComplaint>(), house.Get<PromisesKept>());
        await Kept(2);
        (await rates.Handle()).Teams.ShouldBeEmpty("before there was a team, none is counted");
        await Move(house, null, north);
        var broken = await Promise(house, reference, 5);
        await Kept(19);
        (await rates.Handle()).Teams.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Name.ShouldBe("North"), r => r.Count.ShouldBe(19), r => r.Kept.ShouldBeNull("under twenty no rate is shown"));
        house.Clock.Advance(TimeSpan.FromHours(6));
        await house.Get<SweepPromises>().Handle();
        (await rates.Handle()).Teams.Single().ShouldSatisfyAllConditions(r => r.Count.ShouldBe(20), r => r.Kept.ShouldBe(0.95));

        await Move(house, north, south);
        await Kept(1);
        // Done after it was broken: it still counts where it broke.
        (await change.Handle(house.Target(reference), new FulfilPromise(broken, null))).Value();
        foreach (var report in new[] { await rates.Handle(), await rates.Handle(KeptPeriod.Month) })
            report.Teams.Select(r => (r.Name, r.Count)).ShouldBe([("North", 20L), ("South", 1L)]);
        (await house.Get<ChangeTeam>().Retire(Root, north)).Value();
        (await rates.Handle()).Teams[0].ShouldSatisfyAllConditions(r => r.Name.ShouldBe("North, retired"), r => r.Kept.ShouldBe(0.95), r => r.MedianSlip.ShouldNotBeNull());
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();

        async Task Kept(int count)
        {
            for (var i = 0; i < count; i++)
                (await change.Handle(house.Target(reference), new FulfilPromise(await Promise(house, reference, 5), null))).Value();
        }
    }

    [Theory, OnBoth]
    public async Task A_gift_counts_for_the_team_of_whoever_gave_it_and_a_lead_is_told_what_goes_over_its_budget(On on)
    {
        await using var house = await House.Open(on);
        var (north, south) = await Teams(house);
        await Move(house, null, north);
        (await house.Get<HouseGoodwill>().Change(Root, book => book with { Teams = [new(north, 1_000), new(south, 50_000)] })).Value();
        var (team, view) = (house.Get<TeamGoodwill>(), house.Get<GoodwillView>());
        var reference = await house.Receive();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new ChangeOwner(house.Agent.Id, null))).Value();
        // A voucher costs us sixty per cent of its value.
        (await house.Get<GiveRemedy>().Handle(house.Target(reference), new(Guid.NewGuid(), "voucher", new Money(500, "GBP"), null))).Value();
        var month = (await team.Of([house.Agent.Id, house.Lead.Id, null]))[house.Agent.Id];
        (month.Name, month.Gifts, month.Value, month.Cost, month.Budget, month.Over(), month.Over(800)).ShouldBe(("North", 1L, 500L, 300L, 1_000L, null, 100L));
        (await view.Handle(house.Lead, reference))!.Team.ShouldBe(month);
        (await view.Handle(house.Agent, reference))!.Team.ShouldBeNull("what a team has left is for leads to know");

        await Move(house, north, south);
        // By a rule, for the case's owner.
        (await house.Get<GiveRemedy>().Handle(house.Target(reference, by: Person.Amends), new(Guid.NewGuid(), "voucher", new Money(1_000, "GBP"), null))).Value();
        (await team.Handle()).Select(m => (m.Name, m.Cost)).ShouldBe([("North", 300L), ("South", 600L)]);
        house.Clock.Advance(TimeSpan.FromDays(40));
        (await team.Handle()).Select(m => (m.Name, m.Cost, m.Budget)).ShouldBe([("North", 0L, 1_000L), ("South", 0L, 50_000L)]);
        (await house.Get<HouseGoodwill>().Change(Root, book => book with { Teams = [new(north, -1)] })).Refusal().ShouldBe("goodwill_unusable");
    }

    [Fact]
    public async Task The_budget_is_set_in_the_settings_and_stands_where_a_lead_decides_and_nowhere_a_customer_looks()
    {
        await using var served = await Served.Start(On.Sqlite);
        using var admin = await SignedIn.As(served, Role.Admin);
        var team = served.App.Services.GetRequiredService<ChangeTeam>();
        var north = (await team.Make(Root, "North")).Value();
        var page = await admin.GetStringAsync("/settings/goodwill");
        page.ShouldContain($"name=\"team-{north}\"");
        var fields = new Dictionary<string, string> { ["currency"] = "GBP", ["budget"] = "2000", ["hours"] = "4", ["from"] = "5", ["to"] = "15", [$"team-{north}"] = "50.00" };
        foreach (var role in new[] { "agent", "lead" })
            foreach (var heat in new[] { "calm", "concerned", "upset", "angry", "furious", "promise" })
                fields[$"{role}-{heat}"] = role == "agent" ? "10" : "500";
        using (var refused = await SignedIn.Post(admin, "/settings/goodwill", "/settings/goodwill/limits", new(fields) { ["hours"] = "17", [$"team-{north}"] = "much" }))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var again = await refused.Content.ReadAsStringAsync();
            again.ShouldContain("value=\"much\"", Shouldly.Case.Sensitive, "what was typed stands there");
            again.ShouldContain("value=\"17\"", Shouldly.Case.Sensitive, "and what was typed beside it");
        }
        using (var refused = await SignedIn.Post(admin, "/settings/goodwill", "/settings/goodwill/remedies", new() { ["new"] = "yes", ["code"] = "cake", ["name"] = "A cake", ["words"] = "A cake for tea", ["cost"] = "some", ["heat"] = "0", ["once"] = "yes" }))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var again = await refused.Content.ReadAsStringAsync();
            again.ShouldContain("value=\"A cake for tea\"");
            again.ShouldContain("<details class=\"plain\" open><summary>");
        }
        (await SignedIn.Post(admin, "/settings/goodwill", "/settings/goodwill/limits", new(fields))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.GetStringAsync("/settings/goodwill")).ShouldContain("value=\"50.00\"");

        var path = $"complaints/{await served.Complaint()}";
        Guid agent;
        using var asker = SignedIn.Browser(served);
        await using (var scope = served.App.Services.CreateAsyncScope())
            agent = (await scope.ServiceProvider.GetRequiredService<Accounts>().Create("bo@example.com", "Bo", Role.Agent, SignedIn.Password, north)).Value().Id;
        await SignedIn.SignIn(asker, "bo@example.com", SignedIn.Password);
        var goodwill = $"/{path}/goodwill";
        (await SignedIn.Post(asker, goodwill, goodwill, new() { ["gift"] = Guid.NewGuid().ToString(), ["remedy"] = "voucher", ["amount"] = "90.00", ["currency"] = "GBP" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var lead = await SignedIn.As(served, Role.Lead);
        var approvals = WebUtility.HtmlDecode(await lead.GetStringAsync("/approvals"));
        approvals.ShouldContain("The team North has spent £0.00 of £50.00 this month. With this it goes £4.00 over its budget.");
        using (var analyst = await SignedIn.As(served, Role.Analyst))
        {
            var cost = WebUtility.HtmlDecode(await analyst.GetStringAsync("/insights/goodwill"));
            cost.ShouldContain("Goodwill has cost £0.00 this month, of a budget of £2,000.00.");
            cost.ShouldContain("<h2 id=\"teams\">By team, this month</h2>");
            cost.ShouldContain("<bdi>North</bdi>");
        }
        WebUtility.HtmlDecode(await lead.GetStringAsync(goodwill)).ShouldContain("The team North has spent £0.00 of £50.00 this month.");
        (await asker.GetStringAsync(goodwill)).ShouldNotContain("The team North");
        (await lead.GetStringAsync("/promises/kept")).ShouldNotContain("By team");
        (await served.Lead.Get("insights/promises")).GetProperty("teams").GetArrayLength().ShouldBe(0);
    }

    private static async Task<(Guid North, Guid South)> Teams(House house)
    {
        await using var db = await house.Db();
        db.Users.Add(new Account { Id = house.Agent.Id, Name = "Ada", Role = Role.Agent, UserName = "ada", SecurityStamp = "x" });
        await db.SaveChangesAsync();
        var change = house.Get<ChangeTeam>();
        return ((await change.Make(Root, "North")).Value(), (await change.Make(Root, "South")).Value());
    }

    private static async Task Move(House house, Guid? from, Guid to) => (await house.Get<ChangeColleague>().SetTeam(Root, house.Agent.Id, from, to)).Value();

    private static async Task<Guid> Promise(House house, string reference, int hours)
    {
        var id = Guid.CreateVersion7();
        var due = Instant.FromDateTimeOffset(house.Clock.GetUtcNow()) + Duration.FromHours(hours);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new MakePromise(new(id, "ring you", Promisor.I, house.Agent.Id, due, DuePrecision.Time)))).Value();
        return id;
    }
}
