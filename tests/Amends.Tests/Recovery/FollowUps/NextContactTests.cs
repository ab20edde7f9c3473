using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.FollowUps;

public class NextContactTests
{
    private static readonly Charter Service = ShippedCharters.Latest("service");

    private static NextContact? Of(Story story) => NextContact.Of(story.State, Service);

    [Fact]
    public void Nobody_is_asked_before_it_is_put_right() => Of(Story.Begin().Reply()).ShouldBeNull();

    [Fact]
    public void It_is_due_after_the_last_thing_done_and_not_after_the_resolution()
    {
        var story = Story.Begin().Reply();
        var action = Guid.NewGuid();
        story.Do(new PlanAction(action, "Post a new one", null, null, null)).Do(new CompleteAction(action, null));
        var done = story.Now;
        story.Pass(hours: 48).Resolved();
        var next = Of(story).ShouldNotBeNull();
        next.ShouldBe(new NextContact(ContactKind.Ask, Due(done)));
    }

    [Fact]
    public void What_is_still_to_be_done_after_the_resolution_moves_it()
    {
        var story = Story.Begin().Reply();
        var action = Guid.NewGuid();
        story.Do(new PlanAction(action, "Post a new one", null, null, null)).Resolved();
        Of(story).ShouldBeNull("the fix is not done");
        story.Pass(hours: 72).Do(new CompleteAction(action, null));
        Of(story)!.Due.ShouldBe(Due(story.Now));
    }

    [Fact]
    public void A_promised_refund_is_part_of_the_fix_and_a_promised_call_is_not()
    {
        var story = Story.Begin().Reply();
        var refund = story.Promise(200) with { Words = "I will refund you £40", Kind = PromiseKind.Refund };
        story.Do(new MakePromise(refund)).Do(new MakePromise(story.Promise(300) with { Kind = PromiseKind.CallBack })).Resolved();
        Of(story).ShouldBeNull();
        story.Pass(hours: 30).Do(new FulfilPromise(refund.Id, null));
        Of(story)!.Due.ShouldBe(Due(story.Now));
    }

    [Theory]
    [InlineData(FollowUpOutcome.NoAnswer)]
    [InlineData(FollowUpOutcome.Asked)]
    public void Without_an_answer_there_is_one_more_try_and_then_a_kind_close(FollowUpOutcome outcome)
    {
        var story = Story.Begin().Reply().Resolved().Pass(hours: 24).Do(new FollowUp(outcome, null));
        Of(story).ShouldBe(new NextContact(ContactKind.AskAgain, Due(story.Now)));
        story.Pass(hours: 72).Do(new FollowUp(outcome, null));
        // A call that nobody took is over; a letter is given its time.
        Of(story).ShouldBe(new NextContact(ContactKind.CloseKindly, outcome == FollowUpOutcome.NoAnswer ? story.Now : Due(story.Now)));
        if (outcome == FollowUpOutcome.Asked)
            story.Refused(new FollowUp(outcome, null)).Code.ShouldBe("asked_twice");
        story.Do(new Close(null));
        Of(story).ShouldBeNull();
    }

    [Fact]
    public void Whoever_said_that_it_is_right_is_left_in_peace() => Of(Story.Begin().Reply().Resolved().Do(new FollowUp(FollowUpOutcome.Satisfied, null))).ShouldBeNull();

    [Fact]
    public void A_yes_to_what_we_asked_in_writing_is_the_answer()
    {
        var story = Story.Begin().Reply().Resolved().Do(new FollowUp(FollowUpOutcome.Asked, null)).Pass(hours: 3);
        story.Path[Step.FollowUp].State.ShouldNotBe(StepState.Done);
        story.Hear(5, evidence: new Evidence(Step.FollowUp, 0.9, 0, 3));
        story.State.FollowUp.ShouldBe(FollowUpOutcome.Satisfied);
        story.Path[Step.FollowUp].State.ShouldBe(StepState.Done);
        Of(story).ShouldBeNull();
    }

    [Fact]
    public void While_they_wait_for_us_nobody_asks_them_anything()
    {
        var story = Story.Begin().Reply().Resolved().Do(new FollowUp(FollowUpOutcome.Asked, null)).Hear(10);
        Of(story).ShouldBeNull();
        story.Reply();
        Of(story)!.Kind.ShouldBe(ContactKind.AskAgain);
    }

    [Fact]
    public void After_it_came_back_the_earlier_fix_does_not_count()
    {
        var story = Story.Begin().Reply();
        var action = Guid.NewGuid();
        story.Do(new PlanAction(action, "Post it", null, null, null)).Do(new CompleteAction(action, null)).Resolved().Pass(hours: 100).Do(new FollowUp(FollowUpOutcome.NotYet, null)).Reply();
        story.Pass(hours: 24).Resolved();
        Of(story).ShouldBe(new NextContact(ContactKind.Ask, Due(story.Now)));
    }

    [Fact]
    public void What_was_done_is_told_from_this_round_only()
    {
        var story = Story.Begin().Reply();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        story.Do(new PlanAction(first, "Look for it", null, null, null)).Do(new CompleteAction(first, null)).Resolved().Do(new Reopen("Not there"));
        story.Do(new PlanAction(second, "Post a new one.\nBy courier", null, null, null)).Pass(hours: 5).Do(new CompleteAction(second, null));
        var refund = story.Promise() with { Words = "I will refund the postage", Kind = PromiseKind.Refund };
        story.Do(new MakePromise(refund)).Do(new MakePromise(story.Promise())).Do(new FulfilPromise(refund.Id, null)).Do(new Resolve("A new one is there!"));
        WhatWasDone.Of(story.Timeline).Select(one => one.Words).ShouldBe(["Post a new one", "I will refund the postage", "A new one is there"]);
    }

    private static Instant Due(Instant from) => Service.Clocks.First(clock => clock.Code == "follow_up").Limit.From(from, Service.Calendar);
}
