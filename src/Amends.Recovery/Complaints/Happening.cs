using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>What can happen on a complaint: a closed set, told apart by <c>kind</c> where it is stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Received), "received")]
[JsonDerivedType(typeof(MessageReceived), "message_received")]
[JsonDerivedType(typeof(MessageRead), "message_read")]
[JsonDerivedType(typeof(ReadingCorrected), "reading_corrected")]
[JsonDerivedType(typeof(CorrectionWithdrawn), "correction_withdrawn")]
[JsonDerivedType(typeof(MessageSent), "message_sent")]
[JsonDerivedType(typeof(NoteAdded), "note_added")]
[JsonDerivedType(typeof(EvidenceNoted), "evidence_noted")]
[JsonDerivedType(typeof(OwnerChanged), "owner_changed")]
[JsonDerivedType(typeof(StepSkipped), "step_skipped")]
[JsonDerivedType(typeof(ClarificationSent), "clarification_sent")]
[JsonDerivedType(typeof(ClarificationAnswered), "clarification_answered")]
[JsonDerivedType(typeof(OptionOffered), "option_offered")]
[JsonDerivedType(typeof(OptionsDeclined), "options_declined")]
[JsonDerivedType(typeof(Agreed), "agreed")]
[JsonDerivedType(typeof(ActionPlanned), "action_planned")]
[JsonDerivedType(typeof(ActionDone), "action_done")]
[JsonDerivedType(typeof(ActionBegun), "action_begun")]
[JsonDerivedType(typeof(StepSilent), "step_silent")]
[JsonDerivedType(typeof(Uninformed), "uninformed")]
[JsonDerivedType(typeof(ChatEnded), "chat_ended")]
[JsonDerivedType(typeof(AbuseWarned), "abuse_warned")]
[JsonDerivedType(typeof(TakenToLead), "taken_to_lead")]
[JsonDerivedType(typeof(WarningsLifted), "warnings_lifted")]
[JsonDerivedType(typeof(CaseRestricted), "case_restricted")]
[JsonDerivedType(typeof(RestrictionLifted), "restriction_lifted")]
[JsonDerivedType(typeof(PromiseMade), "promise_made")]
[JsonDerivedType(typeof(PromiseFulfilled), "promise_fulfilled")]
[JsonDerivedType(typeof(PromiseBroken), "promise_broken")]
[JsonDerivedType(typeof(PromiseRenegotiated), "promise_renegotiated")]
[JsonDerivedType(typeof(PromiseWithdrawn), "promise_withdrawn")]
[JsonDerivedType(typeof(ApprovalAsked), "approval_asked")]
[JsonDerivedType(typeof(ApprovalDecided), "approval_decided")]
[JsonDerivedType(typeof(ApprovalDelegated), "approval_delegated")]
[JsonDerivedType(typeof(ApprovalEscalated), "approval_escalated")]
[JsonDerivedType(typeof(GoodwillGiven), "goodwill_given")]
[JsonDerivedType(typeof(GoodwillPaid), "goodwill_paid")]
[JsonDerivedType(typeof(CharterAdded), "charter_added")]
[JsonDerivedType(typeof(CharterDropped), "charter_dropped")]
[JsonDerivedType(typeof(DocumentSent), "document_sent")]
[JsonDerivedType(typeof(ClockRang), "clock_rang")]
[JsonDerivedType(typeof(Resolved), "resolved")]
[JsonDerivedType(typeof(FollowedUp), "followed_up")]
[JsonDerivedType(typeof(SurveyAsked), "survey_asked")]
[JsonDerivedType(typeof(SurveyAnswered), "survey_answered")]
[JsonDerivedType(typeof(Thanked), "thanked")]
[JsonDerivedType(typeof(ReviewInvited), "review_invited")]
[JsonDerivedType(typeof(CauseNoted), "cause_noted")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Reopened), "reopened")]
public abstract record Happening;

/// <summary>The complaint began.</summary>
/// <param name="Charter">The charter and version it is held to, such as <c>service@1</c>; it keeps the version it began under.</param>
public sealed record Received(Guid CustomerId, Channel Channel, string Charter) : Happening;

/// <summary>The customer said something.</summary>
/// <param name="Signals">Signal codes that ask for care.</param>
/// <param name="Concerns">Concern codes, most probable first.</param>
/// <param name="Wants">What they would like to happen, most probable first.</param>
public sealed record MessageReceived(
    Guid MessageId,
    Channel Channel,
    Heat Heat,
    IReadOnlyList<string> Signals,
    IReadOnlyList<string> Concerns,
    IReadOnlyList<string> Wants) : Happening
{
    /// <summary>SHA-256, in hexadecimal, of each file that came with it; null where none did. What they are called is no part of the timeline: names are people's words.</summary>
    public IReadOnlyList<string>? Files { get; init; }
}

/// <summary>A colleague read the customer's message to its end.</summary>
public sealed record MessageRead(Guid MessageId) : Happening;

/// <summary>A colleague put right what was read into the customer's message; what is null stays as it was read.</summary>
/// <param name="Complaint">Whether it is a complaint at all.</param>
/// <param name="Case">What the case is by it.</param>
public sealed record ReadingCorrected(
    Guid MessageId, Heat? Heat, bool? Complaint, IReadOnlyList<string>? Concerns, IReadOnlyList<string>? Wants, CaseReading Case) : Happening;

/// <summary>The correction of a message was taken back: it counts as it was read.</summary>
public sealed record CorrectionWithdrawn(Guid MessageId, CaseReading Case) : Happening;

/// <summary>We said something to the customer.</summary>
/// <param name="Score">What the coach gave the words, 0 to 100; null where there was nothing to review.</param>
/// <param name="Warnings">Warnings that stood when it was sent.</param>
public sealed record MessageSent(Guid MessageId, Channel Channel, int? Score, IReadOnlyList<string> Warnings) : Happening
{
    /// <summary>The second reader who let it go; null where none was asked.</summary>
    public SecondReading? Read { get; init; }

    /// <summary>Before a concern's code in <see cref="Warnings"/>: this concern was left unanswered, such as <c>unanswered:billing.overcharged</c>.</summary>
    public const string Unanswered = "unanswered:";

    /// <inheritdoc cref="MessageReceived.Files"/>
    public IReadOnlyList<string>? Files { get; init; }
}

/// <summary>A colleague wrote something for colleagues only.</summary>
public sealed record NoteAdded(Guid MessageId) : Happening
{
    /// <inheritdoc cref="MessageReceived.Files"/>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>The colleagues it names, who were told; null where it names nobody.</summary>
    public IReadOnlyList<Guid>? Mentioned { get; init; }
}

/// <summary>A colleague recorded, in one key, that a step happened where no text shows it (a call, a visit).</summary>
public sealed record EvidenceNoted(Step Step) : Happening;

public sealed record OwnerChanged(Guid? Owner) : Happening;

/// <summary>A step was passed over; the reason is in the entry's words.</summary>
public sealed record StepSkipped(Step Step) : Happening;

/// <summary>"What we heard" went to the customer to be confirmed; the paraphrase is in the entry's words.</summary>
public sealed record ClarificationSent : Happening
{
    /// <inheritdoc cref="MessageSent.Read"/>
    public SecondReading? Read { get; init; }
}

/// <summary>The customer said whether we heard them right; a correction is in the entry's words.</summary>
public sealed record ClarificationAnswered(bool Confirmed) : Happening;

/// <summary>One way to put it right was offered; its words are in the entry.</summary>
/// <param name="Policies">Those that had to be told with it, each with its version, such as <c>refund_route@2</c>; null where none.</param>
public sealed record OptionOffered(Guid OptionId, string Remedy, Money? Value, IReadOnlyList<string>? Policies = null) : Happening
{
    /// <inheritdoc cref="MessageSent.Read"/>
    public SecondReading? Read { get; init; }
}

/// <summary>None of the options suits; why is in the entry's words.</summary>
public sealed record OptionsDeclined : Happening;

/// <summary>The customer and we agreed on what puts it right.</summary>
/// <param name="OptionId">The option chosen; null where they agreed on something else, told in the entry's words.</param>
public sealed record Agreed(Guid? OptionId) : Happening;

/// <summary>A step of the plan that puts it right; what is to be done is in the entry's words.</summary>
/// <param name="Department">Who does it where that is not the owner of the complaint.</param>
public sealed record ActionPlanned(Guid ActionId, Guid? Owner, string? Department, Instant? Due) : Happening;

/// <param name="Department">Who said so through the link to their step; null where a colleague recorded it.</param>
public sealed record ActionDone(Guid ActionId, string? Department = null) : Happening;

/// <summary>Nothing was heard of a step in time: the case's owner was told to look after it.</summary>
public sealed record StepSilent(Guid ActionId) : Happening;

/// <summary>The department said through the link to its step that it is at it.</summary>
public sealed record ActionBegun(Guid ActionId, string Department) : Happening;

/// <summary>The customer had heard nothing from us for as long as the standard allows: the alarm, once for each silence of ours.</summary>
/// <param name="Due">By when they should have heard.</param>
public sealed record Uninformed(Instant Due) : Happening;

/// <summary>A colleague ended the chat.</summary>
public sealed record ChatEnded : Happening;

/// <summary>We asked the customer, politely, not to insult us.</summary>
/// <param name="About">Their message that insults.</param>
/// <param name="MessageId">Our message that warns of it.</param>
public sealed record AbuseWarned(Guid About, Guid MessageId) : Happening;

/// <summary>The insults went on after two warnings: a lead was asked to take over.</summary>
/// <param name="About">The customer's message that insults again.</param>
public sealed record TakenToLead(Guid About) : Happening;

/// <summary>A lead found that it was anger and no insult; why is in the entry's words.</summary>
public sealed record WarningsLifted : Happening;

/// <summary>A lead closed the case to all but its owner, leads, admins and the people named.</summary>
/// <param name="Allowed">All who may see it besides from now on, not only those who came.</param>
public sealed record CaseRestricted(IReadOnlyList<Guid> Allowed) : Happening;

/// <summary>Everybody who works here may see the case again.</summary>
public sealed record RestrictionLifted : Happening;

/// <summary>We said we would do something by a time; the promise's words are in the entry.</summary>
/// <param name="MessageId">The message, or the note of the call, that made it, where one did.</param>
/// <param name="Subject">What sort of thing it is; <c>kind</c> is what the entry itself is called.</param>
/// <param name="Department">Who has to do it, where that is not the owner alone.</param>
public sealed record PromiseMade(
    Guid PromiseId, Guid? MessageId, Promisor Promisor, Guid? Owner, Instant? Due, DuePrecision Precision, int Start, int Length,
    PromiseKind Subject = PromiseKind.Other, string? Department = null) : Happening;

/// <summary>What was promised is done.</summary>
public sealed record PromiseFulfilled(Guid PromiseId) : Happening;

/// <summary>The promise's time passed with nothing done.</summary>
public sealed record PromiseBroken(Guid PromiseId) : Happening;

/// <summary>The customer was told of a new date; the reason is in the entry's words.</summary>
public sealed record PromiseRenegotiated(Guid PromiseId, Instant Due, DuePrecision Precision) : Happening
{
    /// <inheritdoc cref="MessageSent.Read"/>
    public SecondReading? Read { get; init; }
}

/// <summary>The promise no longer stands; why is in the entry's words.</summary>
public sealed record PromiseWithdrawn(Guid PromiseId) : Happening;

/// <summary>Someone with authority was asked; the question is in the entry's words.</summary>
/// <param name="Remedy">What is to be given, where the question is about that.</param>
public sealed record ApprovalAsked(Guid ApprovalId, Money? Value, Instant? Due, string? Remedy = null) : Happening;

/// <param name="Counter">What may be given instead, where the answer was no.</param>
public sealed record ApprovalDecided(Guid ApprovalId, bool Granted, Money? Counter = null) : Happening;

/// <summary>A question was handed on to somebody else with authority; why is in the entry's words.</summary>
public sealed record ApprovalDelegated(Guid ApprovalId, Guid To) : Happening;

/// <summary>A question was not answered in time.</summary>
/// <param name="To">Who may answer it now besides those who could; null where nobody stands above them.</param>
public sealed record ApprovalEscalated(Guid ApprovalId, Guid? To) : Happening;

/// <summary>Something beyond what is owed was given.</summary>
/// <param name="Cost">What it costs us, in minor units of the value's currency.</param>
public sealed record GoodwillGiven(string Remedy, Money? Value, Guid? GiftId = null, Guid? ApprovalId = null, long? Cost = null) : Happening;

/// <summary>The money of a gift has left.</summary>
/// <param name="Payment">The reference by which the other system knows the payment.</param>
public sealed record GoodwillPaid(Guid GiftId, string Payment) : Happening;

/// <summary>The complaint is held to another charter too.</summary>
/// <param name="Charter">With its version, such as <c>fca-disp@1</c>; the case keeps it.</param>
/// <param name="Since">From when its clocks count; null: from the receipt of the complaint.</param>
public sealed record CharterAdded(string Charter, Instant? Since = null) : Happening;

/// <summary>The complaint is not held to this charter after all; why is in the entry's words.</summary>
public sealed record CharterDropped(string Charter) : Happening;

/// <summary>A document that a charter asks for went to the customer: the message that it follows.</summary>
/// <param name="Charter">Whose document it is.</param>
/// <param name="Stops">The clocks that it stopped, of every charter that it satisfies.</param>
/// <param name="Confirmed">What it must say and tells in other words, as whoever sent it confirmed.</param>
public sealed record DocumentSent(Guid MessageId, string Charter, DocumentKind Document, IReadOnlyList<ClockName> Stops, IReadOnlyList<string> Confirmed) : Happening;

/// <summary>A clock's time is half gone, nearly gone or over; once for each time it runs.</summary>
/// <param name="Label">The clock, for people: "Final response due".</param>
/// <param name="Started">Since when it runs.</param>
public sealed record ClockRang(string Charter, string Clock, string Label, Instant Started, Instant Due, ClockAlarm Alarm) : Happening;

/// <summary>What was wrong is put right; how is in the entry's words.</summary>
public sealed record Resolved : Happening;

/// <summary>We asked, after the fix, whether it is really right.</summary>
/// <param name="Outcome">What came of it.</param>
public sealed record FollowedUp(FollowUpOutcome Outcome) : Happening;

/// <summary>The customer was asked how it went.</summary>
public sealed record SurveyAsked(bool Reminder) : Happening;

/// <summary>The customer answered the closing questions (<see cref="SurveyQuestion"/>); their words are in the entry, or in the message where they were heard as one.</summary>
/// <param name="MessageId">The message that holds their words, where the answers brought the case back.</param>
/// <param name="Heat">How hot their words are; null where they wrote none.</param>
public sealed record SurveyAnswered(
    int? Right, int? Fairness, int? Satisfied = null, int? Ease = null, int? Recommend = null, int? Outcome = null, int? Process = null, Guid? MessageId = null, Heat? Heat = null) : Happening
{
    /// <summary>A low score: not put right, unsatisfied, unfair, very hard, or would warn others. Someone with authority should look at it.</summary>
    [JsonIgnore]
    public bool IsLow => Right == 0 || Satisfied <= Low || Fairness <= Low || Outcome <= Low || Process <= Low || Ease <= Low || Recommend <= Low;

    /// <summary>They would recommend us, or are fully satisfied where they left that out; and nothing else they said is low or upset.</summary>
    [JsonIgnore]
    public bool IsHigh => !IsLow && (Recommend >= 9 || (Recommend is null && Satisfied == 5)) && !(Heat?.Value >= Rounds.Calm);

    private const int Low = 2;

    /// <summary>Each question that was answered, with its answer.</summary>
    [JsonIgnore]
    public IEnumerable<(SurveyQuestion Question, int Value)> Answers => new (SurveyQuestion Question, int? Value)[]
    {
        (SurveyQuestion.Right, Right), (SurveyQuestion.Fairness, Fairness), (SurveyQuestion.Satisfied, Satisfied), (SurveyQuestion.Ease, Ease),
        (SurveyQuestion.Recommend, Recommend), (SurveyQuestion.Outcome, Outcome), (SurveyQuestion.Process, Process),
    }.Where(one => one.Value is not null).Select(one => (one.Question, one.Value!.Value));
}

public sealed record Thanked : Happening
{
    /// <inheritdoc cref="MessageSent.Read"/>
    public SecondReading? Read { get; init; }
}

/// <summary>They were invited to review or recommend us; the words are in the entry.</summary>
public sealed record ReviewInvited : Happening
{
    /// <inheritdoc cref="MessageSent.Read"/>
    public SecondReading? Read { get; init; }
}

/// <summary>Why it went wrong, from the organisation's own taxonomy.</summary>
public sealed record CauseNoted(string Cause) : Happening;

public sealed record Closed : Happening;

/// <summary>It is not over after all; why is in the entry's words.</summary>
public sealed record Reopened : Happening;
