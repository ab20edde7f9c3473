using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

public class DecideTests
{
    [Fact]
    public void Folding_the_timeline_gives_the_state_that_was_reached_entry_by_entry() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        Written.Of(Complaint.Fold(history.Timeline)).ShouldBe(Written.Of(history.State));
        history.Timeline.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, history.Timeline.Count));
        history.State.Version.ShouldBe(history.Timeline.Count);
    });

    [Fact]
    public void Every_command_from_every_state_is_answered_with_entries_or_a_refusal_in_words() => Check.ForAnySeed(seed =>
    {
        foreach (var (before, command, _, decision) in Histories.Of(seed, 80).Decisions)
        {
            if (decision is Decision.Accepted accepted)
            {
                accepted.Entries.ShouldNotBeEmpty(command.ToString());
                accepted.Entries[0].Sequence.ShouldBe(before.Version + 1);
            }
            else
            {
                var refusal = ((Decision.Refused)decision).Refusal;
                refusal.Code.ShouldMatch("^[a-z_]+$");
                refusal.Words.ShouldEndWith(".");
            }
        }
    });

    [Fact]
    public void Random_histories_reach_every_stage_and_accept_every_kind_of_command()
    {
        var decisions = Enumerable.Range(0, 500).SelectMany(seed => Histories.Of(seed, 60).Decisions).ToList();
        decisions.Select(d => d.Before.Stage).Distinct().Count().ShouldBe(4);
        Transitions.Commands.Except(decisions.Where(d => d.Decision is Decision.Accepted).Select(d => d.Command.GetType())).ShouldBeEmpty();
    }

    [Fact]
    public void State_and_entries_come_back_as_they_were_written() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        Written.Of(Written.Back<Complaint>(Written.Of(history.State))).ShouldBe(Written.Of(history.State));
        foreach (var entry in history.Timeline)
            Written.Of(Written.Back<TimelineEntry>(Written.Of(entry))).ShouldBe(Written.Of(entry));
        Written.Of(Complaint.Fold(Written.Back<List<TimelineEntry>>(Written.Of(history.Timeline)))).ShouldBe(Written.Of(history.State));
    }, 50);

    [Fact]
    public void Codes_and_heat_are_written_the_way_our_interfaces_name_them()
    {
        Written.Of(new Heat(73.46)).ShouldBe("73.5");
        Written.Of(Step.FollowUp).ShouldBe("\"follow_up\"");
        Written.Of(Channel.InPerson).ShouldBe("\"in_person\"");
        Reference.TryParse("am 7k3f2q", out var reference).ShouldBeTrue();
        Written.Of(reference).ShouldBe("\"AM-7K3F-2Q\"");
        Written.Back<Reference>("\"AM-7K3F-2Q\"").ShouldBe(reference);
    }

    [Fact]
    public void Receiving_begins_the_case_with_the_customers_first_words_in_one_decision()
    {
        var story = Story.Begin(heat: 82);
        story.Timeline.Select(e => e.What.GetType()).ShouldBe([typeof(Received), typeof(MessageReceived)]);
        story.State.Stage.ShouldBe(Stage.Open);
        story.State.Heat.Band.ShouldBe(Band.Furious);
        story.State.WaitingSince.ShouldBe(story.Now);
    }

    [Fact]
    public void A_message_with_promises_makes_each_of_them()
    {
        var story = Story.Begin();
        story.Do(new SendMessage(Guid.NewGuid(), Channel.Email, 80, [], [], [story.Promise(), story.Promise()]));
        story.State.Promises.Count.ShouldBe(2);
        story.Timeline.Count(e => e.What is PromiseMade { MessageId: not null }).ShouldBe(2);
    }

    [Fact]
    public void What_Amends_sends_by_itself_is_no_reply()
    {
        var story = Story.Begin();
        story.Do(new SendMessage(Guid.NewGuid(), Channel.Email, null, [], [], []), Actor.Amends);
        story.State.FirstReplyAt.ShouldBeNull();
        story.State.WaitingSince.ShouldNotBeNull();
        story.Reply();
        story.State.FirstReplyAt.ShouldBe(story.Now);
        story.State.WaitingSince.ShouldBeNull();
    }

    [Theory]
    [InlineData(55, false, true)]
    [InlineData(10, true, true)]
    [InlineData(10, false, false)]
    public void An_upset_word_after_the_fix_reopens_the_case_and_a_calm_one_does_not(double heat, bool signal, bool reopens)
    {
        var story = Story.Begin().Resolved();
        story.Hear(heat, signals: signal ? ["churn"] : []);
        story.State.Stage.ShouldBe(reopens ? Stage.Open : Stage.Resolved);
        story.Timeline.Count(e => e.What is Reopened).ShouldBe(reopens ? 1 : 0);
    }

    [Fact]
    public void A_closed_case_reopens_and_hears_the_customer_in_one_decision()
    {
        var story = Story.Begin().Resolved();
        story.Do(new Close(null));
        var words = new HearCustomer(Guid.NewGuid(), Channel.Email, new Heat(60), [], [], [], []);
        story.Refused(words).Code.ShouldBe("closed");
        story.Do(new Reopen("They wrote again.", words));
        story.Timeline.TakeLast(2).Select(e => e.What.GetType()).ShouldBe([typeof(Reopened), typeof(MessageReceived)]);
        story.State.Stage.ShouldBe(Stage.Open);
        story.State.Unread.ShouldContain(words.MessageId);
    }

    [Fact]
    public void Reopening_is_refused_as_a_whole_where_what_follows_is_refused()
    {
        var story = Story.Begin().Resolved();
        story.Refused(new Reopen(null, new Thank(null))).Code.ShouldBe("not_resolved");
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(2, 2, true)]
    [InlineData(null, 1, true)]
    [InlineData(1, 3, false)]
    [InlineData(2, 5, false)]
    public void A_bad_answer_to_the_closing_questions_reopens_the_case_even_when_it_is_closed(int? right, int? fairness, bool reopens)
    {
        var resolved = Story.Begin().Resolved();
        resolved.Do(new AnswerSurvey(right, fairness, null), Histories.Customer);
        resolved.State.Stage.ShouldBe(reopens ? Stage.Open : Stage.Resolved);

        var closed = Story.Begin().Resolved();
        closed.Do(new Close(null));
        closed.Do(new AnswerSurvey(right, fairness, null), Histories.Customer);
        closed.State.Stage.ShouldBe(reopens ? Stage.Open : Stage.Closed);
    }

    [Fact]
    public void Not_yet_at_the_follow_up_reopens_the_case()
    {
        var story = Story.Begin().Resolved();
        story.Do(new FollowUp(FollowUpOutcome.NotYet, "The new one hums."));
        story.State.Stage.ShouldBe(Stage.Open);
        story.State.AgreedAt.ShouldBeNull();
    }

    [Fact]
    public void A_broken_promise_stays_broken_whatever_new_date_it_is_given()
    {
        var story = Story.Begin();
        var promise = story.Promise(hours: 2);
        story.Do(new MakePromise(promise));
        story.Pass(hours: 3);
        story.Do(new RenegotiatePromise(promise.Id, story.Now + Duration.FromHours(4), DuePrecision.Time, "The courier is late."));
        story.Timeline.TakeLast(2).Select(e => e.What.GetType()).ShouldBe([typeof(PromiseBroken), typeof(PromiseRenegotiated)]);
        story.Pass(hours: 1);
        story.Do(new FulfilPromise(promise.Id, null));
        var kept = story.State.Promises.Single();
        kept.State.ShouldBe(PromiseState.Late);
        kept.WasBroken.ShouldBeTrue();
        kept.Slips.ShouldBe(1);
    }

    [Fact]
    public void A_promise_renegotiated_in_time_and_kept_by_its_new_date_is_kept()
    {
        var story = Story.Begin();
        var promise = story.Promise(hours: 2);
        story.Do(new MakePromise(promise));
        story.Do(new RenegotiatePromise(promise.Id, story.Now + Duration.FromHours(6), DuePrecision.Time, null));
        story.Pass(hours: 5);
        story.Do(new FulfilPromise(promise.Id, null));
        story.State.Promises.Single().State.ShouldBe(PromiseState.Kept);
        story.State.Promises.Single().WasBroken.ShouldBeFalse();
    }

    [Fact]
    public void Heating_up_after_a_calm_spell_begins_a_new_round_and_forgets_what_was_skipped()
    {
        var story = Story.Begin(heat: 75);
        story.Do(new SkipStep(Step.Clarify, "They were perfectly clear."));
        story.Hear(25);
        story.State.Round.ShouldBe(1);
        story.Hear(44);
        story.State.Round.ShouldBe(1);
        story.Hear(45);
        story.State.Round.ShouldBe(2);
        story.State.Skipped.ShouldBeEmpty();
    }
}
