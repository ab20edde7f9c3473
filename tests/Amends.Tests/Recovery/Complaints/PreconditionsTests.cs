using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

/// <summary>What is refused beyond the stage, each by its name.</summary>
public class PreconditionsTests
{
    private static readonly Guid Id = Guid.Parse("22222222-2222-2222-2222-222222222222");

    [Fact]
    public void A_complaint_needs_a_customer_and_a_charter()
    {
        var first = new HearCustomer(Id, Channel.Email, new Heat(50), [], [], [], []);
        var nothing = new Story();
        nothing.Refused(new Receive(Guid.Empty, "service@1", first)).Code.ShouldBe("customer_missing");
        nothing.Refused(new Receive(Id, " ", first)).Code.ShouldBe("charter_missing");
    }

    [Fact]
    public void A_message_is_read_once()
    {
        var story = Story.Begin();
        var message = story.State.Unread.Single();
        story.Do(new MarkRead(message));
        story.Refused(new MarkRead(message)).Code.ShouldBe("already_read");
        story.Refused(new MarkRead(Id)).Code.ShouldBe("already_read");
    }

    [Fact]
    public void Promises_are_whole_still_to_come_and_each_made_once()
    {
        var story = Story.Begin();
        var good = story.Promise();
        story.Refused(new MakePromise(good with { Words = " " })).Code.ShouldBe("words_missing");
        story.Refused(new MakePromise(good with { Due = story.Now })).Code.ShouldBe("due_passed");
        story.Refused(new MakePromise(good with { Due = null })).Code.ShouldBe("due_unclear");
        story.Refused(new MakePromise(good with { Precision = DuePrecision.None })).Code.ShouldBe("due_unclear");
        story.Refused(new SendMessage(Id, Channel.Email, null, [], [], [good, good])).Code.ShouldBe("promise_exists");
        story.Do(new MakePromise(good));
        story.Refused(new MakePromise(good)).Code.ShouldBe("promise_exists");
        story.Refused(new SendMessage(Id, Channel.Email, null, [], [], [.. Enumerable.Range(0, 51).Select(_ => story.Promise())])).Code.ShouldBe("promises_too_many");
    }

    [Fact]
    public void A_promise_is_settled_once_and_only_where_it_was_made()
    {
        var story = Story.Begin();
        var (kept, withdrawn) = (story.Promise(), story.Promise());
        story.Do(new MakePromise(kept)).Do(new MakePromise(withdrawn)).Do(new FulfilPromise(kept.Id, null)).Do(new WithdrawPromise(withdrawn.Id, "Not needed."));
        Command[] After(Guid id) => [new FulfilPromise(id, null), new BreakPromise(id), new RenegotiatePromise(id, story.Now + Duration.FromDays(9), DuePrecision.Day, null), new WithdrawPromise(id, null)];
        After(Id).Select(command => story.Refused(command).Code).ShouldAllBe(code => code == "promise_unknown");
        After(kept.Id).Select(command => story.Refused(command).Code).ShouldAllBe(code => code == "promise_kept");
        After(withdrawn.Id).Select(command => story.Refused(command).Code).ShouldAllBe(code => code == "promise_withdrawn");
    }

    [Fact]
    public void A_promise_breaks_when_its_time_has_passed_and_not_before_or_twice()
    {
        var story = Story.Begin();
        var (dated, undated) = (story.Promise(hours: 1), story.Promise() with { Due = null, Precision = DuePrecision.None });
        story.Do(new MakePromise(dated)).Do(new MakePromise(undated));
        story.Refused(new BreakPromise(dated.Id)).Code.ShouldBe("promise_not_due");
        story.Refused(new BreakPromise(undated.Id)).Code.ShouldBe("promise_undated");
        story.Pass(hours: 1).Do(new BreakPromise(dated.Id), Actor.Amends);
        story.Refused(new BreakPromise(dated.Id)).Code.ShouldBe("promise_broken");
    }

    [Fact]
    public void A_new_date_is_a_new_one_and_still_to_come()
    {
        var story = Story.Begin();
        var promise = story.Promise();
        story.Do(new MakePromise(promise));
        story.Refused(new RenegotiatePromise(promise.Id, promise.Due!.Value, DuePrecision.Time, null)).Code.ShouldBe("due_unchanged");
        story.Refused(new RenegotiatePromise(promise.Id, story.Now, DuePrecision.Time, null)).Code.ShouldBe("due_passed");
        story.Refused(new RenegotiatePromise(promise.Id, story.Now + Duration.FromDays(3), DuePrecision.None, null)).Code.ShouldBe("due_unclear");
    }

    [Fact]
    public void Two_colleagues_cannot_agree_on_different_options()
    {
        var (first, second) = (new NewOption(Guid.NewGuid(), "refund", "Money back", null), new NewOption(Guid.NewGuid(), "repair", "Mended", null));
        var story = Story.Begin().Do(new OfferOptions([first, second]));
        story.Refused(new Agree(Id, null)).Code.ShouldBe("option_unknown");
        story.Refused(new Agree(null, null)).Code.ShouldBe("words_missing");
        story.Do(new Agree(first.Id, null));
        story.Refused(new Agree(second.Id, null)).Code.ShouldBe("already_agreed");
        story.Do(new OfferOptions([new(Guid.NewGuid(), "refund", "More money back", null)]));
        story.Refused(new Agree(second.Id, null)).Code.ShouldBe("option_settled");
    }

    [Fact]
    public void Options_are_whole_new_and_declined_only_while_on_offer()
    {
        var story = Story.Begin();
        var option = new NewOption(Id, "refund", "Money back", new Money(4000, "GBP"));
        story.Refused(new DeclineOptions(null)).Code.ShouldBe("options_none");
        story.Refused(new OfferOptions([])).Code.ShouldBe("options_missing");
        story.Refused(new OfferOptions([option, option])).Code.ShouldBe("option_exists");
        story.Refused(new OfferOptions([option with { Words = "" }])).Code.ShouldBe("words_missing");
        story.Refused(new OfferOptions([option with { Value = new Money(-1, "GBP") }])).Code.ShouldBe("amount_negative");
        story.Refused(new OfferOptions([option with { Value = new Money(1, "pounds") }])).Code.ShouldBe("currency_unknown");
        story.Refused(new OfferOptions([option with { Value = default(Money) }])).Code.ShouldBe("currency_unknown");
        story.Do(new OfferOptions([option])).Refused(new OfferOptions([option])).Code.ShouldBe("option_exists");
    }

    [Fact]
    public void What_we_heard_is_confirmed_only_after_it_was_sent_and_once()
    {
        var story = Story.Begin();
        story.Refused(new AnswerClarification(true, null), Histories.Customer).Code.ShouldBe("clarification_none");
        story.Refused(new SendClarification("")).Code.ShouldBe("words_missing");
        story.Do(new SendClarification("It came late.")).Do(new AnswerClarification(true, null), Histories.Customer);
        story.Refused(new AnswerClarification(false, "No."), Histories.Customer).Code.ShouldBe("clarification_answered");
    }

    [Fact]
    public void Actions_are_planned_once_done_once_and_not_for_yesterday()
    {
        var story = Story.Begin();
        story.Refused(new PlanAction(Id, "", null, null, null)).Code.ShouldBe("words_missing");
        story.Refused(new PlanAction(Id, "Post it", null, null, story.Now)).Code.ShouldBe("due_passed");
        story.Refused(new CompleteAction(Id, null)).Code.ShouldBe("action_unknown");
        story.Do(new PlanAction(Id, "Post it", null, null, null));
        story.Refused(new PlanAction(Id, "Post it", null, null, null)).Code.ShouldBe("action_exists");
        story.Do(new CompleteAction(Id, null)).Refused(new CompleteAction(Id, null)).Code.ShouldBe("action_done");
    }

    [Fact]
    public void Nobody_approves_their_own_question_and_nobody_answers_twice()
    {
        var story = Story.Begin();
        story.Refused(new DecideApproval(Id, true, null)).Code.ShouldBe("approval_unknown");
        story.Do(new AskApproval(Id, "May I?", new Money(4000, "GBP"), null), Histories.Ines);
        story.Refused(new AskApproval(Id, "May I?", null, null)).Code.ShouldBe("approval_exists");
        story.Refused(new DecideApproval(Id, true, null), Histories.Ines).Code.ShouldBe("own_approval");
        story.Do(new DecideApproval(Id, true, null), Histories.Tom);
        story.Refused(new DecideApproval(Id, false, null), Histories.Tom).Code.ShouldBe("approval_decided");
    }

    [Fact]
    public void Listening_is_never_skipped_and_nothing_is_skipped_without_a_reason_twice_or_after_it_is_done()
    {
        var story = Story.Begin();
        story.Refused(new SkipStep(Step.Listen, "Too long.")).Code.ShouldBe("listen_first");
        story.Refused(new SkipStep(Step.Clarify, " ")).Code.ShouldBe("words_missing");
        story.Do(new SkipStep(Step.Clarify, "It was clear.")).Refused(new SkipStep(Step.Clarify, "Again.")).Code.ShouldBe("step_skipped");
        story.Do(new NoteCause("courier", null)).Refused(new SkipStep(Step.Learn, "Known.")).Code.ShouldBe("step_done");
    }

    [Fact]
    public void Following_up_and_thanking_come_after_the_fix_and_each_ends_once()
    {
        var story = Story.Begin();
        story.Refused(new NoteEvidence(Step.FollowUp, null)).Code.ShouldBe("not_resolved");
        story.Refused(new NoteEvidence(Step.Thank, null)).Code.ShouldBe("not_resolved");
        story.Resolved().Do(new Thank(null)).Refused(new Thank(null)).Code.ShouldBe("thanked");
        story.Do(new FollowUp(FollowUpOutcome.Satisfied, null)).Refused(new FollowUp(FollowUpOutcome.NoAnswer, null)).Code.ShouldBe("followed_up");
    }

    [Fact]
    public void The_closing_questions_are_answered_once_within_their_range_and_not_with_nothing()
    {
        Story.Begin().Refused(new AnswerSurvey(2, 5, null)).Code.ShouldBe("not_resolved");
        var story = Story.Begin().Resolved();
        story.Refused(new AnswerSurvey(null, null, " ")).Code.ShouldBe("survey_empty");
        story.Refused(new AnswerSurvey(3, null, null)).Code.ShouldBe("survey_range");
        story.Refused(new AnswerSurvey(null, 0, null)).Code.ShouldBe("survey_range");
        story.Do(new AnswerSurvey(2, 5, null)).Refused(new AnswerSurvey(2, 5, null)).Code.ShouldBe("survey_answered");
    }

    [Fact]
    public void A_case_with_standing_promises_is_not_closed()
    {
        var story = Story.Begin();
        var promise = story.Promise();
        story.Do(new MakePromise(promise)).Resolved();
        story.Refused(new Close(null)).Words.ShouldBe("A promise still stands. Keep it or withdraw it first, then close.");
        story.Do(new FulfilPromise(promise.Id, null)).Do(new Close(null));
        story.State.Stage.ShouldBe(Stage.Closed);
    }

    [Fact]
    public void A_customer_does_what_is_theirs_and_no_more()
    {
        var story = Story.Begin();
        story.Refused(new Resolve(null), Histories.Customer).Code.ShouldBe("for_colleagues");
        story.Refused(new GiveGoodwill("voucher", null, null), Histories.Customer).Code.ShouldBe("for_colleagues");
        story.Resolved().Refused(new Reopen(null, new GiveGoodwill("voucher", null, null)), Histories.Customer).Code.ShouldBe("for_colleagues");
    }

    [Fact]
    public void The_same_owner_again_is_no_change()
    {
        var story = Story.Begin().Do(new ChangeOwner(Histories.Tom.Id, null));
        story.Refused(new ChangeOwner(Histories.Tom.Id, null)).Code.ShouldBe("owner_unchanged");
    }

    [Fact]
    public void Short_words_stay_short()
    {
        var story = Story.Begin();
        story.Refused(new Resolve(new string('x', 10_001))).Code.ShouldBe("words_too_long");
        story.Refused(new SendClarification(new string('x', 10_001))).Code.ShouldBe("words_too_long");
    }
}
