using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

public class ServiceCharterTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.Weekdays("office", DateTimeZone.Utc, [Hours.Parse("09:00-17:00")]);
    private static readonly Charter Service = Charter.Service(Office);

    [Theory]
    [InlineData(85, 15)]
    [InlineData(70, 60)]
    [InlineData(50, 240)]
    [InlineData(30, 480)]
    [InlineData(5, 480)]
    public void The_first_reply_is_due_the_sooner_the_hotter(double heat, int minutes)
    {
        var story = Story.Begin(heat);
        Due(story, "first_reply").Due.ShouldBe(story.Now + Duration.FromMinutes(minutes));
    }

    [Fact]
    public void A_hotter_word_while_they_wait_brings_the_reply_forward_from_when_it_came()
    {
        var story = Story.Begin(heat: 10).Pass(hours: 2).Hear(90);
        Due(story, "first_reply").Due.ShouldBe(story.Now + Duration.FromMinutes(15));
        var calmer = Story.Begin(heat: 90).Pass(hours: 2).Hear(10);
        Due(calmer, "first_reply").Due.ShouldBe(calmer.State.ReceivedAt + Duration.FromMinutes(15));
    }

    [Fact]
    public void What_the_first_reply_was_due_by_stays_as_it_was_when_later_words_are_hotter()
    {
        var story = Story.Begin(heat: 10);
        var due = Due(story, "first_reply").Due;
        story.Pass(hours: 1).Reply().Pass(hours: 1).Hear(90);
        var met = Due(story, "first_reply");
        (met.Due, met.IsLate).ShouldBe((due, false));
        Due(story, "reply").Due.ShouldBe(story.Now + Duration.FromMinutes(15));
    }

    [Fact]
    public void After_our_word_an_update_is_due_within_two_business_days_and_each_word_starts_it_anew()
    {
        var story = Story.Begin().Reply();
        Due(story, "update").Due.ShouldBe(Instant.FromUtc(2026, 3, 4, 17, 0));
        story.Pass(hours: 24).Reply();
        Due(story, "update").Due.ShouldBe(Instant.FromUtc(2026, 3, 5, 17, 0));
    }

    [Fact]
    public void While_the_customer_is_asked_something_the_update_pauses_and_we_ask_again_after_five_days()
    {
        var story = Story.Begin().Do(new SendClarification("Your parcel is late."));
        Codes(story).ShouldNotContain("update");
        Due(story, "nudge").Due.ShouldBe(Instant.FromUtc(2026, 3, 9, 17, 0));
    }

    [Fact]
    public void The_follow_up_counts_from_the_fix_and_the_closing_questions_from_the_follow_up()
    {
        var story = Story.Begin().Reply().Resolved();
        Due(story, "follow_up").Due.ShouldBe(Instant.FromUtc(2026, 3, 5, 17, 0));
        story.Pass(hours: 48).Do(new FollowUp(FollowUpOutcome.Satisfied, null));
        Due(story, "follow_up").MetAt.ShouldBe(story.Now);
        Due(story, "survey").Due.ShouldBe(Instant.FromUtc(2026, 3, 5, 17, 0));
        Due(story, "survey").Optional.ShouldBeTrue();
    }

    [Fact]
    public void A_follow_up_without_an_answer_is_due_once_more_and_then_met()
    {
        var story = Story.Begin().Reply().Resolved().Do(new FollowUp(FollowUpOutcome.NoAnswer, null));
        Due(story, "follow_up").MetAt.ShouldBeNull();
        story.Pass(hours: 24).Do(new FollowUp(FollowUpOutcome.NoAnswer, null));
        Due(story, "follow_up").MetAt.ShouldBe(story.Now);
    }

    [Fact]
    public void What_was_promised_planned_and_asked_is_due_too()
    {
        var story = Story.Begin().Do(new PlanAction(Guid.NewGuid(), "Post it", null, "Stores", Instant.FromUtc(2026, 3, 3, 9, 0)));
        var promise = story.Promise();
        story.Do(new MakePromise(promise)).Do(new AskApproval(Guid.NewGuid(), "May I?", null, Instant.FromUtc(2026, 3, 2, 12, 0)));
        Codes(story).ShouldBe(["first_reply", "approval", "promise", "action"], ignoreOrder: true);
        Due(story, "promise").Id.ShouldBe(promise.Id);
        story.Do(new FulfilPromise(promise.Id, null));
        Codes(story).ShouldNotContain("promise");
    }

    [Fact]
    public void No_time_is_counted_after_it_is_resolved_or_closed()
    {
        var story = Story.Begin().Resolved();
        Due(story, "first_reply").MetAt.ShouldBe(story.Now);
        Codes(story).ShouldNotContain("update");
        story.Do(new Close(null));
        Service.Deadlines(story.State).ShouldAllBe(d => d.MetAt != null);
    }

    [Fact]
    public void Nearest_first_and_nothing_is_both_met_and_running() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        var deadlines = Service.Deadlines(history.State);
        deadlines.Where(d => d.MetAt is null).Select(d => d.Due).ShouldBeInOrder();
        deadlines.SkipWhile(d => d.MetAt is null).ShouldAllBe(d => d.MetAt != null);
        deadlines.Where(d => d.Id is null).Select(d => d.Code).ShouldBeUnique();
        if (history.State is { Stage: Stage.Open, WaitingSince: not null })
            deadlines.ShouldContain(d => d.MetAt == null && (d.Code == "first_reply" || d.Code == "reply"));
    });

    [Fact]
    public void Warnings_come_at_shares_of_the_business_time()
    {
        // Calm words on a Friday at three: eight business hours, of which two are left before the weekend.
        var due = Due(Story.Begin(heat: 10, at: Instant.FromUtc(2026, 3, 6, 15, 0)), "first_reply");
        due.Started.ShouldBe(Instant.FromUtc(2026, 3, 6, 15, 0));
        due.HalfAt.ShouldBe(Instant.FromUtc(2026, 3, 9, 11, 0));
        due.RiskAt.ShouldBe(Instant.FromUtc(2026, 3, 9, 13, 24));
        due.Due.ShouldBe(Instant.FromUtc(2026, 3, 9, 15, 0));
    }

    private static Deadline Due(Story story, string code) => Service.Deadlines(story.State).Single(d => d.Code == code);

    private static IEnumerable<string> Codes(Story story) => Service.Deadlines(story.State).Where(d => d.MetAt is null).Select(d => d.Code);
}
