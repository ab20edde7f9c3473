using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Practice;

public sealed class SkillTests
{
    private const string Good = "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That must be horrible, and it is our mistake.";
    private const string Bare = "We will look into it.";

    [Theory, OnBoth]
    public async Task What_a_session_showed_counts_once_as_it_ends_and_is_gone_with_it(On on)
    {
        await using var house = await House.Open(on);
        var (begin, play, keep, view) = (house.Get<BeginPractice>(), house.Get<PlayReply>(), house.Get<KeepPractice>(), house.Get<PracticeView>());
        var id = (await begin.Handle(house.Agent, "late_delivery", exam: false)).Value();
        (await play.Handle(house.Agent, id, 0, Good)).Value();
        (await play.Handle(house.Agent, id, 1, Bare)).Value();
        (await Sums(house)).ShouldBeEmpty("it is not over");
        (await keep.Stop(house.Agent, id)).Value().ShouldBeTrue();
        (await keep.Stop(house.Agent, id)).ShouldBeOfType<Outcome<bool>.NotFound>();
        // What the customer answers is drawn by lot, and with it what the second reply needs.
        var first = await Sums(house);
        first.ShouldBe(Counted((await view.Handle(house.Agent, id))!), ignoreOrder: true);
        first[(SkillSource.Practice, "acknowledge")].Shown.ShouldBe(1, "the good reply shows it, the bare one does not");

        // The reply that a rewound session took over counts where it was played.
        var again = (await begin.Rewind(house.Agent, id, 1)).Value();
        (await play.Handle(house.Agent, again, 1, Good)).Value();
        await keep.Stop(house.Agent, again);
        var more = Counted((await view.Handle(house.Agent, again))!);
        more.Values.ShouldAllBe(count => count.Needed == 1);
        var both = await Sums(house);
        both.Keys.ShouldBe(first.Keys.Union(more.Keys), ignoreOrder: true);
        both.ShouldAllBe(sum => sum.Value.Needed == first.GetValueOrDefault(sum.Key).Needed + more.GetValueOrDefault(sum.Key).Needed);
        (await keep.Delete(house.Agent, again)).Value().ShouldBeTrue();
        (await Sums(house)).Where(sum => sum.Value != (0, 0)).ShouldBe(first, ignoreOrder: true);
        (await keep.Delete(house.Agent, id)).Value().ShouldBeTrue();
        (await Sums(house)).Values.Distinct().ShouldHaveSingleItem().ShouldBe((0L, 0L));
    }

    [Theory, OnBoth]
    public async Task Live_replies_count_apart_and_only_once_they_are_sent(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("Two weeks and no fridge! All our food is spoiled and nobody rings back. I am furious.");
        (await house.Get<ReviewDraft>().Handle(house.Agent, reference, Bare)).ShouldNotBeNull();
        (await Sums(house)).ShouldBeEmpty();
        var once = new Once(house.Agent.Id, "reply", [1]);
        for (var twice = 0; twice < 2; twice++)
            (await house.Get<SendReply>().Handle(house.Target(reference) with { Once = once }, new Reply(Bare))).Value();
        var sums = await Sums(house);
        sums.Keys.ShouldAllBe(key => key.Source == SkillSource.Live);
        sums[(SkillSource.Live, "acknowledge")].ShouldBe((1, 0), "the same press twice is one reply");
    }

    [Theory, OnBoth]
    public async Task Nobody_has_a_figure_before_twenty_replies_and_leads_see_needs_without_one(On on)
    {
        await using var house = await House.Open(on);
        var ada = await ProgrammeTests.Colleague(house);
        var skills = house.Get<Skills>();
        await Add(house, ada.Id, SkillSource.Live, "options", 202602, needed: 19, shown: 0);
        (await skills.Mine(ada)).Needs.ShouldBeEmpty();
        (await skills.Mine(ada)).All.ShouldHaveSingleItem().Live.Missing.ShouldBe(1);
        await Add(house, ada.Id, SkillSource.Live, "options", 202603, needed: 1, shown: 0);
        await Add(house, ada.Id, SkillSource.Practice, "options", 202603, needed: 30, shown: 30);
        await Add(house, ada.Id, SkillSource.Live, "timeline", 202508, needed: 500, shown: 0);

        var mine = await skills.Mine(ada, "options");
        var need = mine.Needs.ShouldHaveSingleItem();
        (need.Principle, need.Seen, need.Trains!.Id).ShouldBe(("options", SkillSource.Live, "wrong_item"));
        mine.All.Single(skill => skill.Principle == "options").ShouldBe(new Skill("options", new(30, 30), new(20, 0)), "two columns, never one sum");
        (mine.LiveCurve.Count, mine.LiveCurve[^1].Month, mine.LiveCurve[^1].Share).ShouldBe((12, 202603, new SkillShare(20, 0)));
        mine.LiveCurve[^2].Share.ShouldBe(new SkillShare(19, 0));
        mine.PracticeCurve[^2].Share.Needed.ShouldBe(0);

        (await skills.People(ada)).ShouldBeNull("each sees their own");
        var person = (await skills.People(house.Lead))!.Items.ShouldHaveSingleItem();
        person.Needs.ShouldHaveSingleItem().Principle.ShouldBe("options");
    }

    [Theory, OnBoth]
    public async Task Those_who_practised_are_set_beside_those_who_did_not(On on)
    {
        await using var house = await House.Open(on);
        for (var n = 0; n < 12; n++)
        {
            var account = Guid.CreateVersion7();
            await Add(house, account, SkillSource.Live, "", 202510, needed: 50, shown: 20 + n);
            await Add(house, account, SkillSource.Live, "", 202601, needed: 50, shown: n % 2 == 0 ? 30 + n : 20 + n);
            // Of the last two one practised before already, and one wrote in one half only.
            if (n % 2 == 0)
                await Add(house, account, SkillSource.Practice, "", n == 10 ? 202509 : 202512, needed: 10, shown: 5);
        }
        await Add(house, Guid.CreateVersion7(), SkillSource.Live, "", 202601, needed: 50, shown: 0);
        var found = (await house.Get<PracticeAndLive>().Handle(house.Lead)).ShouldNotBeNull();
        (found.First, found.Split, found.Last).ShouldBe((202509, 202512, 202602));
        (found.Effect.Practised.People, found.Effect.Without.People).ShouldBe((5, 6));
        found.Effect.Difference.By.ShouldBe(0.2, 1e-9);
        (await house.Get<PracticeAndLive>().Handle(house.Lead, "timeline"))!.Effect.IsEnough.ShouldBeFalse();
        (await house.Get<PracticeAndLive>().Handle(house.Agent)).ShouldBeNull();
    }

    [Fact]
    public async Task The_sums_of_people_are_ranges_of_their_key()
    {
        await using var house = await House.Open(On.Sqlite);
        await using var db = await house.Db();
        var sql = Skills.Of(db, [Guid.NewGuid()], 202601).ToQueryString();
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + System.Text.RegularExpressions.Regex.Replace(sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..], @"@\w+", "'[]'");
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetString(3).ShouldContain("SEARCH s USING INDEX");
    }

    [Fact]
    public async Task Each_sees_their_own_page_and_leads_who_needs_what()
    {
        var served = await Served.Shared(On.Sqlite);
        using var agent = await SignedIn.As(served, Role.Agent);
        WebUtility.HtmlDecode(await agent.GetStringAsync("/practice/skills")).ShouldContain("once you have practised or replied");
        using var begun = await SignedIn.Post(agent, "/practice", "/practice", new() { ["scenario"] = "late_delivery" });
        var page = begun.Headers.Location!.ToString();
        await SignedIn.Post(agent, page, page + "/replies", new() { ["seen"] = "0", ["text"] = Good });
        await SignedIn.Post(agent, page, page + "/stop", []);
        var own = WebUtility.HtmlDecode(await agent.GetStringAsync("/practice/skills?of=acknowledge"));
        own.ShouldContain("19 more to a figure");
        own.ShouldContain("Over time: saying back what happened");
        (await agent.GetAsync("/practice/skills/people")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var lead = await SignedIn.As(served, Role.Lead);
        (await lead.GetStringAsync("/practice/skills/people")).ShouldContain("Too little to tell");
        (await lead.GetStringAsync("/practice/effect")).ShouldContain("Too few people to tell");
        (await agent.GetAsync("/practice/effect")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task Add(House house, Guid account, SkillSource source, string principle, int month, long needed, long shown)
    {
        await using var db = await house.Db();
        db.SkillMonths.Add(new SkillMonthRow { AccountId = account, Source = source, Principle = principle, Month = month, Needed = needed, Shown = shown });
        await db.SaveChangesAsync();
    }

    private static Dictionary<(SkillSource Source, string Principle), (long Needed, long Shown)> Counted(PracticeSession session) =>
        SkillCounts.Of(session).ByPrinciple.ToDictionary(one => (SkillSource.Practice, one.Key), one => (one.Value[0], one.Value[1]));

    private static async Task<Dictionary<(SkillSource Source, string Principle), (long Needed, long Shown)>> Sums(House house)
    {
        await using var db = await house.Db();
        return await db.SkillMonths.AsNoTracking().ToDictionaryAsync(row => (row.Source, row.Principle), row => (row.Needed, row.Shown));
    }
}
