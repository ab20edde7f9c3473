using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// The current state of a complaint: exactly what folding its timeline gives, and nothing else. It holds no words of people.
/// <see cref="Apply"/> is the only way it changes.
/// </summary>
public sealed record Complaint
{
    /// <summary>Before the first entry.</summary>
    public static Complaint None { get; } = new();

    /// <summary>The sequence of the last entry; 0 before the first.</summary>
    public int Version { get; init; }

    public Stage Stage { get; init; }
    public Guid CustomerId { get; init; }
    public Channel Channel { get; init; }
    public string Charter { get; init; } = "";

    /// <summary>What else it is held to besides <see cref="Charter"/>.</summary>
    public ImmutableList<HeldCharter> Charters { get; init; } = [];

    /// <summary>Clocks that a document stopped.</summary>
    public ImmutableList<StoppedClock> Stopped { get; init; } = [];

    /// <summary>The last alarm of each clock that rang in the timeline.</summary>
    public ImmutableList<RungClock> Rung { get; init; } = [];
    public Guid? Owner { get; init; }

    /// <summary>Heat of the customer's latest message.</summary>
    public Heat Heat { get; init; }

    /// <summary>The highest heat so far.</summary>
    public Heat Peak { get; init; }

    /// <summary>How often the path began anew: 1 from the start, one more when the customer heats up after a calm spell or the case is reopened.</summary>
    public int Round { get; init; }

    /// <summary>The lowest heat of the customer's messages in this round; null while there is none.</summary>
    public Heat? Calmest { get; init; }

    /// <summary>The customer's messages that nobody has read to the end yet, oldest first.</summary>
    public ImmutableList<Guid> Unread { get; init; } = [];

    public ImmutableSortedSet<string> Signals { get; init; } = [];
    public ImmutableSortedSet<string> Concerns { get; init; } = [];
    public ImmutableSortedSet<string> Wants { get; init; } = [];

    public Instant ReceivedAt { get; init; }

    /// <summary>Since when the customer waits for a word from us: their oldest unanswered message, or the reopening. Null while the next word is theirs.</summary>
    public Instant? WaitingSince { get; init; }

    /// <summary>What the customer waits for an answer to: of their unanswered words those hotter than all before them, so that each may ask for a faster reply.</summary>
    public ImmutableList<Wait> Waits { get; init; } = [];

    /// <summary>What the first reply answered; empty before it.</summary>
    public ImmutableList<Wait> FirstWaits { get; init; } = [];

    /// <summary>When a person first answered; what Amends sends by itself is no reply.</summary>
    public Instant? FirstReplyAt { get; init; }

    /// <summary>When the customer last heard from us.</summary>
    public Instant? InformedAt { get; init; }

    /// <summary>When we were told that the customer hears too little from us; null once they have heard.</summary>
    public Instant? UninformedAt { get; init; }

    /// <summary>The customer's messages that insult, oldest first.</summary>
    public ImmutableList<Guid> Abusive { get; init; } = [];

    /// <summary>Those of them that a polite warning was sent about.</summary>
    public ImmutableList<Guid> Warned { get; init; } = [];

    /// <summary>Since when a lead is asked to take over because insults went on; null while none is.</summary>
    public Instant? WithLeadSince { get; init; }

    /// <summary>Who may see it besides its owner, leads and admins, as they were named; null while everybody who works here may.</summary>
    public ImmutableList<Guid>? Allowed { get; init; }

    /// <summary>When a colleague ended the chat; null while none did, and for what is no chat.</summary>
    public Instant? ChatEndedAt { get; init; }

    public ClarificationState Clarification { get; init; }
    public ImmutableList<OfferedOption> Options { get; init; } = [];

    /// <summary>When it was agreed what puts it right.</summary>
    public Instant? AgreedAt { get; init; }

    public ImmutableList<PlannedAction> Actions { get; init; } = [];
    public ImmutableList<Promise> Promises { get; init; } = [];
    public ImmutableList<Approval> Approvals { get; init; } = [];

    /// <summary>What was given beyond what is owed.</summary>
    public ImmutableList<Gift> Gifts { get; init; } = [];

    /// <summary>The currency that this case is about: that of the first amount on it. Null while there is none.</summary>
    [JsonIgnore]
    public string? Currency =>
        Options.Select(o => o.Value).Concat(Approvals.Select(a => a.Value)).Concat(Gifts.Select(g => g.Value)).OfType<Money>().Select(value => value.Currency).FirstOrDefault();
    public ImmutableSortedSet<Step> Skipped { get; init; } = [];

    public Instant? ResolvedAt { get; init; }

    /// <summary>When the last thing was done that puts it right, in this round: an action, a promise of more than a word, else the resolution. Null before.</summary>
    public Instant? FixedAt { get; init; }

    /// <summary>It is resolved, and nothing that was planned or promised to put it right is left to do.</summary>
    [JsonIgnore]
    public bool IsFixed => ResolvedAt is not null && !Actions.Exists(action => action.DoneAt is null) && !Promises.Exists(promise => promise is { IsStanding: true, IsFix: true });

    public Instant? FollowedUpAt { get; init; }
    public FollowUpOutcome? FollowUp { get; init; }

    /// <summary>How often we tried since the last fix.</summary>
    public int FollowUpTries { get; init; }

    /// <summary>How often they were asked how it went, since the last fix.</summary>
    public int SurveyAsks { get; init; }

    public Instant? SurveyAskedAt { get; init; }
    public Instant? SurveyedAt { get; init; }

    /// <summary>What they answered since the last fix; null while they have not.</summary>
    public SurveyAnswered? Survey { get; init; }

    public Instant? ThankedAt { get; init; }

    /// <summary>When they were invited to review or recommend us; once on a case.</summary>
    public Instant? InvitedAt { get; init; }

    public string? Cause { get; init; }
    public Instant? ClosedAt { get; init; }

    /// <summary>How often it was opened again.</summary>
    public int Reopenings { get; init; }

    public static Complaint Fold(IEnumerable<TimelineEntry> timeline) => None.Apply(timeline);

    /// <summary>The state after several more entries.</summary>
    public Complaint Apply(IEnumerable<TimelineEntry> entries) => entries.Aggregate(this, (state, entry) => state.Apply(entry));

    /// <summary>The state after one more entry.</summary>
    /// <exception cref="InvalidOperationException">The entry is not the next one.</exception>
    public Complaint Apply(TimelineEntry entry)
    {
        if (entry.Sequence != Version + 1)
            throw new InvalidOperationException($"Entry {entry.Sequence} does not follow version {Version}.");
        return After(entry.What, entry.At, entry.By) with { Version = entry.Sequence };
    }

    private Complaint After(Happening what, Instant at, Actor by) => what switch
    {
        Received it => this with { Stage = Stage.Open, CustomerId = it.CustomerId, Channel = it.Channel, Charter = it.Charter, ReceivedAt = at, Round = 1 },
        MessageReceived it => Heard(it, at),
        MessageRead it => this with { Unread = Unread.Remove(it.MessageId) },
        ReadingCorrected it => With(it.Case),
        CorrectionWithdrawn it => With(it.Case),
        MessageSent => Told(at, by),
        EvidenceNoted it => Noted(it.Step, at, by),
        OwnerChanged it => this with { Owner = it.Owner, WithLeadSince = null },
        StepSkipped it => this with { Skipped = Skipped.Add(it.Step) },
        ClarificationSent => Told(at, by) with { Clarification = ClarificationState.Asked },
        ClarificationAnswered { Confirmed: true } => this with { Clarification = ClarificationState.Confirmed },
        ClarificationAnswered => Wait(at, Heat) with { Clarification = ClarificationState.Corrected },
        OptionOffered it => Told(at, by) with { AgreedAt = null, Options = Options.Add(new(it.OptionId, it.Remedy, it.Value, OptionState.Offered)) },
        OptionsDeclined => Wait(at, Heat) with { Options = Settle(_ => OptionState.Declined) },
        Agreed it => this with { AgreedAt = at, Options = Settle(id => id == it.OptionId ? OptionState.Accepted : OptionState.Declined) },
        ActionPlanned it => this with { Actions = Actions.Add(new(it.ActionId, it.Owner, it.Department, it.Due, null) { PlannedAt = at }) },
        ActionDone it => this with { FixedAt = at, Actions = Replace(Actions, a => a.Id == it.ActionId, a => a with { DoneAt = at }) },
        CharterAdded it => this with { Charters = Charters.Add(new(it.Charter, it.Since)) },
        CharterDropped it => this with { Charters = Charters.RemoveAll(held => held.Key == it.Charter) },
        DocumentSent it => this with { Stopped = it.Stops.Aggregate(Stopped, (all, stop) => all.Exists(s => s.Is(stop)) ? all : all.Add(new(stop.Charter, stop.Clock, it.MessageId, at))) },
        ClockRang it => this with { Rung = Rung.RemoveAll(r => r.Charter == it.Charter && r.Clock == it.Clock).Add(new(it.Charter, it.Clock, it.Started, it.Alarm)) },
        StepSilent it => this with { Actions = Replace(Actions, a => a.Id == it.ActionId, a => a with { SilentAt = at }) },
        ActionBegun it => this with { Actions = Replace(Actions, a => a.Id == it.ActionId, a => a with { BegunAt = at }) },
        Uninformed => this with { UninformedAt = at },
        ChatEnded => this with { ChatEndedAt = at },
        AbuseWarned it => this with { Warned = Warned.Add(it.About) },
        TakenToLead => this with { WithLeadSince = at },
        WarningsLifted => this with { Abusive = [], Warned = [], WithLeadSince = null },
        CaseRestricted it => this with { Allowed = [.. it.Allowed] },
        RestrictionLifted => this with { Allowed = null },
        PromiseMade it => this with { Promises = Promises.Add(new(it.PromiseId, it.Promisor, it.Owner, at, it.Due, it.Precision, PromiseState.Open, Kind: it.Subject, Department: it.Department)) },
        PromiseFulfilled it => Promise(it.PromiseId, p => p.Fulfilled(at)) with { FixedAt = Promises.Exists(p => p.Id == it.PromiseId && p.IsFix) ? at : FixedAt },
        PromiseBroken it => Promise(it.PromiseId, p => p with { State = PromiseState.Broken, BrokenAt = p.BrokenAt ?? at }) with { Skipped = Skipped.Remove(Step.Own) },
        PromiseRenegotiated it => Promise(it.PromiseId, p => p with { State = PromiseState.Renegotiated, Due = it.Due, Precision = it.Precision, Slips = p.Slips + 1 }),
        PromiseWithdrawn it => Promise(it.PromiseId, p => p with { State = PromiseState.Withdrawn }),
        ApprovalAsked it => this with { Approvals = Approvals.Add(new(it.ApprovalId, by, it.Value, it.Due, null, it.Remedy)) },
        ApprovalDecided it => this with { Approvals = Replace(Approvals, a => a.Id == it.ApprovalId, a => a with { Granted = it.Granted, DecidedBy = by, Counter = it.Counter }) },
        ApprovalDelegated it => this with { Approvals = Replace(Approvals, a => a.Id == it.ApprovalId, a => a with { Of = it.To }) },
        ApprovalEscalated it => this with { Approvals = Replace(Approvals, a => a.Id == it.ApprovalId, a => a with { EscalatedAt = at, EscalatedTo = it.To }) },
        GoodwillGiven { GiftId: { } gift } it => this with { Gifts = Gifts.Add(new(gift, it.Remedy, it.Value, it.ApprovalId)) },
        GoodwillPaid it => this with { Gifts = Replace(Gifts, g => g.Id == it.GiftId, g => g with { Payment = it.Payment }) },
        Resolved => this with { Stage = Stage.Resolved, ResolvedAt = at, FixedAt = FixedAt ?? at, FollowedUpAt = null, FollowUp = null, FollowUpTries = 0, SurveyAsks = 0, SurveyAskedAt = null, SurveyedAt = null, Survey = null, ThankedAt = null },
        FollowedUp it => this with { FollowedUpAt = at, FollowUp = it.Outcome, FollowUpTries = FollowUpTries + 1 },
        SurveyAsked => this with { SurveyAsks = SurveyAsks + 1, SurveyAskedAt = at },
        SurveyAnswered it => this with { SurveyedAt = at, Survey = it },
        Thanked => this with { ThankedAt = at },
        ReviewInvited => this with { InvitedAt = at },
        CauseNoted it => this with { Cause = it.Cause },
        Closed => this with { Stage = Stage.Closed, ClosedAt = at, WaitingSince = null, Waits = [] },
        Reopened => Anew().Wait(at, Upset) with { Stage = Stage.Open, ResolvedAt = null, FixedAt = null, ClosedAt = null, AgreedAt = null, Reopenings = Reopenings + 1 },
        NoteAdded or GoodwillGiven => this,
        _ => throw new InvalidOperationException($"{what.GetType().Name} is not something that happens on a complaint."),
    };

    /// <summary>From when the clocks of this charter count that start at receipt; null where the case is not held to it.</summary>
    public Instant? HeldSince(string charter) => charter == Charter ? ReceivedAt
        : Charters.Find(held => held.Key == charter) is { } held ? held.Since ?? ReceivedAt
        : null;

    private Complaint Heard(MessageReceived it, Instant at)
    {
        var before = Stage == Stage.Open && Rounds.HeatsUp(Calmest, it.Heat) ? Anew() : this;
        return before.Wait(at, it.Heat) with
        {
            Heat = it.Heat,
            Peak = it.Heat > Peak ? it.Heat : Peak,
            Calmest = before.Calmest is { } calmest && calmest < it.Heat ? calmest : it.Heat,
            Unread = Unread.Add(it.MessageId),
            Abusive = it.Signals.Contains(Boundary.Signal) ? Abusive.Add(it.MessageId) : Abusive,
            Signals = Signals.Union(it.Signals),
            Concerns = Concerns.Union(it.Concerns),
            Wants = Wants.Union(it.Wants),
        };
    }

    private Complaint With(CaseReading it) => this with
    {
        Heat = it.Heat,
        Peak = it.Peak,
        Calmest = it.Calmest,
        Round = it.Round,
        Waits = it.Waits,
        FirstWaits = it.FirstWaits,
        Concerns = it.Concerns,
        Wants = it.Wants,
        Skipped = it.Skipped,
    };

    /// <summary>What was skipped was skipped for the round that ends.</summary>
    private Complaint Anew() => this with { Round = Round + 1, Skipped = [], Calmest = null };

    /// <summary>Whoever has to come back to us is upset at least, whatever their last message sounded like.</summary>
    private Heat Upset => Heat.Value >= Rounds.Calm ? Heat : new(Rounds.Calm);

    private Complaint Wait(Instant at, Heat heat) => this with
    {
        WaitingSince = WaitingSince ?? at,
        Waits = Waits is [.., var hottest] && hottest.Heat >= heat ? Waits : Waits.Add(new(at, heat)),
    };

    private Complaint Noted(Step step, Instant at, Actor by) => step switch
    {
        Step.Acknowledge or Step.Clarify or Step.Own or Step.Ask or Step.Offer or Step.Inform => Told(at, by),
        Step.Agree => this with { AgreedAt = AgreedAt ?? at },
        Step.FollowUp => this with { FollowedUpAt = at, FollowUp = FollowUp == FollowUpOutcome.Asked ? null : FollowUp },
        Step.Thank => this with { ThankedAt = at },
        _ => this,
    };

    private Complaint Told(Instant at, Actor by) => by.Kind == ActorKind.Amends
        ? this with { InformedAt = at, UninformedAt = null }
        : this with
        {
            FirstWaits = FirstReplyAt is null ? Waits : FirstWaits,
            FirstReplyAt = FirstReplyAt ?? at,
            InformedAt = at,
            UninformedAt = null,
            WaitingSince = null,
            Waits = [],
        };

    private Complaint Promise(Guid id, Func<Promise, Promise> change) => this with { Promises = Replace(Promises, p => p.Id == id, change) };

    private ImmutableList<OfferedOption> Settle(Func<Guid, OptionState> outcome) =>
        Options.ConvertAll(o => o.State == OptionState.Offered ? o with { State = outcome(o.Id) } : o);

    private static ImmutableList<T> Replace<T>(ImmutableList<T> list, Predicate<T> which, Func<T, T> change)
    {
        var index = list.FindIndex(which);
        return index < 0 ? list : list.SetItem(index, change(list[index]));
    }
}

/// <summary>Words that wait for an answer.</summary>
/// <param name="At">Since when.</param>
/// <param name="Heat">How upset they are.</param>
public readonly record struct Wait(Instant At, Heat Heat);

/// <summary>Where a complaint stands as a whole.</summary>
[JsonConverter(typeof(SnakeCase<Stage>))]
public enum Stage { None, Open, Resolved, Closed }

[JsonConverter(typeof(SnakeCase<ClarificationState>))]
public enum ClarificationState { None, Asked, Confirmed, Corrected }

public sealed record OfferedOption(Guid Id, string Remedy, Money? Value, OptionState State);

[JsonConverter(typeof(SnakeCase<OptionState>))]
public enum OptionState { Offered, Accepted, Declined }

public sealed record PlannedAction(Guid Id, Guid? Owner, string? Department, Instant? Due, Instant? DoneAt)
{
    public Instant? PlannedAt { get; init; }

    /// <summary>When the owner was told that nothing is heard of it; once for each step.</summary>
    public Instant? SilentAt { get; init; }

    /// <summary>When the department said that it is at it.</summary>
    public Instant? BegunAt { get; init; }

    /// <summary>Nothing is heard of it: its silence was raised, and nothing came since.</summary>
    [JsonIgnore]
    public bool IsSilent => DoneAt is null && SilentAt is { } silent && !(BegunAt >= silent);
}

/// <param name="Granted">null while nobody has answered.</param>
/// <param name="Remedy">What is to be given, where the question is about that.</param>
/// <param name="Of">Who is to answer, where it was handed on.</param>
/// <param name="Counter">What may be given instead, where the answer was no.</param>
public sealed record Approval(Guid Id, Actor AskedBy, Money? Value, Instant? Due, bool? Granted, string? Remedy = null, Guid? Of = null, Actor? DecidedBy = null, Money? Counter = null)
{
    /// <summary>When it went one step up, because nobody had answered it in time; once for each question.</summary>
    public Instant? EscalatedAt { get; init; }

    /// <summary>Who may answer it since then besides those who could.</summary>
    public Guid? EscalatedTo { get; init; }

    /// <summary>What may be given by this answer; null where nothing may.</summary>
    [JsonIgnore]
    public Money? Allowed => Granted switch { true => Value, false => Counter, null => null };
}

/// <summary>Something given beyond what is owed.</summary>
/// <param name="Payment">The external reference by which its money left; null while it has not.</param>
public sealed record Gift(Guid Id, string Remedy, Money? Value, Guid? ApprovalId, string? Payment = null);

[JsonConverter(typeof(SnakeCase<FollowUpOutcome>))]
public enum FollowUpOutcome
{
    NoAnswer,
    Satisfied,
    NotYet,

    /// <summary>We asked in writing, and the next word is theirs.</summary>
    Asked,
}
