using System.Collections.Frozen;

namespace Amends.Recovery;

/// <summary>
/// What may be done when: one row for each command, one column for each stage. An empty cell allows it; any other names the refusal.
/// What else must hold (a promise that exists, words that are not empty) is in <see cref="Preconditions"/>.
/// </summary>
/// <remarks>
/// Closed accepts only reopening, the closing questions and the answers to them (they come late, must not be lost, and may be what reopens it), an invitation that follows from them, that what was
/// given has been paid (payments come when they come), and who may see it: that is no work on the case.
/// </remarks>
public static class Transitions
{
    private static readonly FrozenDictionary<Type, Row> Table = new Dictionary<Type, Row>
    {
        //                         None        Open               Resolved            Closed
        [typeof(Receive)] = new(null, Begun, Begun, Begun),
        [typeof(HearCustomer)] = new(NotBegun, null, null, IsClosed("then add what the customer said")),
        [typeof(MarkRead)] = new(NotBegun, null, null, IsClosed("then read on")),
        [typeof(CorrectReading)] = new(NotBegun, null, null, IsClosed("then correct how a message was read")),
        [typeof(SendMessage)] = new(NotBegun, null, null, IsClosed("then reply")),
        [typeof(AddNote)] = new(NotBegun, null, null, IsClosed("then write your note")),
        [typeof(NoteEvidence)] = new(NotBegun, null, null, IsClosed("then record what was done")),
        [typeof(ChangeOwner)] = new(NotBegun, null, null, IsClosed("then hand it over")),
        [typeof(SkipStep)] = new(NotBegun, null, null, IsClosed("then go on along the path")),
        [typeof(SendClarification)] = new(NotBegun, null, IsResolved("then ask whether we heard them right"), IsClosed("then ask whether we heard them right")),
        [typeof(AnswerClarification)] = new(NotBegun, null, null, IsClosed("then record the answer")),
        [typeof(OfferOptions)] = new(NotBegun, null, IsResolved("then offer what else would put it right"), IsClosed("then offer what else would put it right")),
        [typeof(DeclineOptions)] = new(NotBegun, null, IsResolved("then look for something that suits"), IsClosed("then look for something that suits")),
        [typeof(Agree)] = new(NotBegun, null, IsResolved("then agree on what else is to be done"), IsClosed("then agree on what else is to be done")),
        [typeof(PlanAction)] = new(NotBegun, null, IsResolved("then plan what is still to be done"), IsClosed("then plan what is still to be done")),
        [typeof(CompleteAction)] = new(NotBegun, null, null, IsClosed("then record what was done")),
        [typeof(RaiseSilence)] = new(NotBegun, null, null, IsClosed("then look at its plan")),
        [typeof(BeginAction)] = new(NotBegun, null, null, IsClosed("then record that it has begun")),
        [typeof(RaiseUninformed)] = new(NotBegun, null, IsResolved("then keep them informed"), IsClosed("then keep them informed")),
        [typeof(FinishChat)] = new(NotBegun, null, null, IsClosed("then end its chat")),
        [typeof(WarnOfAbuse)] = new(NotBegun, null, null, IsClosed("then reply")),
        [typeof(TakeToLead)] = new(NotBegun, null, null, IsClosed("then take it to a lead")),
        [typeof(LiftWarnings)] = new(NotBegun, null, null, IsClosed("then take the warnings back")),
        [typeof(RestrictCase)] = new(NotBegun, null, null, null),
        [typeof(LiftRestriction)] = new(NotBegun, null, null, null),
        [typeof(MakePromise)] = new(NotBegun, null, null, IsClosed("then make the promise")),
        [typeof(FulfilPromise)] = new(NotBegun, null, null, IsClosed("then record what was done")),
        [typeof(BreakPromise)] = new(NotBegun, null, null, IsClosed("then look at its promises")),
        [typeof(RenegotiatePromise)] = new(NotBegun, null, null, IsClosed("then agree on a new date")),
        [typeof(WithdrawPromise)] = new(NotBegun, null, null, IsClosed("then withdraw the promise")),
        [typeof(AskApproval)] = new(NotBegun, null, null, IsClosed("then ask")),
        [typeof(DecideApproval)] = new(NotBegun, null, null, IsClosed("then answer the question")),
        [typeof(DelegateApproval)] = new(NotBegun, null, null, IsClosed("then hand the question on")),
        [typeof(EscalateApproval)] = new(NotBegun, null, null, IsClosed("then ask again")),
        [typeof(GiveGoodwill)] = new(NotBegun, null, null, IsClosed("then give it")),
        [typeof(NotePayment)] = new(NotBegun, null, null, null),
        [typeof(AddCharter)] = new(NotBegun, null, null, IsClosed("then hold it to another charter")),
        [typeof(DropCharter)] = new(NotBegun, null, null, IsClosed("then change what it is held to")),
        [typeof(SendDocument)] = new(NotBegun, null, null, IsClosed("then send the letter")),
        [typeof(RingClock)] = new(NotBegun, null, null, IsClosed("then look at its deadlines")),
        [typeof(Resolve)] = new(NotBegun, null, Refuse("already_resolved", "This case is resolved already. Follow up next, or reopen it if it is not right after all."), IsClosed("then resolve it")),
        [typeof(FollowUp)] = new(NotBegun, NotResolved("then ask whether it is really right"), null, IsClosed("then follow up")),
        [typeof(AskSurvey)] = new(NotBegun, NotResolved("then ask how it went"), null, null),
        [typeof(AnswerSurvey)] = new(NotBegun, null, null, null),
        [typeof(Thank)] = new(NotBegun, NotResolved("then thank them for telling us"), null, IsClosed("then thank them")),
        [typeof(InviteReview)] = new(NotBegun, NotResolved("then invite them"), null, null),
        [typeof(NoteCause)] = new(NotBegun, null, null, IsClosed("then note the cause")),
        [typeof(Close)] = new(NotBegun, NotResolved("then close it"), null, Refuse("closed", "This case is closed already.")),
        [typeof(Reopen)] = new(NotBegun, Refuse("already_open", "This case is open already. Go on with it."), null, null),
    }.ToFrozenDictionary();

    /// <summary>Every kind of command that the table knows.</summary>
    public static IReadOnlyCollection<Type> Commands => Table.Keys;

    /// <summary>Why this kind of command cannot be done at this stage; null where it can.</summary>
    public static Refusal? Refusal(Type command, Stage stage) => Table[command].At(stage);

    private static Refusal NotBegun => Refuse("not_begun", "There is no such case yet. Record what the customer said first: that begins it.");

    private static Refusal Begun => Refuse("already_begun", "This case has begun already. Add the customer's words to it as a message.");

    private static Refusal NotResolved(string next) => Refuse("not_resolved", $"This case is still open. Put it right first, {next}.");

    private static Refusal IsResolved(string next) => Refuse("resolved", $"This case is resolved. Reopen it first, {next}.");

    private static Refusal IsClosed(string next) => Refuse("closed", $"This case is closed. Reopen it first, {next}.");

    private static Refusal Refuse(string code, string words) => new(code, words);

    private sealed record Row(Refusal? None, Refusal? Open, Refusal? Resolved, Refusal? Closed)
    {
        public Refusal? At(Stage stage) => stage switch
        {
            Stage.None => None,
            Stage.Open => Open,
            Stage.Resolved => Resolved,
            _ => Closed,
        };
    }
}
