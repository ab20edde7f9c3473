using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Practice;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public sealed class QueueViewTests
{
    [Theory, OnBoth]
    public async Task A_teams_part_of_the_queue_is_its_peoples_in_one_order_and_goes_on_where_it_was_cut(On on)
    {
        await using var house = await House.Open(on);
        var (queue, change) = (house.Get<Queue>(), house.Get<ChangeComplaint>());
        var admin = new Person(Guid.NewGuid(), "Ada", Role.Admin);
        var team = (await house.Get<ChangeTeam>().Make(admin, "North")).Value();
        var (ben, cleo, dora) = (await ProgrammeTests.Colleague(house, "Ben"), await ProgrammeTests.Colleague(house, "Cleo"), await ProgrammeTests.Colleague(house, "Dora"));
        foreach (var one in new[] { ben, cleo })
            (await house.Get<ChangeColleague>().SetTeam(admin, one.Id, null, team)).Value();
        var references = new List<string>();
        for (var i = 0; i < 9; i++)
        {
            references.Add(await house.Receive());
            (await change.Handle(house.Target(references[i]), new ChangeOwner(new[] { ben, cleo, dora }[i % 3].Id, null))).Value();
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await queue.OfTeam(ben, cursor, 2);
            seen.AddRange(page.Items.Select(item => item.Reference));
            cursor = page.Next;
        }
        while (cursor is not null);
        seen.ShouldBe(references.Where((_, i) => i % 3 != 2));
        (await queue.OfTeam(dora)).Items.ShouldBeEmpty("she is in no team");
    }

    [Theory, OnBoth]
    public async Task What_is_due_by_a_moment_and_who_is_angry_and_waits_are_parts_of_the_queue(On on)
    {
        await using var house = await House.Open(on);
        var queue = house.Get<Queue>();
        var calm = await house.Receive("Thanks, could you tell me when you open on Saturday?");
        var furious = await house.Receive("You useless idiots, this is the THIRD time you lie to me! I am furious, what the hell is wrong with you?!");
        var open = (await queue.Handle(house.Lead, new QueueQuery())).Items;
        open.Single(item => item.Reference == furious).Heat.ShouldBeGreaterThanOrEqualTo(60);

        var angry = new QueueQuery(Sort: QueueSort.Heat) { AngryAndWaiting = true };
        (await queue.Handle(house.Lead, angry)).Items.Select(item => item.Reference).ShouldBe([furious]);
        var first = open.Where(item => item.NextDue is not null).MinBy(item => item.NextDue)!;
        var due = await queue.Handle(house.Lead, new QueueQuery(Sort: QueueSort.Due) { DueBy = first.NextDue });
        due.Items.ShouldAllBe(item => item.NextDue <= first.NextDue);
        due.Items.ShouldContain(item => item.Reference == first.Reference);
        (await queue.Handle(house.Lead, new QueueQuery(Sort: QueueSort.Due) { DueBy = first.NextDue - Duration.FromSeconds(1) })).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_part_is_a_page_of_its_own_that_says_what_it_holds_also_where_it_is_empty()
    {
        var served = await Served.Shared(On.Sqlite);
        await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        foreach (var view in new[] { "", "?view=mine", "?view=team", "?view=unowned", "?view=today", "?view=angry", "?view=nonsense", "?view=unowned&after=nonsense" })
        {
            using var page = await agent.GetAsync("/queue" + view);
            page.StatusCode.ShouldBe(HttpStatusCode.OK, view);
            (await page.Content.ReadAsStringAsync()).ShouldContain("Angry, waiting");
        }
        WebUtility.HtmlDecode(await agent.GetStringAsync("/queue?view=mine")).ShouldContain("You have no open case.");
        var team = WebUtility.HtmlDecode(await agent.GetStringAsync("/queue?view=team"));
        team.ShouldContain("Nobody in your team has an open case.");
        team.ShouldContain("aria-current=\"page\"");
    }
}
