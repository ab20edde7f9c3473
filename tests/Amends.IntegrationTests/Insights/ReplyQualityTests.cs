using System.Net;
using Amends.Application;
using Amends.Application.Insights;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Insights;

/// <summary>The house's clock stands in March 2026.</summary>
public sealed class ReplyQualityTests
{
    private static readonly Person Root = new(Guid.CreateVersion7(), "Root", Role.Admin);

    [Theory, OnBoth]
    public async Task The_house_and_each_team_are_told_with_the_span_before_and_few_replies_are_not(On on)
    {
        await using var house = await House.Open(on);
        var (north, south) = (await Team(house, "North"), await Team(house, "South"));
        await Team(house, "Empty");
        foreach (var member in await Members(house, north, 3))
        {
            await Add(house, member, "", 202603, needed: 4, shown: 3);
            await Add(house, member, "", 202601, needed: 6, shown: 4);
            await Add(house, member, "options", 202603, needed: 6, shown: 1);
            await Add(house, member, "", 202512, needed: 10, shown: 5);
            await Add(house, member, "", 202509, needed: 100, shown: 0);
            await Add(house, member, "", 202603, needed: 100, shown: 0, SkillSource.Practice);
        }
        foreach (var member in await Members(house, south, 3))
            await Add(house, member, "", 202602, needed: 6, shown: 2);

        var report = await Report(house, 3);
        (report.Any, report.House.Replies, report.House.Share(""), report.House.ShareBefore("")).ShouldBe((true, 48L, new SkillShare(48, 27), new SkillShare(30, 15)));
        report.Teams.Select(team => (team.Name, team.Replies)).ShouldBe([("Empty", null), ("North", 30L), ("South", 18L)]);
        var (told, few) = (report.Teams[1], report.Teams[2]);
        (told.Share(""), told.ShareBefore(""), told.Share("options"), told.Share("timeline")).ShouldBe((new SkillShare(30, 21), new SkillShare(30, 15), null, null), "eighteen replies asked for an offer");
        (few.Share(""), few.ShareBefore("")).ShouldBe((null, null));
        var (low, high) = told.Share("")!.Value.WideBand;
        (low, high).ShouldSatisfyAllConditions(b => b.low.ShouldBe(0.521, 0.001), b => b.high.ShouldBe(0.833, 0.001));

        var year = await Report(house, 12);
        (year.House.Replies, year.House.Share(""), year.House.ShareBefore("")).ShouldBe((378L, new SkillShare(378, 42), null));
        (await house.Get<ReplyQuality>().Handle(await house.Colleague("Anna", Role.Analyst), 3)).ShouldNotBeNull();
        (await house.Get<ReplyQuality>().Handle(house.Agent, 3)).ShouldBeNull();
        (await house.Get<ReplyQuality>().Handle(await house.Colleague("Toni", Role.Trainer), 3)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task Nobody_stands_alone_nor_can_be_worked_out_from_the_others(On on)
    {
        await using var house = await House.Open(on);
        (await Report(house, 3)).ShouldSatisfyAllConditions(r => r.Any.ShouldBeFalse(), r => r.Teams.ShouldBeEmpty());
        var (alone, north, south) = (await Team(house, "Alone"), await Team(house, "North"), await Team(house, "South"));
        await Add(house, (await Members(house, alone, 1))[0], "", 202603, needed: 100, shown: 10);
        (await Report(house, 3)).ShouldSatisfyAllConditions(r => r.Any.ShouldBeTrue(), r => r.House.Replies.ShouldBeNull("one colleague is not a house"));

        foreach (var (team, count) in new[] { (north, 4), (south, 3) })
        {
            foreach (var member in await Members(house, team, count))
                await Add(house, member, "", 202603, needed: 10, shown: 9);
        }
        var report = await Report(house, 3);
        report.House.Replies.ShouldBe(170);
        report.Teams.Select(team => team.Replies).ShouldBe([null, 40L, null], "with South told, what is left of the house would be one colleague's");

        // Who left, or is in no team, counts for the house.
        await Add(house, Guid.CreateVersion7(), "", 202603, needed: 10, shown: 0);
        await Add(house, (await Members(house, null, 1))[0], "", 202603, needed: 10, shown: 0);
        report = await Report(house, 3);
        report.House.Replies.ShouldBe(190);
        report.Teams.Select(team => team.Replies).ShouldBe([null, 40L, 30L]);
    }

    [Fact]
    public async Task The_sums_are_ranges_of_an_index()
    {
        await using var house = await House.Open(On.Sqlite);
        await using var db = await house.Db();
        var sql = ReplyQuality.Of(db, 202510, 202601, 202603).ToQueryString();
        await using var connection = await house.Get<Database>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + System.Text.RegularExpressions.Regex.Replace(sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..], @"@\w+", "'1'");
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(3));
        plan.ShouldContain(step => step.Contains("USING INDEX IX_skill_months_source_principle_month", StringComparison.Ordinal));
        plan.ShouldNotContain(step => step.StartsWith("SCAN s", StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task The_page_is_for_those_who_measure_and_teaches_before_it_shows(On on)
    {
        await using var served = await Served.Start(on);
        foreach (var role in new[] { Role.Agent, Role.Trainer })
        {
            using var other = await SignedIn.As(served, role);
            (await other.GetAsync("/insights/quality")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        using var analyst = await SignedIn.As(served, Role.Analyst);
        (await Read(analyst, "/insights/quality")).ShouldContain("From 20 replies by 3 colleagues on, you see here how often the house and each team say back what happened");

        var today = DateTimeOffset.UtcNow;
        var month = today.Year * 100 + today.Month;
        await using (var db = await served.App.Services.GetRequiredService<IDbContextFactory<AmendsDb>>().CreateDbContextAsync())
        {
            for (var n = 0; n < 4; n++)
            {
                var account = Guid.CreateVersion7();
                foreach (var (principle, needed, shown) in new[] { ("", 25, 20), ("options", 25, 5), ("clarify", 4, 4) })
                    db.SkillMonths.Add(new SkillMonthRow { AccountId = account, Source = SkillSource.Live, Principle = principle, Month = month, Needed = needed, Shown = shown });
            }
            await db.SaveChangesAsync();
        }
        (await served.App.Services.GetRequiredService<ChangeTeam>().Make(Root, "Night <desk>")).Value();
        using var lead = await SignedIn.As(served, Role.Lead);
        var page = await Read(lead, "/insights/quality?months=6");
        page.ShouldContain("80 % of 100 reviewed replies show most of what the case asked for.");
        page.ShouldContain("<strong>20 %</strong> <span class=\"why small\">13 to 29 %, of 100</span>");
        page.ShouldContain("Too few before");
        page.ShouldMatch("<th scope=\"row\">Asking[^<]*</th>\\s*<td class=\"quiet\" colspan=\"2\">Too few to tell</td>");
        page.ShouldContain("nobody’s own figures are shown");
        page.ShouldContain("Warnings are not kept in sums");
        page.ShouldContain("<a href=\"/insights/quality?months=6\" aria-current=\"page\">6 months</a>");
        (await lead.GetStringAsync("/insights/quality")).ShouldContain("<bdi>Night &lt;desk&gt;</bdi>");
        (await Read(lead, "/insights/quality?months=7")).ShouldContain("<a href=\"/insights/quality?months=3\" aria-current=\"page\">3 months</a>");
        (await Read(lead, "/insights/issues")).ShouldContain("<a href=\"/insights/quality\">Quality of replies</a>");
        using var admin = await SignedIn.As(served, Role.Admin);
        (await admin.GetAsync("/insights/quality")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> Read(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path));

    private static async Task<QualityReport> Report(House house, int months) => (await house.Get<ReplyQuality>().Handle(house.Lead, months)).ShouldNotBeNull();

    private static async Task<Guid> Team(House house, string name) => (await house.Get<ChangeTeam>().Make(Root, name)).Value();

    private static async Task<List<Guid>> Members(House house, Guid? team, int count)
    {
        await using var db = await house.Db();
        var members = Enumerable.Range(0, count).Select(n => new Account { Id = Guid.CreateVersion7(), Name = $"Member {n}", Role = Role.Agent, UserName = $"{Guid.NewGuid():N}", SecurityStamp = "x", TeamId = team }).ToList();
        db.Users.AddRange(members);
        await db.SaveChangesAsync();
        return members.ConvertAll(member => member.Id);
    }

    private static async Task Add(House house, Guid account, string principle, int month, long needed, long shown, SkillSource source = SkillSource.Live)
    {
        await using var db = await house.Db();
        db.SkillMonths.Add(new SkillMonthRow { AccountId = account, Source = source, Principle = principle, Month = month, Needed = needed, Shown = shown });
        await db.SaveChangesAsync();
    }
}
