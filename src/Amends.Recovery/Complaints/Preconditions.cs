using NodaTime;

namespace Amends.Recovery;

/// <summary>What must hold beyond the stage, command by command; each with a code of its own and words that say what to do instead.</summary>
internal static class Preconditions
{
    /// <summary>Longest short text (a reason, a paraphrase), in UTF-16 code units. Messages live elsewhere and have limits of their own.</summary>
    public const int LongestWords = 10_000;

    private const int LongestCode = 60;

    private const int LongestReference = 100;

    /// <summary>Most options, promises, reasons or people in one go.</summary>
    public const int Most = 50;

    public static Refusal? Refusal(Complaint state, Command command, Actor by, Instant now) => command switch
    {
        Receive it => Receive(it),
        MarkRead it => state.Unread.Contains(it.MessageId) ? null : new("already_read", "This message is read already."),
        CorrectReading it => Correction(it),
        SendMessage it => Promises(state, it.Promises, now),
        NoteEvidence it => TooLong(it.Words) ?? Note(state, it.Step),
        ChangeOwner it => TooLong(it.Words) ?? (it.Owner == state.Owner ? new Refusal("owner_unchanged", "Nothing changes: the case has this owner already.") : null),
        SkipStep it => Skip(state, it),
        SendClarification it => Words(it.Paraphrase, "Write down what you heard, then send it to be confirmed."),
        AnswerClarification it => TooLong(it.Correction) ?? Clarification(state),
        OfferOptions it => Options(state, it.Options) ?? InOneCurrency(state, it.Options.Select(o => o.Value)),
        DeclineOptions it => TooLong(it.Words) ?? Declined(state),
        Agree it => TooLong(it.Words) ?? Agreement(state, it),
        PlanAction it => Plan(state, it, now),
        CompleteAction it => TooLong(it.Words) ?? Action(state, it.ActionId),
        RaiseSilence it => Action(state, it.ActionId) ?? Silence(state.Actions.Find(a => a.Id == it.ActionId)!, now),
        BeginAction it => Words(it.Department, "Say whose step it is.") ?? Action(state, it.ActionId) ?? Beginning(state.Actions.Find(a => a.Id == it.ActionId)!),
        RaiseUninformed it => Uninformed(state, it, now),
        FinishChat => state.Channel != Channel.Chat ? new("no_chat", "This case is no chat: there is none to end.")
            : state.ChatEndedAt is not null ? new Refusal("chat_ended", "The chat has ended already.") : null,
        WarnOfAbuse it => Boundary.Warning(state, it),
        TakeToLead it => TooLong(it.Words) ?? Boundary.Lead(state, it),
        LiftWarnings it => TooLong(it.Words) ?? Boundary.Lifting(state),
        RestrictCase it => it.Allowed.Count > Most ? new("allowed_too_many", $"Name no more than {Most}. Where so many may see a case, it need not be restricted.")
            : state.Allowed is { } allowed && allowed.ToHashSet().SetEquals(it.Allowed) ? new Refusal("restriction_unchanged", "Nothing changes: the same people see the case already.") : null,
        LiftRestriction => state.Allowed is null ? new("not_restricted", "This case is not restricted: everybody here can see it already.") : null,
        MakePromise it => Promises(state, [it.Promise], now),
        FulfilPromise it => TooLong(it.Words) ?? Standing(state, it.PromiseId, out _),
        BreakPromise it => Break(state, it, now),
        RenegotiatePromise it => Renegotiate(state, it, now),
        WithdrawPromise it => TooLong(it.Reason) ?? Standing(state, it.PromiseId, out _),
        AskApproval it => Question(state, it, now) ?? InOneCurrency(state, [it.Value]),
        DecideApproval it => TooLong(it.Words) ?? Asked(state, it.ApprovalId, by) ?? Answer(state, it),
        DelegateApproval it => TooLong(it.Words) ?? Asked(state, it.ApprovalId, by: null) ?? Delegation(state, it),
        EscalateApproval it => Asked(state, it.ApprovalId, by: null) ?? Escalation(state, it, now),
        GiveGoodwill it => TooLong(it.Words) ?? Words(it.Remedy, "Say what is given.") ?? Amount(it.Value) ?? InOneCurrency(state, [it.Value]) ?? Gift(state, it),
        NotePayment it => Payment(state, it),
        AddCharter it => Charter(state, it, now),
        DropCharter it => Words(it.Reason, "Say why the case is not held to it after all.") ?? (state.Charters.Exists(held => held.Key == it.Charter) ? null
            : it.Charter == state.Charter ? new Refusal("charter_first", "The case began under this one and keeps it.") : new Refusal("charter_unknown", "The case is not held to this charter.")),
        SendDocument it => Document(state, it),
        RingClock it => Ring(state, it, now),
        Resolve it => TooLong(it.Words),
        FollowUp it => TooLong(it.Words) ?? FollowedUp(state, it),
        AskSurvey => state switch
        {
            { SurveyedAt: not null } => new("survey_answered", "They have answered already."),
            { SurveyAsks: >= SurveyTime.MostAsks } => new("survey_asked_twice", "They were asked and reminded. Leave it at that."),
            _ => null,
        },
        AnswerSurvey it => TooLong(it.Words) ?? Survey(state, it),
        Thank it => TooLong(it.Words) ?? (state.ThankedAt is null ? null : new Refusal("thanked", "They have been thanked already.")),
        InviteReview it => Words(it.Words, "Write the invitation.") ?? (state switch
        {
            { InvitedAt: not null } => new("invited", "They were invited already. Once is enough."),
            { Survey.IsHigh: true } => null,
            _ => new Refusal("invite_not_high", "Only customers who said that they would recommend us are invited. Thank this one instead."),
        }),
        NoteCause it => TooLong(it.Words) ?? Words(it.Cause, "Choose why it went wrong."),
        Close it => TooLong(it.Words) ?? Close(state),
        Reopen it => TooLong(it.Reason) ?? (it.Then is Reopen ? new Refusal("already_open", "Reopening once is enough.") : null),
        _ => null,
    };

    private static Refusal? Receive(Receive it) =>
        it.CustomerId == Guid.Empty ? new("customer_missing", "Say whose complaint it is.")
        : string.IsNullOrWhiteSpace(it.Charter) ? new("charter_missing", "Choose the service standard that the case is held to.")
        : null;

    private static Refusal? Correction(CorrectReading it) =>
        it.Case is null ? (it.Correction is null
            ? new("correction_none", "Nothing was corrected here, so there is nothing to take back.")
            : new("message_unknown", "This is no message that the customer wrote on this case."))
        : it.Correction is { IsEmpty: true } ? new("correction_empty", "Say what is different: the heat, what it is about, what they want, or that it is no complaint.")
        : (it.Correction?.Concerns ?? []).Concat(it.Correction?.Wants ?? []).ToList() is { Count: > Most } ? new("codes_too_many", $"Choose no more than {Most}.")
        : (it.Correction?.Concerns ?? []).Concat(it.Correction?.Wants ?? []).Any(code => string.IsNullOrWhiteSpace(code) || code.Length > LongestCode)
            ? new("code_unclear", "A code is written like delivery.late or refund.")
        : null;

    private static Refusal? Note(Complaint state, Step step) => state.Stage == Stage.Open && step is (Step.FollowUp or Step.Thank)
        ? new("not_resolved", "This case is still open. Put it right first, then follow up and thank.")
        : null;

    private static Refusal? Skip(Complaint state, SkipStep it) =>
        it.Step == Step.Listen ? new("listen_first", "Listening cannot be skipped. Read what the customer wrote, to the end.")
        : Words(it.Reason, "Say why this step is not needed here.") is { } words ? words
        : state.Skipped.Contains(it.Step) ? new("step_skipped", "This step is skipped already.")
        : IsDone(state, it.Step) ? new("step_done", "This step is done already: there is nothing to skip.")
        : null;

    /// <summary>Only the steps that the state itself knows; where evidence shows another to be done, the path says so over any skip.</summary>
    private static bool IsDone(Complaint state, Step step) => step switch
    {
        Step.Clarify => state.Clarification == ClarificationState.Confirmed,
        Step.Agree => state.AgreedAt is not null,
        Step.FollowUp => state.FollowedUpAt is not null,
        Step.Thank => state.ThankedAt is not null,
        Step.Learn => state.Cause is not null,
        _ => false,
    };

    private static Refusal? Clarification(Complaint state) => state.Clarification switch
    {
        ClarificationState.None => new("clarification_none", "Nothing was sent to be confirmed yet. Send what you heard first."),
        ClarificationState.Asked => null,
        _ => new("clarification_answered", "This was answered already. Send what you heard once more if it changed."),
    };

    private static Refusal? Options(Complaint state, IReadOnlyList<NewOption> options)
    {
        if (options.Count is 0 or > Most)
            return new("options_missing", $"Offer at least one way to put it right, and no more than {Most}.");
        if (options.DistinctBy(o => o.Id).Count() < options.Count || options.Any(o => state.Options.Exists(known => known.Id == o.Id)))
            return new("option_exists", "This option is offered already.");
        return options.Select(o => Words(o.Words, "Say what each option means for the customer.") ?? Words(o.Remedy, "Say what kind of remedy each option is.") ?? Amount(o.Value))
            .FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? Declined(Complaint state) =>
        state.Options.Exists(o => o.State == OptionState.Offered) ? null : new("options_none", "No option is on offer now. Offer something first.");

    private static Refusal? Agreement(Complaint state, Agree it)
    {
        if (state.AgreedAt is not null)
            return new("already_agreed", "It is agreed already what puts this right. If that changed, offer the new way first.");
        if (it.OptionId is not { } id)
            return Words(it.Words, "Say what was agreed.");
        return state.Options.Find(o => o.Id == id)?.State switch
        {
            null => new("option_unknown", "This option was never offered on this case."),
            OptionState.Offered => null,
            _ => new("option_settled", "This option is no longer on offer."),
        };
    }

    private static Refusal? Plan(Complaint state, PlanAction it, Instant now) =>
        Words(it.Words, "Say what is to be done.")
        ?? Future(it.Due, now)
        ?? (state.Actions.Exists(a => a.Id == it.ActionId) ? new Refusal("action_exists", "This action is planned already.") : null);

    private static Refusal? Action(Complaint state, Guid id) => state.Actions.Find(a => a.Id == id) switch
    {
        null => new("action_unknown", "This action is not part of the case's plan."),
        { DoneAt: null } => null,
        _ => new("action_done", "This action is done already."),
    };

    private static Refusal? Promises(Complaint state, IReadOnlyList<NewPromise> promises, Instant now)
    {
        if (promises.Count > Most)
            return new("promises_too_many", $"Make no more than {Most} promises in one message.");
        if (promises.DistinctBy(p => p.Id).Count() < promises.Count || promises.Any(p => state.Promises.Exists(known => known.Id == p.Id)))
            return new("promise_exists", "This promise is in the ledger already.");
        return promises.Select(p => Promise(p, now)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? Promise(NewPromise it, Instant now) =>
        Words(it.Words, "Say what is promised.")
        ?? Future(it.Due, now)
        ?? (it.Department is { } department && (string.IsNullOrWhiteSpace(department) || department.Length > LongestCode) ? new Refusal("department_unclear", $"Name the department in at most {LongestCode} characters, or leave it out.") : null)
        ?? (it.Due is null != (it.Precision == DuePrecision.None) ? new Refusal("due_unclear", "Give the promise a date or a time, or neither; not half of it.") : null);

    /// <summary>Something is still to be done for it.</summary>
    private static Refusal? Standing(Complaint state, Guid id, out Promise? promise)
    {
        promise = state.Promises.Find(p => p.Id == id);
        return promise?.State switch
        {
            null => new("promise_unknown", "This promise was never made on this case."),
            PromiseState.Kept or PromiseState.Late => new("promise_kept", "This promise is fulfilled already."),
            PromiseState.Withdrawn => new("promise_withdrawn", "This promise was withdrawn and no longer stands. Make a new one."),
            _ => null,
        };
    }

    private static Refusal? Break(Complaint state, BreakPromise it, Instant now) =>
        Standing(state, it.PromiseId, out var promise)
        ?? (promise!.State == PromiseState.Broken ? new Refusal("promise_broken", "This promise is marked as broken already.")
            : promise.Due is not { } due ? new Refusal("promise_undated", "This promise has no date, so it cannot be overdue.")
            : due > now ? new Refusal("promise_not_due", "This promise is not due yet. If it cannot be kept, agree on a new date with the customer.")
            : null);

    private static Refusal? Renegotiate(Complaint state, RenegotiatePromise it, Instant now) =>
        TooLong(it.Reason)
        ?? Standing(state, it.PromiseId, out var promise)
        ?? Future(it.Due, now)
        ?? (it.Precision == DuePrecision.None ? new Refusal("due_unclear", "Say by which day or time.") : null)
        ?? (promise!.Due == it.Due ? new Refusal("due_unchanged", "That is the date it has already. Choose another.") : null);

    private static Refusal? Question(Complaint state, AskApproval it, Instant now) =>
        Words(it.Question, "Say what you ask for, and why.")
        ?? Amount(it.Value)
        ?? Future(it.Due, now)
        ?? (state.Approvals.Exists(a => a.Id == it.ApprovalId) ? new Refusal("approval_exists", "This question is asked already.") : null);

    private static Refusal? Asked(Complaint state, Guid id, Actor? by) => state.Approvals.Find(a => a.Id == id) switch
    {
        null => new("approval_unknown", "This question was never asked on this case."),
        { Granted: not null } => new("approval_decided", "This question is answered already."),
        var asked when asked.AskedBy == by => new("own_approval", "You asked this question, so someone else has to answer it."),
        _ => null,
    };

    private static Refusal? Answer(Complaint state, DecideApproval it)
    {
        if (it.Counter is not { } counter)
            return null;
        var asked = state.Approvals.Find(a => a.Id == it.ApprovalId)!;
        return it.Granted ? new("counter_granted", "A counter-offer goes with a no. Approve it as it is, or decline and say what may be given instead.")
            : Amount(counter) ?? InOneCurrency(state, [counter])
            ?? (asked.Value is { } value && counter.MinorUnits >= value.MinorUnits ? new Refusal("counter_too_high", "What may be given instead must be less than what was asked for.") : null);
    }

    private static Refusal? Delegation(Complaint state, DelegateApproval it)
    {
        var asked = state.Approvals.Find(a => a.Id == it.ApprovalId)!;
        return asked.AskedBy.Id == it.To ? new("own_approval", "They asked this question, so someone else has to answer it.")
            : asked.Of == it.To ? new Refusal("delegation_unchanged", "It is with them already.")
            : null;
    }

    private static Refusal? Gift(Complaint state, GiveGoodwill it)
    {
        if (it.GiftId is { } id && state.Gifts.Exists(g => g.Id == id))
            return new("gift_given", "This is given already. It was not given twice.");
        if (it.ApprovalId is not { } approval)
            return null;
        var asked = state.Approvals.Find(a => a.Id == approval);
        return asked switch
        {
            null => new("approval_unknown", "This question was never asked on this case."),
            { Granted: null } => new("approval_open", "Nobody has answered this question yet."),
            { Granted: false, Counter: null } => new("approval_declined", "The answer was no. Offer something within your limit, or ask again with what is new."),
            _ when state.Gifts.Exists(g => g.ApprovalId == approval) => new("approval_used", "What this answer allows was given already. It was not given twice."),
            { Remedy: { } remedy } when remedy != it.Remedy => new("approval_other", "The answer was about something else. Give what was approved, or ask again."),
            { Allowed: { } allowed } when it.Value?.MinorUnits > allowed.MinorUnits => new("approval_exceeded", $"The answer allows {allowed}, not more."),
            { Allowed: null } when it.Value is not null => new("approval_exceeded", "The answer named no amount. Ask again with the amount."),
            _ => null,
        };
    }

    private static Refusal? Payment(Complaint state, NotePayment it) => state.Gifts.Find(g => g.Id == it.GiftId) switch
    {
        null => new("gift_unknown", "This was never given on this case."),
        { Value: null } => new("gift_unpaid", "Nothing is paid for this: it has no amount."),
        { Payment: { } known } when known == it.Reference => new("paid", $"This is paid already, under {known}. Nothing was paid twice."),
        { Payment: { } known } => new("paid", $"This is paid already, under {known}. If that payment failed, give it anew."),
        _ => string.IsNullOrWhiteSpace(it.Reference) || it.Reference.Length > LongestReference || it.Reference.Any(char.IsControl)
            ? new Refusal("reference_missing", $"Give the reference by which the payment is known, up to {LongestReference} characters.")
            : null,
    };

    private static Refusal? Charter(Complaint state, AddCharter it, Instant now) =>
        string.IsNullOrWhiteSpace(it.Charter) || !it.Charter.Contains('@', StringComparison.Ordinal) ? new("charter_missing", "Choose the charter that the case is held to.")
        : state.Charters.Select(held => held.Key).Append(state.Charter).Any(key => HeldCharter.CodeOf(key) == HeldCharter.CodeOf(it.Charter)) ? new("charter_held", "The case is held to this charter already.")
        : state.Charters.Count >= Most ? new("charters_too_many", $"A case is held to no more than {Most} charters.")
        : it.Since > now ? new("since_future", "Its clocks cannot start in the future. Leave the time out to count from the receipt of the complaint.")
        : it.Since < Instant.FromUnixTimeTicks(0) ? new("since_past", "Its clocks may start in 1970 at the earliest.")
        : null;

    private static Refusal? Document(Complaint state, SendDocument it) =>
        state.HeldSince(it.Charter) is null ? new("charter_unknown", "The case is not held to this charter.")
        : it.Stops.Count > Most * Most || it.Confirmed.Count > Most || it.Confirmed.Any(point => string.IsNullOrWhiteSpace(point) || point.Length > LongestWords) ? new("document_unclear", "This is more than a letter can say.")
        : null;

    private static Refusal? Ring(Complaint state, RingClock it, Instant now) =>
        state.Rung.Exists(rung => rung.Charter == it.Charter && rung.Clock == it.Clock && rung.Started == it.Started && rung.Alarm >= it.Alarm) ? new("clock_rung", "This was told already.")
        : it.Started > now || (it.Alarm == ClockAlarm.Due && it.Due > now) ? new("clock_not_due", "There is still time.")
        : null;

    private static Refusal? Silence(PlannedAction step, Instant now) =>
        step.SilentAt is not null ? new("silence_raised", "The owner was told already.")
        : Silences.DueAt(step) is not { } at ? new Refusal("step_own", "Nobody else does this step.")
        : at > now ? new Refusal("step_not_silent", "There is still time for this step.")
        : null;

    private static Refusal? Beginning(PlannedAction step) =>
        step.Department is null ? new("step_own", "Nobody else does this step.")
        : step.BegunAt is not null ? new Refusal("step_begun", "Your colleague knows already that you are at it.")
        : null;

    private static Refusal? Uninformed(Complaint state, RaiseUninformed it, Instant now) =>
        state.UninformedAt is not null ? new("uninformed_raised", "The alarm about this silence was raised already.")
        : state.WaitingSince is not null || state.InformedAt is not { } informed ? new Refusal("reply_due", "The customer waits for a reply: that is due, and no update.")
        : it.Due > now ? new Refusal("update_not_due", "There is still time until the customer is to hear from us.")
        : it.Due <= informed ? new Refusal("informed", "The customer has heard from us since.")
        : null;

    private static Refusal? Escalation(Complaint state, EscalateApproval it, Instant now)
    {
        var asked = state.Approvals.Find(a => a.Id == it.ApprovalId)!;
        return asked.EscalatedAt is not null ? new("approval_escalated", "This question went one step up already.")
            : asked.Due is { } due && due > now ? new Refusal("approval_not_due", "There is still time to answer this question.")
            : it.To is { } to && asked.AskedBy.Id == to ? new Refusal("own_approval", "They asked this question, so someone else has to answer it.")
            : null;
    }

    private static Refusal? FollowedUp(Complaint state, FollowUp it) =>
        state.FollowUp == FollowUpOutcome.Satisfied ? new("followed_up", "They have said that it is right. Thank them next.")
        : it.Outcome == FollowUpOutcome.Asked && state.FollowUpTries >= NextContact.MostTries ? new Refusal("asked_twice", "They were asked twice and gave no answer. Close kindly, and leave the door open.")
        : null;

    private static Refusal? Survey(Complaint state, AnswerSurvey it)
    {
        if (state.Stage == Stage.Open && state.Reopenings == 0)
            return new("not_resolved", "These questions come once it is put right.");
        if (state.SurveyedAt is not null)
            return new("survey_answered", "You have answered these questions already. Thank you! If something is still wrong, write to us.");
        if (it is { Right: null, Fairness: null, Satisfied: null, Ease: null, Recommend: null, Outcome: null, Process: null } && string.IsNullOrWhiteSpace(it.Words))
            return new("survey_empty", "Answer at least one of the questions, or say it in your own words.");
        return it is { Right: < 0 or > 2 } or { Fairness: < 1 or > 5 } or { Satisfied: < 1 or > 5 } or { Ease: < 1 or > 7 } or { Recommend: < 0 or > 10 } or { Outcome: < 1 or > 5 } or { Process: < 1 or > 5 } ? new Refusal("survey_range", "Choose one of the answers shown.") : null;
    }

    private static Refusal? Close(Complaint state) => state.Promises.Count(p => p.IsStanding) switch
    {
        0 => null,
        1 => new("promises_stand", "A promise still stands. Keep it or withdraw it first, then close."),
        var standing => new("promises_stand", $"{standing} promises still stand. Keep or withdraw them first, then close."),
    };

    private static Refusal? Words(string? words, string ask) => string.IsNullOrWhiteSpace(words) ? new("words_missing", ask) : TooLong(words);

    private static Refusal? TooLong(string? words) => words?.Length > LongestWords
        ? new("words_too_long", $"Keep this under {LongestWords} characters. A message may be longer.")
        : null;

    private static Refusal? Future(Instant? due, Instant now) => due <= now ? new("due_passed", "That time has passed already. Choose one that is still to come.") : null;

    private static Refusal? Amount(Money? value) => value switch
    {
        null => null,
        { MinorUnits: < 0 } => new("amount_negative", "An amount cannot be below zero."),
        { MinorUnits: > Money.Most } => new("amount_too_large", "This amount is larger than any that can be handled here. Check the zeros."),
        { Currency: { Length: 3 } code } when code.All(char.IsAsciiLetterUpper) => null,
        _ => new("currency_unknown", "Name the currency by its three letters, such as GBP."),
    };

    /// <summary>Amounts of one case can be added and compared: there is one currency on it.</summary>
    private static Refusal? InOneCurrency(Complaint state, IEnumerable<Money?> values)
    {
        var currencies = values.OfType<Money>().Select(value => value.Currency).Distinct().ToList();
        if (currencies.Count == 0)
            return null;
        var own = state.Currency ?? currencies[0];
        return currencies.Find(currency => currency != own) is { } other
            ? new("currency_differs", $"The amounts on this case are in {own}. Give this one in {own} too, not in {other}.")
            : null;
    }
}
