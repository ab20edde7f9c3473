using Amends.Recovery;
using NodaTime;

namespace Amends.Tests.Recovery;

/// <summary>Random lives of complaints: commands of every kind in any order, sensible or not, as hostile or as lucky as the seed decides.</summary>
internal sealed class Histories
{
    private static readonly string[] Codes = ["delivery.late", "billing.overcharged", "conduct.rude", "contact.no_reply"];
    private static readonly string[] Wants = ["none", "refund", "apology", "explanation"];
    private static readonly string[] Signals = ["churn", "legal", "repeat", "safety", "wait", "abuse"];

    public static readonly Charter[] Held = [ShippedCharters.Latest("service"), ShippedCharters.Latest("fca-disp"), ShippedCharters.Latest("asic-rg271")];

    public static readonly Actor Ines = Actor.Colleague(new Guid(1, 0, 0, new byte[8]));
    public static readonly Actor Tom = Actor.Colleague(new Guid(2, 0, 0, new byte[8]));
    public static readonly Actor Customer = Actor.Customer(new Guid(9, 0, 0, new byte[8]));

    private readonly Random _random;
    private readonly Channel _begins;
    private readonly List<Guid> _known = [];

    private Histories(int seed) => (_random, _begins) = (new Random(seed), seed % 3 == 0 ? Channel.Chat : Channel.Email);

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
        // A lead is asked only after two warnings, each about an insult of its own: left to chance that would hardly ever come.
        var kind = State.Abusive.Except(State.Warned).Any() && Chance(8) ? (State.Warned.Count < Boundary.Warnings ? typeof(WarnOfAbuse) : typeof(TakeToLead))
            : !State.Abusive.IsEmpty && Chance(8) ? typeof(HearCustomer)
            : kinds[_random.Next(kinds.Count)];
        Do(Make(kind), Chance(60) ? Ines : Chance(50) ? Tom : Chance(70) ? Customer : Actor.Amends);
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
        nameof(Receive) => new Receive(New(), "service@1", Hear() with { Channel = _begins }),
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
        nameof(BeginAction) => new BeginAction(State.Actions.IsEmpty ? Known() : State.Actions[_random.Next(State.Actions.Count)].Id, "Warehouse"),
        nameof(RaiseUninformed) => new RaiseUninformed(Due() ?? Now),
        nameof(FinishChat) => new FinishChat(),
        nameof(WarnOfAbuse) => new WarnOfAbuse(Insulting(), Fresh()),
        nameof(TakeToLead) => new TakeToLead(Insulting(), Words()),
        nameof(LiftWarnings) => new LiftWarnings(Words()),
        nameof(RestrictCase) => new RestrictCase(Chance(40) ? [] : Chance(50) ? [Tom.Id!.Value] : [Tom.Id!.Value, New()]),
        nameof(LiftRestriction) => new LiftRestriction(),
        nameof(MakePromise) => new MakePromise(Promise()),
        nameof(FulfilPromise) => new FulfilPromise(KnownPromise(), Words()),
        nameof(BreakPromise) => new BreakPromise(KnownPromise()),
        nameof(RenegotiatePromise) => new RenegotiatePromise(KnownPromise(), Due() ?? Now, DuePrecision.Day, Words()),
        nameof(WithdrawPromise) => new WithdrawPromise(KnownPromise(), Words()),
        nameof(AskApproval) => new AskApproval(New(), "May I refund it all?", Amount(), Due(), Chance(50) ? "voucher" : null),
        nameof(DecideApproval) => new DecideApproval(KnownApproval(), Chance(50), Words(), Chance(80) ? null : Amount()),
        nameof(DelegateApproval) => new DelegateApproval(KnownApproval(), Chance(50) ? Ines.Id!.Value : Tom.Id!.Value, Words()),
        nameof(EscalateApproval) => new EscalateApproval(KnownApproval(), Chance(20) ? null : Chance(50) ? Ines.Id!.Value : Tom.Id!.Value),
        nameof(GiveGoodwill) => new GiveGoodwill("voucher", Amount(), Words(), Chance(70) ? New() : null, Chance(40) ? KnownApproval() : null, Chance(50) ? 100 : null),
        nameof(NotePayment) => new NotePayment(State.Gifts.IsEmpty ? Known() : State.Gifts[_random.Next(State.Gifts.Count)].Id, Words() ?? ""),
        nameof(AddCharter) => new AddCharter(Chance(10) ? "" : Key(), Chance(50) ? null : Now + Duration.FromMinutes(_random.Next(-6000, 60))),
        nameof(DropCharter) => new DropCharter(State.Charters.IsEmpty ? Key() : State.Charters[_random.Next(State.Charters.Count)].Key, Words()),
        nameof(SendDocument) => new SendDocument(Known(), State.Charters.IsEmpty ? Key() : State.Charters[_random.Next(State.Charters.Count)].Key, DocumentKind.FinalResponse, [.. Stops()], []),
        nameof(RingClock) => Ring(),
        nameof(Resolve) => new Resolve(Words()),
        nameof(FollowUp) => new FollowUp((FollowUpOutcome)_random.Next(4), Words()),
        nameof(AskSurvey) => new AskSurvey(),
        nameof(AnswerSurvey) => Survey(Words()),
        nameof(Thank) => new Thank(Words()),
        nameof(InviteReview) => new InviteReview(Words() ?? ""),
        nameof(NoteCause) => new NoteCause("courier", Words()),
        nameof(Close) => new Close(Words()),
        nameof(Reopen) => new Reopen(Words(), Chance(50) ? null : Chance(70) ? Hear() : new Resolve(null)),
        _ => throw new InvalidOperationException($"Teach the histories to make a {kind.Name}."),
    };

    private string Key() => Held[_random.Next(Held.Length)].Key;

    private IEnumerable<ClockName> Stops() => Held.SelectMany(charter => charter.Clocks.Where(clock => clock.Until == ClockStop.Document && Chance(30)).Select(clock => new ClockName(charter.Code, clock.Code)));

    private RingClock Ring()
    {
        var clocks = Charter.Deadlines(State, Held).Where(deadline => deadline.IsWatched).ToList();
        return clocks.Count == 0 || Chance(10)
            ? new RingClock("service", "update", "Update due", Now, Now + Duration.FromHours(1), ClockAlarm.Due)
            : clocks[_random.Next(clocks.Count)] is var clock ? new RingClock(clock.Charter!, clock.Code, clock.Label, clock.Started!.Value, clock.Due, (ClockAlarm)_random.Next(1, 4)) : null!;
    }

    private Guid Received() =>
        Timeline.Select(entry => entry.What).OfType<MessageReceived>().ToList() is { Count: > 0 } messages && Chance(90) ? messages[_random.Next(messages.Count)].MessageId : Known();

    private Guid Insulting() => State.Abusive.IsEmpty || Chance(20) ? Known() : Chance(70) ? State.Abusive[^1] : State.Abusive[_random.Next(State.Abusive.Count)];

    private HearCustomer Hear() => new(
        Fresh(),
        Channel.Email,
        new Heat(_random.Next(0, 101)),
        [.. Some(Signals, 15).Union(!State.Abusive.IsEmpty && Chance(50) ? [Boundary.Signal] : [])],
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

    // Few are content with everything by chance.
    private AnswerSurvey Survey(string? words) => Chance(20) ? new(2, 5, null, 5, 5, 10, 5, 5) : new(
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
