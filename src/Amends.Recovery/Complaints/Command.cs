using NodaTime;

namespace Amends.Recovery;

/// <summary>Something a person or a job wants to do to a complaint. <see cref="Deciding.Decide"/> answers with entries or a refusal.</summary>
public abstract record Command;

/// <summary>A complaint begins with the customer's first words.</summary>
public sealed record Receive(Guid CustomerId, string Charter, HearCustomer First) : Command;

/// <summary>The customer said something. Evidence: "yes, exactly" for Clarify, "that works" for Agree, a want for Ask.</summary>
public sealed record HearCustomer(
    Guid MessageId,
    Channel Channel,
    Heat Heat,
    IReadOnlyList<string> Signals,
    IReadOnlyList<string> Concerns,
    IReadOnlyList<string> Wants,
    IReadOnlyList<Evidence> Evidence) : Command
{
    /// <inheritdoc cref="MessageReceived.Files"/>
    public IReadOnlyList<string>? Files { get; init; }
}

public sealed record MarkRead(Guid MessageId) : Command;

/// <summary>Puts right what was read into a message of the customer's. Made by <see cref="Corrections.Ask"/>, which sees the whole timeline.</summary>
/// <param name="Correction">null takes back the one that stands.</param>
/// <param name="Case">What the case is by it; null where there is nothing to correct.</param>
public sealed record CorrectReading(Guid MessageId, Correction? Correction, CaseReading? Case) : Command;

/// <summary>We say something to the customer, with the promises that the agent confirmed.</summary>
public sealed record SendMessage(
    Guid MessageId,
    Channel Channel,
    int? Score,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<NewPromise> Promises) : Command
{
    /// <inheritdoc cref="MessageReceived.Files"/>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>The second reader who let it go; null where none was asked.</summary>
    public SecondReading? Read { get; init; }
}

public sealed record AddNote(Guid MessageId) : Command
{
    /// <inheritdoc cref="MessageReceived.Files"/>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>The colleagues it names; null for nobody.</summary>
    public IReadOnlyList<Guid>? Mentioned { get; init; }
}

public sealed record NoteEvidence(Step Step, string? Words) : Command;

public sealed record ChangeOwner(Guid? Owner, string? Words) : Command;

public sealed record SkipStep(Step Step, string Reason) : Command;

public sealed record SendClarification(string Paraphrase) : Command
{
    /// <inheritdoc cref="SendMessage.Read"/>
    public SecondReading? Read { get; init; }
}

public sealed record AnswerClarification(bool Confirmed, string? Correction) : Command;

public sealed record OfferOptions(IReadOnlyList<NewOption> Options) : Command
{
    /// <inheritdoc cref="SendMessage.Read"/>
    public SecondReading? Read { get; init; }
}

public sealed record DeclineOptions(string? Words) : Command;

/// <param name="OptionId">The option chosen; null where something else was agreed, told in <paramref name="Words"/>.</param>
public sealed record Agree(Guid? OptionId, string? Words) : Command;

public sealed record PlanAction(Guid ActionId, string Words, Guid? Owner, string? Department, Instant? Due) : Command;

/// <param name="Department">Who did it, where they said so through the link to their step.</param>
public sealed record CompleteAction(Guid ActionId, string? Words, string? Department = null) : Command;

/// <summary>Nothing was heard of a step that another department does: the owner is to look after it.</summary>
public sealed record RaiseSilence(Guid ActionId) : Command;

/// <summary>The department that does a step says, through the link to it, that it is at it.</summary>
public sealed record BeginAction(Guid ActionId, string Department) : Command;

/// <summary>The customer has heard nothing from us for as long as the standard allows: whoever has the case is to write, also where there is no news.</summary>
/// <param name="Due">By when they should have heard.</param>
public sealed record RaiseUninformed(Instant Due) : Command;

/// <summary>A colleague ends the chat: what the customer writes from then on is heard as on any page.</summary>
public sealed record FinishChat : Command;

/// <summary>A message to the customer warns them, politely, that we do not take insults.</summary>
/// <param name="About">The customer's message that insults.</param>
/// <param name="MessageId">Our message that warns of it.</param>
public sealed record WarnOfAbuse(Guid About, Guid MessageId) : Command;

/// <summary>Two warnings did not help: a lead is to take over.</summary>
/// <param name="About">The customer's message that insults again.</param>
public sealed record TakeToLead(Guid About, string? Words) : Command;

/// <summary>A lead finds that it was anger and no insult: the warnings no longer count.</summary>
public sealed record LiftWarnings(string? Words) : Command;

/// <summary>A lead closes the case to all but its owner, leads, admins and the people named; or names others.</summary>
/// <param name="Allowed">All who may see it besides from now on.</param>
public sealed record RestrictCase(IReadOnlyList<Guid> Allowed) : Command;

/// <summary>A lead opens the case to everybody who works here.</summary>
public sealed record LiftRestriction : Command;

/// <param name="MessageId">The note of the call that made it, where one did.</param>
public sealed record MakePromise(NewPromise Promise, Guid? MessageId = null) : Command;

public sealed record FulfilPromise(Guid PromiseId, string? Words) : Command;

public sealed record BreakPromise(Guid PromiseId) : Command;

public sealed record RenegotiatePromise(Guid PromiseId, Instant Due, DuePrecision Precision, string? Reason) : Command
{
    /// <inheritdoc cref="SendMessage.Read"/>
    public SecondReading? Read { get; init; }
}

public sealed record WithdrawPromise(Guid PromiseId, string? Reason) : Command;

/// <param name="Remedy">What is to be given, where the question is about that.</param>
public sealed record AskApproval(Guid ApprovalId, string Question, Money? Value, Instant? Due, string? Remedy = null) : Command;

/// <param name="Counter">What may be given instead where the answer is no.</param>
public sealed record DecideApproval(Guid ApprovalId, bool Granted, string? Words, Money? Counter = null) : Command;

/// <summary>Someone else with authority is to answer.</summary>
public sealed record DelegateApproval(Guid ApprovalId, Guid To, string? Words) : Command;

/// <summary>A question was not answered in time: it goes one step up as well.</summary>
/// <param name="To">Who may answer it now besides those who could; null where nobody stands above them.</param>
public sealed record EscalateApproval(Guid ApprovalId, Guid? To) : Command;

/// <param name="GiftId">Names this gift, so that it is given once however often it is asked for; null for what nobody pays for later.</param>
/// <param name="ApprovalId">The answered question that allows it; each allows one gift.</param>
/// <param name="Cost">What it costs us, in minor units of the value's currency.</param>
public sealed record GiveGoodwill(string Remedy, Money? Value, string? Words, Guid? GiftId = null, Guid? ApprovalId = null, long? Cost = null) : Command;

/// <summary>The money of a gift has left.</summary>
/// <param name="Reference">By which the other system knows the payment.</param>
public sealed record NotePayment(Guid GiftId, string Reference) : Command;

/// <summary>Holds the complaint to another charter too.</summary>
/// <param name="Charter">With its version, such as <c>fca-disp@1</c>.</param>
/// <param name="Since">From when its clocks count; null: from the receipt of the complaint.</param>
public sealed record AddCharter(string Charter, Instant? Since = null) : Command;

/// <summary>The complaint is not held to this charter after all.</summary>
public sealed record DropCharter(string Charter, string? Reason) : Command;

/// <summary>Says what a message that was just sent is, and which clocks it stops. Made by <see cref="StopDocuments"/>, which has checked what it says.</summary>
public sealed record SendDocument(Guid MessageId, string Charter, DocumentKind Document, IReadOnlyList<ClockName> Stops, IReadOnlyList<string> Confirmed) : Command;

/// <summary>Tells of a clock whose time is half gone, nearly gone or over.</summary>
public sealed record RingClock(string Charter, string Clock, string Label, Instant Started, Instant Due, ClockAlarm Alarm) : Command;

public sealed record Resolve(string? Words) : Command;

public sealed record FollowUp(FollowUpOutcome Outcome, string? Words) : Command;

/// <summary>The customer's answers to the closing questions, each null where it was passed over; what they mean is in <see cref="SurveyQuestion"/>.</summary>
/// <param name="Said">Their own words as they were read, where there are any; heard as a message where the answers bring the case back.</param>
public sealed record AnswerSurvey(
    int? Right, int? Fairness, string? Words, int? Satisfied = null, int? Ease = null, int? Recommend = null, int? Outcome = null, int? Process = null, HearCustomer? Said = null) : Command;

/// <summary>Asks the customer how it went; the second time is the one reminder.</summary>
public sealed record AskSurvey : Command;

public sealed record Thank(string? Words) : Command
{
    /// <inheritdoc cref="SendMessage.Read"/>
    public SecondReading? Read { get; init; }
}

/// <summary>Invites the customer to review or recommend us. That they allow it is known beyond the case: see the use case.</summary>
public sealed record InviteReview(string Words) : Command
{
    /// <inheritdoc cref="SendMessage.Read"/>
    public SecondReading? Read { get; init; }
}

public sealed record NoteCause(string Cause, string? Words) : Command;

public sealed record Close(string? Words) : Command;

/// <summary>
/// It is not over after all. <paramref name="Then"/> is what follows in the same breath: a customer writes to a closed complaint, and one decision
/// reopens it and hears them. Refused as a whole where <paramref name="Then"/> is refused.
/// </summary>
public sealed record Reopen(string? Reason, Command? Then = null) : Command;

/// <summary>A way to put it right that the customer may choose.</summary>
/// <param name="Remedy">refund, replacement, repair, credit, explanation, apology, or a word of the organisation's own.</param>
/// <param name="Words">Title on the first line, what it means for the customer on the next.</param>
public sealed record NewOption(Guid Id, string Remedy, string Words, Money? Value, IReadOnlyList<string>? Policies = null);

/// <param name="Start">Where the words stand in the message that makes the promise, in UTF-16 code units.</param>
/// <param name="Kind">What sort of thing it is, where a person said so; null: as its words tell, and the department with it (<see cref="PromiseSubject"/>).</param>
/// <param name="Department">Who has to do it, where that is not the owner alone.</param>
public sealed record NewPromise(
    Guid Id, string Words, Promisor Promisor, Guid? Owner, Instant? Due, DuePrecision Precision, int Start = 0, int Length = 0, PromiseKind? Kind = null, string? Department = null);
