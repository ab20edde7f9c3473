using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Path;

public class RecoveryPathTests
{
    [Fact]
    public void A_fresh_complaint_is_first_of_all_to_be_listened_to()
    {
        var path = Story.Begin(heat: 85).Path;
        path.Next!.Step.ShouldBe(Step.Listen);
        path.Next.Reason.ShouldBe("Because they are furious and nobody has heard them out yet.");
        path.Steps.Select(s => s.Step).ShouldBe(Enum.GetValues<Step>());
        path.Steps.Skip(1).ShouldAllBe(s => s.State == StepState.Open);
    }

    [Fact]
    public void Reading_to_the_end_is_listening_and_so_is_answering()
    {
        Story.Begin().Read().Path[Step.Listen].State.ShouldBe(StepState.Done);
        Story.Begin().Reply().Path[Step.Listen].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void A_new_message_is_to_be_read_again_and_the_first_reading_is_kept()
    {
        var path = Story.Begin().Read().Hear(60).Path;
        path.Next!.Step.ShouldBe(Step.Listen);
        path[Step.Listen].Earlier.Count.ShouldBe(1);
    }

    [Fact]
    public void What_a_reply_shows_is_done_with_the_words_as_evidence()
    {
        var story = Story.Begin().Reply(Step.Acknowledge, Step.Own);
        var shown = story.Path[Step.Acknowledge].Evidence.Single();
        (shown.Sequence, shown.Start, shown.Length, shown.Strength).ShouldBe((3, 3, 14, 0.9));
        shown.MessageId.ShouldBe(((MessageSent)story.Timeline[2].What).MessageId);
        story.Path[Step.Own].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void Words_that_only_hint_at_a_step_do_not_show_it()
    {
        var story = Story.Begin();
        story.Do(new SendMessage(Guid.NewGuid(), Channel.Email, 40, [], [new Evidence(Step.Own, 0.49)], []));
        story.Path[Step.Own].State.ShouldBe(StepState.Open);
    }

    [Fact]
    public void A_colleagues_one_key_record_of_a_call_counts_in_full()
    {
        var shown = Story.Begin().Note(Step.Acknowledge).Path[Step.Acknowledge];
        shown.State.ShouldBe(StepState.Done);
        shown.Strength.ShouldBe(1);
        shown.Evidence.Single().By.ShouldBe(Histories.Ines);
    }

    [Fact]
    public void The_reason_counts_the_concerns_that_were_named_and_those_that_are_answered()
    {
        string[] concerns = ["delivery.late", "contact.no_reply"];
        Story.Begin(concerns: concerns).Read().Path.Next!.Reason.ShouldBe("Because two concerns were named and nobody has named them back yet.");
        var story = Story.Begin(concerns: concerns).Read().Reply([MessageSent.Unanswered + "delivery.late"], Step.Own);
        story.Path.Next!.Step.ShouldBe(Step.Acknowledge);
        story.Path.Next.Reason.ShouldBe("Because two concerns were named and one is answered.");
    }

    [Fact]
    public void Asking_whether_we_heard_right_is_half_of_it_and_the_confirmation_the_other()
    {
        var story = Story.Begin().Reply(Step.Acknowledge).Do(new SendClarification("Your parcel is nine days late."));
        story.Path[Step.Clarify].State.ShouldBe(StepState.Started);
        story.Path.Next!.Step.ShouldBe(Step.Own);
        story.Do(new AnswerClarification(true, null), Histories.Customer);
        story.Path[Step.Clarify].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void A_correction_asks_to_say_it_back_once_more()
    {
        var story = Story.Begin().Reply(Step.Acknowledge).Do(new SendClarification("Your parcel is nine days late."));
        story.Do(new AnswerClarification(false, "Nineteen days."), Histories.Customer);
        story.Path.Next!.Step.ShouldBe(Step.Clarify);
        story.Path.Next.Reason.ShouldContain("corrected");
    }

    [Fact]
    public void The_customers_own_yes_exactly_shows_that_it_is_clear()
    {
        var story = Story.Begin().Reply(Step.Acknowledge, Step.Clarify);
        story.Path[Step.Clarify].State.ShouldBe(StepState.Started);
        story.Hear(30, evidence: new Evidence(Step.Clarify, 0.8, 0, 12));
        story.Path[Step.Clarify].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void A_wish_that_the_customer_named_need_not_be_asked_for()
    {
        Story.Begin(wants: ["refund"]).Path[Step.Ask].State.ShouldBe(StepState.Done);
        Story.Begin(wants: ["none"]).Path[Step.Ask].State.ShouldBe(StepState.Open);
    }

    [Fact]
    public void The_reason_for_an_offer_names_what_they_want_most()
    {
        var story = Story.Begin(wants: ["refund", "listen"]).Reply(Step.Acknowledge, Step.Own).Note(Step.Clarify);
        story.Path.Next!.Reason.ShouldBe("Because they want their money back and have no answer to that yet.");
    }

    [Fact]
    public void When_all_is_done_and_told_the_case_is_to_be_resolved_before_the_follow_up()
    {
        var story = Heard().Note(Step.Agree).Note(Step.Act).Reply(Step.Inform);
        story.Path.Next!.Step.ShouldBe(Step.FollowUp);
        story.Path.Next.Prompt.ShouldStartWith("Mark the case as resolved");
    }

    [Fact]
    public void An_offer_begins_the_agreement_and_the_choice_completes_it()
    {
        var story = Heard();
        var option = new NewOption(Guid.NewGuid(), "refund", "Your money back", null);
        story.Do(new OfferOptions([option, option with { Id = Guid.NewGuid() }]));
        story.Path[Step.Offer].State.ShouldBe(StepState.Done);
        story.Path.Next!.Step.ShouldBe(Step.Agree);
        story.Path.Next.Reason.ShouldStartWith("Because two ways to put it right are on offer");
        story.Do(new Agree(option.Id, null), Histories.Customer);
        story.Path[Step.Agree].State.ShouldBe(StepState.Done);
        story.Path.Next!.Step.ShouldBe(Step.Act);
    }

    [Fact]
    public void Options_that_do_not_suit_are_to_be_offered_anew()
    {
        var story = Heard().Do(new OfferOptions([new(Guid.NewGuid(), "apology", "A card", null)])).Do(new DeclineOptions("No."), Histories.Customer);
        story.Path[Step.Offer].State.ShouldBe(StepState.Next);
        story.Path[Step.Offer].Evidence.ShouldBeEmpty();
        story.Path[Step.Offer].Earlier.Count.ShouldBe(1);
    }

    [Fact]
    public void The_work_is_done_when_every_planned_action_is()
    {
        var story = Heard().Do(new Agree(null, "A new one by Friday."));
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        story.Do(new PlanAction(first, "Pack it", null, "Stores", null)).Do(new PlanAction(second, "Post it", null, null, null));
        story.Do(new CompleteAction(first, null));
        story.Path.Next!.Reason.ShouldBe("Because one of two actions is done.");
        story.Path[Step.Act].State.ShouldBe(StepState.Next);
        story.Do(new CompleteAction(second, null));
        story.Path[Step.Act].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void A_promised_call_back_that_was_made_is_not_yet_what_puts_it_right()
    {
        var story = Story.Begin();
        var promise = story.Promise();
        story.Do(new MakePromise(promise)).Do(new FulfilPromise(promise.Id, null));
        story.Path[Step.Act].State.ShouldNotBe(StepState.Done);
    }

    [Fact]
    public void Informing_counts_once_it_is_agreed_what_will_be_done()
    {
        var story = Heard().Reply(Step.Inform);
        story.Path[Step.Inform].State.ShouldBe(StepState.Open);
        story.Do(new Agree(null, "A new one by Friday.")).Reply(Step.Inform);
        story.Path[Step.Inform].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void Where_the_fix_was_known_what_they_were_told_along_the_way_counts_once_it_is_resolved()
    {
        var story = Story.Begin().Reply(Step.Acknowledge, Step.Own, Step.Offer, Step.Inform);
        story.Path[Step.Inform].State.ShouldBe(StepState.Open);
        story.Resolved();
        story.Path[Step.Inform].State.ShouldBe(StepState.Done);
        story.Path.Next!.Step.ShouldBe(Step.FollowUp);
    }

    [Fact]
    public void What_was_said_before_an_agreement_is_no_news_of_what_came_after_it()
    {
        var story = Story.Begin().Reply(Step.Acknowledge, Step.Own, Step.Offer, Step.Inform).Do(new Agree(null, "A new one by Friday.")).Resolved();
        story.Path.Next!.Step.ShouldBe(Step.Inform);
        story.Path.Next.Reason.ShouldBe("Because it is put right, and nobody has told them so yet.");
    }

    [Fact]
    public void Once_something_fitting_is_on_offer_the_choice_is_next_and_no_question_back()
    {
        var story = Story.Begin().Reply(Step.Acknowledge, Step.Own).Do(new OfferOptions([new(Guid.NewGuid(), "refund", "Money back", null)]));
        story.Path.Next!.Step.ShouldBe(Step.Agree);
    }

    [Fact]
    public void The_whole_way_ends_with_every_step_done_and_nothing_next()
    {
        var story = WholeWay();
        story.Path.Steps.ShouldAllBe(s => s.State == StepState.Done);
        story.Path.Next.ShouldBeNull();
    }

    [Fact]
    public void Two_tries_without_an_answer_are_a_follow_up_and_one_is_half_of_it()
    {
        var story = Heard().Note(Step.Agree).Resolved().Reply(Step.Inform).Do(new FollowUp(FollowUpOutcome.NoAnswer, null));
        story.Path.Next!.Step.ShouldBe(Step.FollowUp);
        story.Path.Next.Reason.ShouldContain("Try once more");
        story.Do(new FollowUp(FollowUpOutcome.NoAnswer, null));
        story.Path[Step.FollowUp].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void A_skipped_step_shows_who_and_why_and_evidence_wins_over_it()
    {
        var story = Story.Begin().Reply(Step.Acknowledge).Do(new SkipStep(Step.Clarify, "They sent a photograph."));
        var skipped = story.Path[Step.Clarify];
        (skipped.State, skipped.Skipped!.Reason, skipped.Skipped.By).ShouldBe((StepState.Skipped, "They sent a photograph.", Histories.Ines));
        story.Note(Step.Clarify);
        story.Path[Step.Clarify].State.ShouldBe(StepState.Done);
    }

    [Fact]
    public void Heat_after_a_calm_spell_starts_a_new_round_and_keeps_what_was_shown()
    {
        var story = Heard().Hear(20).Read();
        story.Path.Round.ShouldBe(1);
        story.Hear(65);
        var path = story.Path;
        path.Round.ShouldBe(2);
        path.Next!.Step.ShouldBe(Step.Listen);
        path.Next.Reason.ShouldBe("Because they had calmed down, and this message is 45 degrees hotter: something new went wrong.");
        path[Step.Acknowledge].State.ShouldBe(StepState.Open);
        path[Step.Acknowledge].Earlier.Count.ShouldBe(1);
        path[Step.Acknowledge].Round.ShouldBe(2);
    }

    [Fact]
    public void What_is_agreed_stays_agreed_when_the_customer_heats_up()
    {
        var story = Heard().Do(new Agree(null, "A new one by Friday.")).Hear(20).Hear(70);
        story.Path[Step.Agree].State.ShouldBe(StepState.Done);
        story.Path[Step.Agree].Round.ShouldBe(1);
        story.Path[Step.Own].State.ShouldBe(StepState.Open);
    }

    [Fact]
    public void Reopening_starts_everything_anew_but_what_we_learned()
    {
        var story = WholeWay().Do(new Reopen("It broke again."));
        story.Path.Round.ShouldBe(2);
        story.Path[Step.Learn].State.ShouldBe(StepState.Done);
        story.Path.Next!.Step.ShouldBe(Step.Acknowledge);
        story.Path[Step.FollowUp].State.ShouldBe(StepState.Open);
        story.Path[Step.FollowUp].Earlier.ShouldNotBeEmpty();
    }

    [Fact]
    public void What_the_customer_says_as_they_reopen_it_counts_for_the_new_round()
    {
        var path = WholeWay().Hear(70, wants: ["refund"]).Path;
        path.Round.ShouldBe(2);
        path[Step.Ask].State.ShouldBe(StepState.Done);
        path[Step.Listen].State.ShouldBe(StepState.Next);
    }

    [Fact]
    public void A_broken_promise_is_to_be_named_and_owned()
    {
        var story = Heard();
        var promise = story.Promise(hours: 2);
        story.Do(new MakePromise(promise)).Pass(hours: 3).Do(new BreakPromise(promise.Id));
        story.Path[Step.Own].State.ShouldBe(StepState.Open);
        story.Path.Next!.Step.ShouldBe(Step.Acknowledge);
        story.Path.Next.Reason.ShouldContain("promise was broken");
    }

    [Fact]
    public void A_closed_case_has_nothing_next() => WholeWay().Do(new Close(null)).Path.Next.ShouldBeNull();

    [Fact]
    public void No_step_is_done_without_evidence_and_exactly_one_is_next_while_any_is_left() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        var path = RecoveryPath.From(history.Timeline);
        foreach (var step in path.Steps)
        {
            (step.State == StepState.Done && step.Evidence.Count == 0).ShouldBeFalse();
            (step.State == StepState.Skipped).ShouldBe(step.Skipped is not null && step.State is not StepState.Done);
            step.Evidence.Concat(step.Earlier).ShouldAllBe(e => e.Strength >= Evidence.Enough && e.Sequence <= history.State.Version);
        }

        var left = path.Steps.Any(s => s.State is not (StepState.Done or StepState.Skipped));
        path.Steps.Count(s => s.State == StepState.Next).ShouldBe(left && history.State.Stage is (Stage.Open or Stage.Resolved) ? 1 : 0);
        path.Next?.Step.ShouldBe(path.Steps.Single(s => s.State == StepState.Next).Step);
        path.Next?.Reason.ShouldStartWith("Because ");
        path.Next?.Reason.ShouldEndWith(".");
    });

    [Fact]
    public void The_path_and_the_complaint_count_the_same_rounds_and_skip_the_same_steps() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        var path = RecoveryPath.From(history.Timeline);
        path.Round.ShouldBe(history.State.Round);
        path.Steps.Where(s => s.Skipped is not null).Select(s => s.Step).ShouldBe(history.State.Skipped);
    });

    [Fact]
    public void More_evidence_never_undoes_a_step() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        if (history.State.Stage is not (Stage.Open or Stage.Resolved))
            return;
        var before = RecoveryPath.From(history.Timeline);
        Command more = seed % 2 == 0
            ? new NoteEvidence((Step)((seed & int.MaxValue) % 9), null)
            : new SendMessage(Guid.NewGuid(), Channel.Email, 70, [], [new Evidence((Step)((seed & int.MaxValue) % 12), 0.8)], []);
        var entries = ((Decision.Accepted)history.State.Decide(more, Histories.Ines, history.Now)).Entries;
        var after = RecoveryPath.From(history.Timeline.Concat(entries));
        foreach (var step in before.Steps.Where(s => s.State == StepState.Done))
            after[step.Step].State.ShouldBe(StepState.Done, step.Step.ToString());
    }, 500);

    private static Story Heard() => Story.Begin(wants: ["refund"]).Reply(Step.Acknowledge, Step.Own).Note(Step.Clarify);

    private static Story WholeWay() => Heard()
        .Do(new OfferOptions([new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "refund", "Your money back", new Money(4000, "GBP"))]))
        .Do(new Agree(Guid.Parse("11111111-1111-1111-1111-111111111111"), null), Histories.Customer)
        .Resolved()
        .Reply(Step.Inform)
        .Do(new FollowUp(FollowUpOutcome.Satisfied, null))
        .Do(new Thank("You showed us a broken form."))
        .Do(new NoteCause("web form", null));
}
