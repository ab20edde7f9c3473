using NodaTime;

namespace Amends.Recovery;

/// <summary>From what is and what is wanted to what happens: the one place where a complaint's rules are decided.</summary>
public static class Deciding
{
    /// <summary>
    /// What comes of a command: the entries to append, or a refusal in words for the person who tried. Pure: time and actor come in as data.
    /// </summary>
    /// <param name="now">When it happens; the entries carry it.</param>
    public static Decision Decide(this Complaint state, Command command, Actor by, Instant now)
    {
        var refusal = Transitions.Refusal(command.GetType(), state.Stage)
            ?? Permissions.Refusal(command, by)
            ?? Preconditions.Refusal(state, command, by, now);
        if (refusal is not null)
            return new Decision.Refused(refusal);

        var entries = Happenings(state, command)
            .Concat(Consequences(state, command, now))
            .Select((it, index) => new TimelineEntry(state.Version + 1 + index, now, by, it.What, it.Words, it.Evidence))
            .ToList();
        return command is Reopen { Then: { } then } ? Continue(state, entries, then, by, now) : new Decision.Accepted(entries);
    }

    private static Decision Continue(Complaint state, List<TimelineEntry> entries, Command then, Actor by, Instant now) =>
        state.Apply(entries).Decide(then, by, now) is Decision.Accepted more
            ? new Decision.Accepted([.. entries, .. more.Entries])
            : state.Apply(entries).Decide(then, by, now);

    /// <summary>What the command itself says.</summary>
    private static IEnumerable<Outcome> Happenings(Complaint state, Command command) => command switch
    {
        Receive it => [new(new Received(it.CustomerId, it.First.Channel, it.Charter)), Heard(it.First)],
        HearCustomer it => [Heard(it)],
        MarkRead it => [new(new MessageRead(it.MessageId))],
        CorrectReading { Correction: { } right, Case: { } now } it => [new(new ReadingCorrected(it.MessageId, right.Heat, right.Complaint, right.Concerns, right.Wants, now))],
        CorrectReading { Case: { } now } it => [new(new CorrectionWithdrawn(it.MessageId, now))],
        SendMessage it => [Sent(it), .. it.Promises.Select(p => Promised(p, it.MessageId))],
        AddNote it => [new(new NoteAdded(it.MessageId) { Files = it.Files, Mentioned = it.Mentioned })],
        NoteEvidence it => [new(new EvidenceNoted(it.Step), it.Words) { Evidence = [new(it.Step, 1)] }],
        ChangeOwner it => [new(new OwnerChanged(it.Owner), it.Words)],
        SkipStep it => [new(new StepSkipped(it.Step), it.Reason)],
        SendClarification it => [new(new ClarificationSent { Read = it.Read }, it.Paraphrase)],
        AnswerClarification it => [new(new ClarificationAnswered(it.Confirmed), it.Correction)],
        OfferOptions it => it.Options.Select(o => new Outcome(new OptionOffered(o.Id, o.Remedy, o.Value, o.Policies) { Read = it.Read }, o.Words)),
        DeclineOptions it => [new(new OptionsDeclined(), it.Words)],
        Agree it => [new(new Agreed(it.OptionId), it.Words)],
        PlanAction it => [new(new ActionPlanned(it.ActionId, it.Owner, it.Department, it.Due), it.Words)],
        CompleteAction it => [new(new ActionDone(it.ActionId, it.Department), it.Words)],
        RaiseSilence it => [new(new StepSilent(it.ActionId))],
        BeginAction it => [new(new ActionBegun(it.ActionId, it.Department))],
        RaiseUninformed it => [new(new Uninformed(it.Due))],
        FinishChat => [new(new ChatEnded())],
        WarnOfAbuse it => [new(new AbuseWarned(it.About, it.MessageId))],
        TakeToLead it => [new(new TakenToLead(it.About), it.Words)],
        LiftWarnings it => [new(new WarningsLifted(), it.Words)],
        RestrictCase it => [new(new CaseRestricted([.. it.Allowed.Distinct()]))],
        LiftRestriction => [new(new RestrictionLifted())],
        MakePromise it => [Promised(it.Promise, it.MessageId)],
        FulfilPromise it => [new(new PromiseFulfilled(it.PromiseId), it.Words)],
        BreakPromise it => [new(new PromiseBroken(it.PromiseId))],
        RenegotiatePromise => [],
        WithdrawPromise it => [new(new PromiseWithdrawn(it.PromiseId), it.Reason)],
        AskApproval it => [new(new ApprovalAsked(it.ApprovalId, it.Value, it.Due, it.Remedy), it.Question)],
        DecideApproval it => [new(new ApprovalDecided(it.ApprovalId, it.Granted, it.Counter), it.Words)],
        DelegateApproval it => [new(new ApprovalDelegated(it.ApprovalId, it.To), it.Words)],
        EscalateApproval it => [new(new ApprovalEscalated(it.ApprovalId, it.To))],
        GiveGoodwill it => [new(new GoodwillGiven(it.Remedy, it.Value, it.GiftId, it.ApprovalId, it.Cost), it.Words)],
        NotePayment it => [new(new GoodwillPaid(it.GiftId, it.Reference))],
        AddCharter it => [new(new CharterAdded(it.Charter, it.Since))],
        DropCharter it => [new(new CharterDropped(it.Charter), it.Reason)],
        SendDocument it => [new(new DocumentSent(it.MessageId, it.Charter, it.Document, it.Stops, it.Confirmed))],
        RingClock it => [new(new ClockRang(it.Charter, it.Clock, it.Label, it.Started, it.Due, it.Alarm))],
        Resolve it => [new(new Resolved(), it.Words)],
        FollowUp it => [new(new FollowedUp(it.Outcome), it.Words)],
        AskSurvey => [new(new SurveyAsked(state.SurveyAsks > 0))],
        AnswerSurvey it => [Answered(it)],
        Thank it => [new(new Thanked { Read = it.Read }, it.Words)],
        InviteReview it => [new(new ReviewInvited { Read = it.Read }, it.Words)],
        NoteCause it => [new(new CauseNoted(it.Cause), it.Words)],
        Close it => [new(new Closed(), it.Words)],
        Reopen it => [new(new Reopened(), it.Reason)],
        _ => throw new InvalidOperationException($"{command.GetType().Name} is not something that can be done to a complaint."),
    };

    /// <summary>What follows from it by rule.</summary>
    private static IEnumerable<Outcome> Consequences(Complaint state, Command command, Instant now) => command switch
    {
        HearCustomer it when state.Stage == Stage.Resolved && StillUpset(it) => [new(new Reopened())],
        HearCustomer it when state is { Stage: Stage.Resolved, FollowUp: FollowUpOutcome.Asked } && SaysItIsRight(it) => [new(new FollowedUp(FollowUpOutcome.Satisfied))],
        FollowUp { Outcome: FollowUpOutcome.NotYet } => [new(new Reopened())],
        AnswerSurvey it when BringsBack(it) => ComesBack(state, it),
        RenegotiatePromise it => Renegotiated(state.Promises.First(p => p.Id == it.PromiseId), it, now),
        _ => [],
    };

    /// <summary>After the fix a calm word ("thanks!") needs nothing more; an upset one, or one that asks for care, means it is not right yet.</summary>
    private static bool StillUpset(HearCustomer it) => it.Heat.Value >= Rounds.Calm || it.Signals.Count > 0;

    /// <summary>We asked whether it is right, and their words say so.</summary>
    private static bool SaysItIsRight(HearCustomer it) => it.Evidence.Any(evidence => evidence is { Step: Step.FollowUp, Strength: >= Evidence.Enough });

    /// <summary>Whether these answers open the case again: a low score, or words that are upset or ask for care.</summary>
    public static bool BringsBack(AnswerSurvey it) => Scores(it).IsLow || (it.Said is { } said && StillUpset(said));

    private static SurveyAnswered Scores(AnswerSurvey it) => new(it.Right, it.Fairness, it.Satisfied, it.Ease, it.Recommend, it.Outcome, it.Process);

    /// <summary>Words that are heard as a message are kept there and not twice.</summary>
    private static Outcome Answered(AnswerSurvey it)
    {
        var heard = it.Said is not null && BringsBack(it);
        return new(Scores(it) with { Heat = it.Said?.Heat, MessageId = heard ? it.Said!.MessageId : null }, heard ? null : it.Words);
    }

    private static IEnumerable<Outcome> ComesBack(Complaint state, AnswerSurvey it)
    {
        if (state.Stage != Stage.Open)
            yield return new(new Reopened());
        if (it.Said is { } said)
            yield return Heard(said);
    }

    /// <summary>A new date after the old one passed does not hide that it passed: the break is recorded first, if the sweep has not done so.</summary>
    private static IEnumerable<Outcome> Renegotiated(Promise promise, RenegotiatePromise it, Instant now)
    {
        if (promise.State is PromiseState.Open or PromiseState.Renegotiated && promise.Due <= now)
            yield return new(new PromiseBroken(it.PromiseId));
        yield return new(new PromiseRenegotiated(it.PromiseId, it.Due, it.Precision) { Read = it.Read }, it.Reason);
    }

    private static Outcome Heard(HearCustomer it) =>
        new(new MessageReceived(it.MessageId, it.Channel, it.Heat, it.Signals, it.Concerns, it.Wants) { Files = it.Files }) { Evidence = it.Evidence };

    private static Outcome Sent(SendMessage it) =>
        new(new MessageSent(it.MessageId, it.Channel, it.Score, it.Warnings) { Files = it.Files, Read = it.Read }) { Evidence = it.Evidence };

    private static Outcome Promised(NewPromise it, Guid? message)
    {
        var (kind, department) = it.Kind is { } told ? (told, it.Department) : PromiseSubject.Of(it.Words, it.Promisor);
        return new(new PromiseMade(it.Id, message, it.Promisor, it.Owner, it.Due, it.Precision, it.Start, it.Length, kind, it.Department ?? department), it.Words);
    }

    private sealed record Outcome(Happening What, string? Words = null)
    {
        public IReadOnlyList<Evidence> Evidence { get; init; } = [];
    }
}
