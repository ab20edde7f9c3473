using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Promises;

public class PromiseRiskTests
{
    [Fact]
    public void Nothing_is_said_before_half_the_time_has_gone()
    {
        var story = Promised("we'll refund you £40");
        At(story, hours: 4.9).ShouldBeNull();
        At(story, hours: 5)!.Danger.ShouldBe(PromiseDanger.NotBegun);
    }

    [Fact]
    public void Work_that_has_begun_is_left_alone_until_the_time_runs_out()
    {
        var story = Promised("I'll have the record put right", Promisor.I).Do(new PlanAction(Guid.NewGuid(), "Ask the registrar", Histories.Ines.Id, null, null));
        At(story, hours: 7.9).ShouldBeNull();
        At(story, hours: 8)!.Danger.ShouldBe(PromiseDanger.RunningOut);
    }

    [Fact]
    public void A_department_that_says_nothing_is_named()
    {
        var action = Guid.NewGuid();
        var story = Promised("we'll refund you £40").Do(new PlanAction(action, "Pay it out", null, "billing", null));
        At(story, hours: 6)!.ShouldBe(new(PromiseDanger.DepartmentSilent, "Half the time has gone and Billing has not said that they are at it."));
        story.Do(new CompleteAction(action, null));
        At(story, hours: 6).ShouldBeNull();
    }

    [Fact]
    public void A_department_that_said_through_its_link_that_it_is_at_it_has_begun()
    {
        var action = Guid.NewGuid();
        var story = Promised("we'll refund you £40").Do(new PlanAction(action, "Pay it out", null, "Billing", null)).Do(new BeginAction(action, "Billing"), Actor.Amends);
        At(story, hours: 6).ShouldBeNull();
        At(story, hours: 8)!.Danger.ShouldBe(PromiseDanger.RunningOut);
    }

    [Fact]
    public void Another_departments_work_does_not_count() =>
        At(Promised("we'll refund you £40").Do(new PlanAction(Guid.NewGuid(), "Pack it", null, "Delivery", null)), hours: 6)!.Danger.ShouldBe(PromiseDanger.NotBegun);

    [Fact]
    public void A_call_needs_no_beginning() => At(Promised("I'll ring you", Promisor.I), hours: 7).ShouldBeNull();

    [Fact]
    public void A_new_date_begins_anew_and_what_is_settled_or_broken_is_no_risk()
    {
        var story = Promised("I'll ring you", Promisor.I);
        var (made, id) = (story.Now, story.State.Promises[0].Id);
        story.Pass(9);
        PromiseRisk.WantsWord(story.State.Promises[0], made, story.Now).ShouldBeTrue();
        story.Do(new RenegotiatePromise(id, story.Now + Duration.FromHours(10), DuePrecision.Time, null));
        PromiseRisk.Of(story.State.Promises[0], story.Now, story.State, story.Now + Duration.FromHours(7)).ShouldBeNull();
        PromiseRisk.WantsWord(story.State.Promises[0], story.Now, story.Now + Duration.FromHours(7)).ShouldBeFalse();
        var moved = story.Now;
        story.Pass(11).Do(new BreakPromise(id), Actor.Amends);
        PromiseRisk.Of(story.State.Promises[0], moved, story.State, story.Now).ShouldBeNull();
        PromiseRisk.WantsWord(story.State.Promises[0], moved, story.Now).ShouldBeTrue();
        story.Do(new FulfilPromise(id, null));
        PromiseRisk.WantsWord(story.State.Promises[0], moved, story.Now).ShouldBeFalse();
    }

    [Fact]
    public void A_promise_survives_replies_and_hand_overs()
    {
        var story = Promised("I'll ring you", Promisor.I).Reply().Do(new ChangeOwner(Histories.Tom.Id, null)).Hear(70).Resolved();
        story.State.Promises.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.State.ShouldBe(PromiseState.Open), p => p.Owner.ShouldBe(Histories.Ines.Id));
        story.Refused(new Close(null)).Code.ShouldBe("promises_stand");
    }

    private static PromiseRisk? At(Story story, double hours) =>
        PromiseRisk.Of(story.State.Promises[0], story.State.Promises[0].MadeAt, story.State, story.State.Promises[0].MadeAt + Duration.FromHours(hours));

    private static Story Promised(string words, Promisor promisor = Promisor.We)
    {
        var story = Story.Begin();
        return story.Do(new MakePromise(story.Promise(hours: 10) with { Words = words, Promisor = promisor }));
    }
}
