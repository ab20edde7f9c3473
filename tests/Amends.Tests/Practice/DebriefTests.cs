using Amends.Practice;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

public sealed class DebriefTests
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);

    private const string Doubts = "I'm sorry if you feel let down. Our system shows that the driver was there, so calm down please.";
    private const string Hears = "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That must be horrible, and it is our mistake.";
    private const string Solves = "I'm bringing the bike to your door by 8 tomorrow morning and will ring you when the driver leaves.";

    private static Session Play(params string[] replies) => replies.Aggregate(
        Session.Begin(ScenarioLibrary.Find("late_delivery")!, 3), (session, reply) => session.Play(reply, Sent));

    [Fact]
    public void It_names_the_reply_that_helped_and_the_one_that_hurt()
    {
        var debrief = Debrief.Of(Play(Doubts, Hears, Solves));
        debrief.Worst.ShouldBe(0);
        debrief.Best.ShouldBeOneOf(1, 2);
        debrief.Hurt.ShouldContain(lesson => lesson.Turn == 0 && lesson.Reason.Amount > 0 && lesson.Words != null && Doubts.Contains(lesson.Words));
        debrief.Helped.ShouldAllBe(lesson => lesson.Reason.Amount < 0);
    }

    [Fact]
    public void Better_words_for_the_worst_reply_are_reckoned_from_the_same_place()
    {
        var session = Play(Doubts, Hears);
        var better = Debrief.Of(session).Better.ShouldNotBeNull();
        better.Anger.ShouldBe(session.RewindTo(0).Play(better.Draft, Sent).State.Anger);
        better.Anger.ShouldBeLessThan(session.Turns[0].Anger);
        better.Review.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Every_step_it_names_has_a_reply_that_shows_it()
    {
        var session = Play(Doubts, Hears, Solves);
        var steps = Debrief.Of(session).Steps;
        steps.ShouldContain(shown => shown.Step == Step.Acknowledge && shown.Turn == 1);
        steps.ShouldAllBe(shown => shown.Words == null || session.Turns[shown.Turn].Reply.Contains(shown.Words));
        steps.Count.ShouldBe(session.Steps.Count);
    }

    [Fact]
    public void What_was_shown_in_any_reply_is_not_asked_for() =>
        Debrief.Of(Play(Hears, Solves)).Try.ShouldNotContain(prompt => prompt.Principle == "acknowledge");

    [Fact]
    public void Rewinding_plays_the_same_customer_from_that_place()
    {
        var session = Play(Doubts, Hears);
        session.RewindTo(1).Play(Hears, Sent).Anger.ShouldBe(session.Anger);
        session.RewindTo(0).Anger.ShouldBe([68d]);
    }

    [Fact]
    public void Before_the_first_reply_there_is_nothing_to_talk_over() =>
        Should.Throw<ArgumentException>(() => Debrief.Of(Play()));
}
