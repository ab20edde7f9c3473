using Amends.Application;
using Amends.Application.Demo;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Demo;

public sealed class SeedDemoTests
{
    private static readonly IReadOnlyDictionary<string, Person> Team =
        DemoTeam.Members.ToDictionary(member => member.Key, member => new Person(Guid.CreateVersion7(), member.Name, member.Role));

    [Theory, OnBoth]
    public async Task Every_line_of_every_script_is_accepted_and_folds_to_its_row(On on)
    {
        await using var house = await House.Open(on);
        var count = await house.Create<SeedDemo>().Run(Team, TestContext.Current.CancellationToken);

        count.ShouldBeGreaterThan(200);
        await using var db = await house.Db();
        var rows = await db.Complaints.ToListAsync(TestContext.Current.CancellationToken);
        rows.Count.ShouldBe(count);
        var timelines = await db.Timeline.OrderBy(t => t.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        foreach (var entries in timelines.GroupBy(t => t.ComplaintId))
            Json.Write(Complaint.Fold(entries.Select(t => t.ToEntry()))).ShouldBe(rows.Single(row => row.Id == entries.Key).State);
    }

    [Fact]
    public async Task The_demo_shows_cases_at_every_stage_and_promises_of_every_kind()
    {
        await using var house = await House.Open(On.Sqlite);
        await house.Create<SeedDemo>().Run(Team, TestContext.Current.CancellationToken);

        await using var db = await house.Db();
        (await db.Complaints.CountAsync(c => c.Stage == Stage.Open, TestContext.Current.CancellationToken)).ShouldBeInRange(40, 100);
        (await db.Complaints.CountAsync(c => c.Stage == Stage.Resolved, TestContext.Current.CancellationToken)).ShouldBeGreaterThan(2);
        (await db.Complaints.CountAsync(c => c.Stage == Stage.Closed, TestContext.Current.CancellationToken)).ShouldBeGreaterThan(60);
        var kinds = await db.Timeline.Select(t => t.Kind).Distinct().ToListAsync(TestContext.Current.CancellationToken);
        string[] expected = ["promise_made", "promise_fulfilled", "promise_broken", "promise_renegotiated", "clarification_answered", "option_offered", "agreed", "action_done", "approval_decided", "goodwill_given", "followed_up", "survey_answered", "thanked", "cause_noted"];
        expected.Except(kinds).ShouldBeEmpty();
        (await house.Get<Application.Library.HousePhrases>().All()).Count(one => one.Uses > 0).ShouldBeGreaterThan(1);
        (await db.Outbox.CountAsync(o => o.DoneAt == null, TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task The_demo_shows_people_who_practise_in_teams_with_a_programme_and_lessons(On on)
    {
        await using var house = await House.Open(on);
        var team = new Dictionary<string, Person>();
        foreach (var (key, name, role) in DemoTeam.Members)
        {
            var account = new Account { Id = Guid.CreateVersion7(), Name = name, Role = role, UserName = key, SecurityStamp = "x" };
            await using var db = await house.Db();
            db.Users.Add(account);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            team[key] = account.AsPerson();
        }
        await house.Create<SeedDemoPractice>().Run(team, TestContext.Current.CancellationToken);

        var (view, training) = (house.Get<PracticeView>(), house.Get<Training>());
        (await view.Mine(team["ines"])).Items.Count.ShouldBe(9);
        (await view.Mine(team["amara"])).Items.ShouldContain(one => one.Ended == PracticeEnd.Open);
        (await view.Shared(team["ruth"])).Items.Count.ShouldBeGreaterThanOrEqualTo(4);
        var programmes = await training.Mine(team["ines"]);
        programmes.Count.ShouldBe(2);
        programmes.ShouldContain(one => one.Standing.Done > 0 && !one.Standing.IsFinished, "one is in progress");
        (await house.Get<Skills>().Mine(team["ines"])).All.ShouldNotBeEmpty();
        (await house.Get<Lessons>().Find("", null)).Count.ShouldBe(6);
        (await house.Get<ListPeople>().Teams()).Count.ShouldBe(2);
    }
}
