using Amends.Recovery;
using NodaTime;

namespace Amends.Tests.Recovery;

/// <summary>Random lives of complaints: commands of every kind in any order, sensible or not, as hostile or as lucky as the seed decides.</summary>
internal sealed class Histories
{
    private static readonly string[] Codes = ["delivery.late", "billing.overcharged", "conduct.rude", "contact.no_reply"];
    private static readonly string[] Wants = ["none", "refund", "apology", "explanation"];
    private static readonly string[] Signals = ["churn", "legal", "repeat", "safety", "wait"];

    public static readonly Actor Ines = Actor.Colleague(new Guid(1, 0, 0, new byte[8]));
    public static readonly Actor Tom = Actor.Colleague(new Guid(2, 0, 0, new byte[8]));
    public static readonly Actor Customer = Actor.Customer(new Guid(9, 0, 0, new byte[8]));

    private readonly Random _random;
    private readonly List<Guid> _known = [];

    private Histories(int seed) => _random = new Random(seed);

    public Complaint State { get; private set; } = Complaint.None;
    public List<TimelineEntry> Timeline { get; } = [];
    public List<(Complaint Before, Command Command, Actor By, Decision Decision)> Decisions { get; } = [];
    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static Histories Of(int seed, int commands)
    {
        var history = new Histories(seed);
        if (history.Chance(90))
            history.Do(history.Make(typeof(Receive)), Ines);
        for (var i = 0; i < commands; i++)
            history.Step();
        return history;
    }

    private void Step()
    {
        Now += Duration.FromMinutes(_random.Next(0, 2000));
        var kinds = Transitions.Commands.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        Do(Make(kinds[_random.Next(kinds.Count)]), Chance(60) ? Ines : Chance(50) ? Tom : Chance(70) ? Customer : Actor.Amends);
    }

    private void Do(Command command, Actor by)
    {
        var decision = State.Decide(command, by, Now);
        Decisions.Add((State, command, by, decision));
        if (decision is not Decision.Accepted accepted)
            return;
        Timeline.AddRange(accepted.Entries);
        State = State.Apply(accepted.Entries);
    }

    public Command Make(Type kind) => kind.Name switch
    {
        nameof(Receive) => new Receive(New(), "service@1", Hear()),
        nameof(HearCustomer) => Hear(),
        nameof(MarkRead) => new MarkRead(State.Unread.IsEmpty || Chance(20) ? Known() : State.Unread[_random.Next(State.Unread.Count)]),
        nameof(CorrectReading) => Corrections.Ask(Timeline, Received(), Chance(30) ? null : new Correction(Chance(70) ? new Heat(_random.Next(0, 101)) : null, Chance(20) ? false : null, Chance(40) ? Some(Codes, 40) : null, Chance(40) ? Some(Wants, 30) : null)),
        nameof(SendMessage) => new SendMessage(New(), Channel.Email, _random.Next(0, 101), [], Evidence(), Chance(30) ? [Promise()] : []),
        nameof(AddNote) => new AddNote(New()),
        nameof(NoteEvidence) => new NoteEvidence(AnyStep(), Words()),
        nameof(ChangeOwner) => new ChangeOwner(Chance(50) ? Ines.Id : Tom.Id, Words()),
        nameof(SkipStep) => new SkipStep(AnyStep(), Words() ?? ""),
        nameof(SendClarification) => new SendClarification(Words() ?? ""),
        nameof(AnswerClarification) => new AnswerClarification(Chance(50), Words()),
        nameof(OfferOptions) => new OfferOptions([.. Enumerable.Range(0, _random.Next(0, 4)).Select(_ => new NewOption(New(), "refund", "Your money back", Amount()))]),
        nameof(DeclineOptions) => new DeclineOptions(Words()),
        nameof(Agree) => new Agree(Chance(40) ? null : State.Options.IsEmpty ? Known() : State.Options[_random.Next(State.Options.Count)].Id, Words()),
        nameof(PlanAction) => new PlanAction(New(), "Post a new one", Ines.Id, Chance(50) ? "Warehouse" : null, Due()),
        nameof(CompleteAction) => new CompleteAction(State.Actions.IsEmpty ? Known() : State.Actions[_random.Next(State.Actions.Count)].Id, Words()),
        nameof(RaiseSilence) => new RaiseSilence(State.Actions.IsEmpty ? Known() : State.Actions[_random.Next(State.Actions.Count)].Id),
        nameof(MakePromise) => new MakePromise(Promise()),
        nameof(FulfilPromise) => new FulfilPromise(KnownPromise(), Words()),
        nameof(BreakPromise) => new BreakPromise(KnownPromise()),
        nameof(RenegotiatePromise) => new RenegotiatePromise(KnownPromise(), Due() ?? Now, DuePrecision.Day, Words()),
        nameof(WithdrawPromise) => new WithdrawPromise(KnownPromise(), Words()),
        nameof(AskApproval) => new AskApproval(New(), "May I refund it all?", Amount(), Due(), Chance(50) ? "voucher" : null),
        nameof(DecideApproval) => new DecideApproval(KnownApproval(), Chance(50), Words(), Chance(80) ? null : Amount()),
        nameof(DelegateApproval) => new DelegateApproval(KnownApproval(), Chance(50) ? Ines.Id!.Value : Tom.Id!.Value, Words()),
        nameof(GiveGoodwill) => new GiveGoodwill("voucher", Amount(), Words(), Chance(70) ? New() : null, Chance(40) ? KnownApproval() : null, Chance(50) ? 100 : null),
        nameof(NotePayment) => new NotePayment(State.Gifts.IsEmpty ? Known() : State.Gifts[_random.Next(State.Gifts.Count)].Id, Words() ?? ""),
        nameof(Resolve) => new Resolve(Words()),
        nameof(FollowUp) => new FollowUp((FollowUpOutcome)_random.Next(4), Words()),
        nameof(AskSurvey) => new AskSurvey(),
        nameof(AnswerSurvey) => Survey(Words()),
        nameof(Thank) => new Thank(Words()),
        nameof(NoteCause) => new NoteCause("courier", Words()),
        nameof(Close) => new Close(Words()),
        nameof(Reopen) => new Reopen(Words(), Chance(50) ? null : Chance(70) ? Hear() : new Resolve(null)),
        _ => throw new InvalidOperationException($"Teach the histories to make a {kind.Name}."),
    };

    private Guid Received() =>
        Timeline.Select(entry => entry.What).OfType<MessageReceived>().ToList() is { Count: > 0 } messages && Chance(90) ? messages[_random.Next(messages.Count)].MessageId : Known();

    private HearCustomer Hear() => new(
        Fresh(),
        Channel.Email,
        new Heat(_random.Next(0, 101)),
        Some(Signals, 15),
        Some(Codes, 40),
        Some(Wants, 30),
        Evidence());

    private List<Evidence> Evidence() =>
        [.. Enum.GetValues<Step>().Where(_ => Chance(20)).Select(step => new Evidence(step, _random.Next(0, 11) / 10.0, _random.Next(0, 40), 12))];

    private NewPromise Promise()
    {
        var due = Due();
        return new(New(), "I will ring you", Promisor.I, Ines.Id, due, due is null ? DuePrecision.None : DuePrecision.Time);
    }

    private Instant? Due() => Chance(20) ? null : Now + Duration.FromMinutes(_random.Next(-300, 6000));

    private Money? Amount() => Chance(50) ? null : new Money(_random.Next(-100, 10_000), Chance(90) ? "GBP" : "pounds");

    private string? Words() => Chance(25) ? null : Chance(10) ? " " : "In the words of the day.";

    private AnswerSurvey Survey(string? words) => new(
        Score(-1, 4), Score(0, 7), words, Score(0, 7), Score(0, 9), Score(-1, 12), Score(0, 7), Score(0, 7), words is not null && Chance(70) ? Hear() : null);

    private int? Score(int least, int past) => Chance(30) ? _random.Next(least, past) : null;

    private Step AnyStep() => (Step)_random.Next(0, 12);

    private List<string> Some(string[] from, int percent) => [.. from.Where(_ => Chance(percent))];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private Guid KnownPromise() => State.Promises.IsEmpty ? Known() : State.Promises[_random.Next(State.Promises.Count)].Id;

    private Guid KnownApproval() => State.Approvals.IsEmpty ? Known() : State.Approvals[_random.Next(State.Approvals.Count)].Id;

    private Guid Known() => _known.Count == 0 || Chance(10) ? New() : _known[_random.Next(_known.Count)];

    private Guid New()
    {
        if (_known.Count > 0 && Chance(3))
            return _known[_random.Next(_known.Count)];
        return Fresh();
    }

    // No two messages have the same id: the database sees to it.
    private Guid Fresh()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        _known.Add(new Guid(bytes));
        return _known[^1];
    }
}
