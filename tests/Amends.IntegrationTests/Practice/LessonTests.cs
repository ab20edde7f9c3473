using System.Net;
using Amends.Application;
using Amends.Application.Practice;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Practice;

public sealed class LessonTests
{
    private const string Late = "My parcel with the lamp is three weeks late and nobody can tell me where it is.";

    [Theory, OnBoth]
    public async Task A_lesson_is_found_by_its_words_and_beside_a_like_case(On on)
    {
        await using var house = await House.Open(on);
        var (share, lessons) = (house.Get<ShareLesson>(), house.Get<Lessons>());
        var learnedOn = await house.Receive(Late);
        var lesson = (await share.Handle(house.Agent, "I rang the depot while she was on the line, and told her where the van stood.", "ownership", null, learnedOn)).Value();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await share.Handle(house.Agent, "I asked which of the two bills she had open before I said anything.", "clarify", "billing_error", null)).Value();

        (await lessons.Find("", null)).Select(one => one.Principle).ShouldBe(["clarify", "ownership"]);
        (await lessons.Find("", "ownership")).ShouldHaveSingleItem().Reference.ShouldBe(learnedOn);
        (await lessons.Find("where the van stood", null))[0].Id.ShouldBe(lesson);
        (await lessons.Find("parcel weeks late, no news", null))[0].Id.ShouldBe(lesson, "found by the situation, in words that it does not hold");
        (await lessons.Find("zebra crossing sunshine", null)).ShouldBeEmpty();

        var like = await house.Receive("Where is my parcel? It is weeks late and nobody knows anything.", "else@example.org");
        (await lessons.Like(house.Agent, like)).ShouldContain(one => one.Id == lesson);
        (await lessons.Like(house.Agent, learnedOn)).ShouldNotContain(one => one.Id == lesson, "who learned it knows it");

        (await share.Withdraw(house.Lead, lesson, true)).Value();
        (await lessons.Find("", null)).ShouldHaveSingleItem();
        (await share.Withdraw(house.Agent, lesson, false)).Value();
        (await lessons.Find("", null)).Count.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task What_is_no_lesson_is_refused_and_nobody_takes_down_anothers(On on)
    {
        await using var house = await House.Open(on);
        var share = house.Get<ShareLesson>();
        var reference = await house.Receive(Late);
        (await share.Handle(house.Agent, " ", "ownership", null, null)).Refusal().ShouldBe("text_missing");
        (await share.Handle(house.Agent, new string('x', ShareLesson.LongestWords + 1), "ownership", null, null)).Refusal().ShouldBe("text_too_long");
        (await share.Handle(house.Agent, "It worked.", "magic", null, null)).Refusal().ShouldBe("principle_unknown");
        await using (var db = await house.Db())
        {
            db.Complaints.Single(c => c.Reference == reference).Restricted = true;
            await db.SaveChangesAsync();
        }
        (await share.Handle(house.Agent, "It worked.", "ownership", null, reference)).Refusal().ShouldBe("case_restricted");
        var lesson = (await share.Handle(house.Lead, "It worked.", "ownership", null, null)).Value();
        (await share.Withdraw(house.Agent, lesson, true)).ShouldBeOfType<Outcome<bool>.NotFound>();
    }

    [Theory, OnBoth]
    public async Task A_lesson_from_a_scenario_that_is_no_more_is_kept_for_its_words(On on)
    {
        await using var house = await House.Open(on);
        var lesson = (await house.Get<ShareLesson>().Handle(house.Agent, "I rang the depot while she was on the line.", "ownership", "no_such", null)).Value();
        var kept = (await house.Get<Lessons>().Find("rang the depot", null)).ShouldHaveSingleItem();
        (kept.Id, kept.ScenarioId).ShouldBe((lesson, null));
    }

    [Theory, OnBoth]
    public async Task A_lesson_written_on_a_page_is_not_lost_by_a_scenario_that_is_no_more(On on)
    {
        await using var served = await Served.Start(on);
        var agent = await SignedIn.As(served, Role.Agent);
        var shared = await SignedIn.Post(agent, "/practice/lessons", "/practice/lessons", new() { ["words"] = "I rang the depot while she was on the line.", ["principle"] = "ownership", ["scenario"] = "no_such" });
        shared.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await agent.GetStringAsync(shared.Headers.Location)).ShouldContain("I rang the depot while she was on the line.");
    }
}
