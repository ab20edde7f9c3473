namespace Amends.Recovery;

/// <summary>Walks a timeline once and keeps, for each step, what shows it. <see cref="RecoveryPath"/> is what it saw.</summary>
internal sealed class PathWalk
{
    public const int StepCount = (int)Step.Learn + 1;

    private readonly StepTrack[] _tracks = [.. Enumerable.Range(0, StepCount).Select(_ => new StepTrack())];
    private readonly HashSet<Guid> _openActions = [];
    private readonly HashSet<Guid> _standingPromises = [];
    private Heat? _calmest;
    private bool _corrected;
    private bool _confirmed;
    private bool _followedUp;
    private int _unansweredTries;
    private int _askedAt;
    private Guid _latestInbound;
    private int _latestInboundAt;
    private IReadOnlyList<string> _latestConcerns = [];
    private readonly List<StepEvidence> _toldSoFar = [];

    public Stage Stage { get; private set; }
    public int Round { get; private set; }

    // What the reasons are made of.
    public Heat Heat { get; private set; }
    public double Rise { get; private set; }
    public HashSet<string> Concerns { get; } = [];
    public HashSet<string> Answered { get; } = [];

    /// <summary>What they most probably want, by the latest words that named a wish.</summary>
    public string? Want { get; private set; }

    public HashSet<string> Signals { get; } = [];
    public int UnreadMessages { get; private set; }
    public bool HasReplied { get; private set; }
    public bool WasReopened { get; private set; }
    public int OptionsOnOffer { get; private set; }
    public bool WereOptionsDeclined { get; private set; }
    public int PlannedActions { get; private set; }
    public int OpenActions => _openActions.Count;
    public int StandingPromises => _standingPromises.Count;
    public int BrokenPromises { get; private set; }

    /// <summary>Promises that broke since we last owned up to anything.</summary>
    public int UnownedBreaks { get; private set; }

    public bool IsCorrected => _corrected && !_confirmed;
    public int FollowUpTries => _unansweredTries;

    public StepTrack this[Step step] => _tracks[(int)step];

    public StepState State(Step step)
    {
        var track = this[step];
        var shown = track.Evidence.Count > 0;
        if (shown && IsComplete(step))
            return StepState.Done;
        if (track.Skipped is not null)
            return StepState.Skipped;
        return shown || track.IsStarted ? StepState.Started : StepState.Open;
    }

    /// <summary>Whether later steps have made this one pointless for now: wishes and offers once it is agreed, most things once it is resolved.</summary>
    public bool IsOvertaken(Step step) => step switch
    {
        Step.Offer => Stage == Stage.Resolved || State(Step.Agree) == StepState.Done,
        Step.Clarify or Step.Ask => Stage == Stage.Resolved || State(Step.Agree) == StepState.Done || State(Step.Offer) == StepState.Done,
        Step.Agree => Stage == Stage.Resolved,
        _ => false,
    };

    /// <summary>We asked, whether we heard them right or whether it is right now, and the next word is theirs.</summary>
    public bool IsWithCustomer(Step step) =>
        step switch
        {
            Step.Clarify => !IsCorrected && this[step].Evidence is [.., var asked] && asked.Sequence > _latestInboundAt,
            Step.FollowUp => _askedAt > _latestInboundAt,
            _ => false,
        };

    public void Take(TimelineEntry entry)
    {
        switch (entry.What)
        {
            case Received:
                Stage = Stage.Open;
                Round = 1;
                foreach (var track in _tracks)
                    track.Begin(Round);
                break;
            case MessageReceived it: Hear(entry, it); break;
            case MessageRead it: Read(entry, it); break;
            case MessageSent it: Tell(entry, it); break;
            case EvidenceNoted it: Note(entry, it.Step); break;
            case StepSkipped it: this[it.Step].Skipped = new(entry.Sequence, entry.By, entry.Words, entry.At); break;
            case ClarificationSent: AskWhetherHeard(entry); break;
            case ClarificationAnswered it: Clarified(entry, it.Confirmed); break;
            case OptionOffered: Offer(entry); break;
            case OptionsDeclined: Decline(); break;
            case Agreed: Agree(entry); break;
            case ActionPlanned it: Plan(it); break;
            case ActionDone it: _openActions.Remove(it.ActionId); Show(Step.Act, entry); break;
            case PromiseMade it: Promise(entry, it); break;
            case PromiseFulfilled it: Fulfil(entry, it); break;
            case PromiseBroken: Break(); break;
            case PromiseWithdrawn it: _standingPromises.Remove(it.PromiseId); break;
            case GoodwillGiven: Show(Step.Act, entry); break;
            case Resolved: Resolve(entry); break;
            case FollowedUp it: FollowUp(entry, it.Outcome); break;
            case SurveyAnswered { Right: >= 1 } it when Stage >= Stage.Resolved: _followedUp |= it.Right == 2; Show(Step.FollowUp, entry); break;
            case Thanked: Show(Step.Thank, entry); break;
            case CauseNoted: Show(Step.Learn, entry); break;
            case Closed: Stage = Stage.Closed; break;
            case Reopened: Reopen(entry.Sequence); break;
        }
    }

    private bool IsComplete(Step step) => step switch
    {
        Step.Clarify => _confirmed,
        Step.Act => Stage >= Stage.Resolved || (_openActions.Count == 0 && _standingPromises.Count == 0),
        Step.FollowUp => _followedUp,
        _ => true,
    };

    private void Hear(TimelineEntry entry, MessageReceived it)
    {
        Rise = Stage == Stage.Open && Rounds.HeatsUp(_calmest, it.Heat) ? it.Heat.Value - _calmest!.Value.Value : 0;
        if (Rise > 0)
            Outburst();
        Heat = it.Heat;
        _calmest = _calmest is { } low && low < it.Heat ? low : it.Heat;
        _latestInbound = it.MessageId;
        _latestInboundAt = entry.Sequence;
        _latestConcerns = it.Concerns;
        UnreadMessages++;
        this[Step.Listen].Renew(Round);
        Concerns.UnionWith(it.Concerns);
        Signals.UnionWith(it.Signals);
        Want = Wish(it) ?? Want;
        foreach (var evidence in entry.Evidence)
            HearEvidence(entry, evidence, it.MessageId);
        if (Wish(it) is not null && this[Step.Ask].LastSequence < entry.Sequence)
            Show(Step.Ask, entry, new(Step.Ask, 1), it.MessageId);
    }

    private static string? Wish(MessageReceived it) => it.Wants.FirstOrDefault(want => want != "none");

    /// <summary>The customer's words show what only the customer can show.</summary>
    private void HearEvidence(TimelineEntry entry, Evidence evidence, Guid message)
    {
        switch (evidence.Step)
        {
            case Step.Clarify when evidence.Strength >= Evidence.Enough:
                _confirmed = true;
                break;
            case Step.Agree when State(Step.Offer) == StepState.Done:
                // What they agree to in words is chosen: whatever is offered after that is to be agreed on anew.
                if (evidence.Strength >= Evidence.Enough)
                    OptionsOnOffer = 0;
                break;
            case Step.Ask:
                break;
            case Step.FollowUp when Stage == Stage.Resolved && evidence.Strength >= Evidence.Enough:
                _followedUp = true;
                break;
            default:
                return;
        }

        Show(evidence.Step, entry, evidence, message);
    }

    private void Read(TimelineEntry entry, MessageRead it)
    {
        UnreadMessages = Math.Max(0, UnreadMessages - 1);
        if (it.MessageId == _latestInbound)
            Show(Step.Listen, entry, new(Step.Listen, 1), it.MessageId);
    }

    private void Tell(TimelineEntry entry, MessageSent it)
    {
        Answered.UnionWith(Concerns);
        foreach (var warning in it.Warnings)
        {
            if (warning.StartsWith(MessageSent.Unanswered, StringComparison.Ordinal))
                Answered.Remove(warning[MessageSent.Unanswered.Length..]);
        }

        if (entry.By.Kind == ActorKind.Amends && entry.Evidence.Count == 0)
            return;
        HasReplied = true;
        ShowListened(entry, it.MessageId);
        foreach (var evidence in entry.Evidence)
            TellEvidence(entry, evidence, it.MessageId);
    }

    /// <summary>Our words show what we do with words. Whether we were right, what is agreed and whether it holds is for the customer to show.</summary>
    private void TellEvidence(TimelineEntry entry, Evidence evidence, Guid message)
    {
        switch (evidence.Step)
        {
            case Step.Acknowledge or Step.Own or Step.Ask or Step.Offer or Step.Act or Step.Clarify:
            case Step.Inform when IsPastAgreement:
            case Step.FollowUp or Step.Thank when Stage == Stage.Resolved:
                Show(evidence.Step, entry, evidence, message);
                break;
            case Step.Inform when evidence.Strength >= Evidence.Enough:
                _toldSoFar.Add(Shown(entry, evidence, message));
                break;
        }
    }

    /// <summary>What is said before it is clear what will be done is an intention, not news of it.</summary>
    private bool IsPastAgreement =>
        Stage == Stage.Resolved || IsAgreed || this[Step.Act].Evidence.Count > 0;

    private bool IsAgreed => this[Step.Agree] is { Skipped: not null } or { Evidence.Count: > 0 };

    private void Note(TimelineEntry entry, Step step)
    {
        ShowListened(entry, null);
        HasReplied = true;
        _confirmed |= step == Step.Clarify;
        _followedUp |= step == Step.FollowUp;
        OptionsOnOffer = step == Step.Agree ? 0 : OptionsOnOffer;
        if (step != Step.Listen)
            Show(step, entry);
    }

    private void AskWhetherHeard(TimelineEntry entry)
    {
        _corrected = false;
        ShowListened(entry, null);
        Show(Step.Clarify, entry);
    }

    private void Clarified(TimelineEntry entry, bool confirmed)
    {
        (_confirmed, _corrected) = (confirmed, !confirmed);
        if (confirmed)
            Show(Step.Clarify, entry);
    }

    private void Offer(TimelineEntry entry)
    {
        if (OptionsOnOffer == 0 || WereOptionsDeclined)
            this[Step.Agree].Renew(Round);
        WereOptionsDeclined = false;
        OptionsOnOffer++;
        ShowListened(entry, null);
        Show(Step.Offer, entry);
        this[Step.Agree].IsStarted = true;
    }

    private void Decline()
    {
        OptionsOnOffer = 0;
        WereOptionsDeclined = true;
        this[Step.Offer].Renew(Round);
        this[Step.Agree].IsStarted = false;
    }

    private void Agree(TimelineEntry entry)
    {
        OptionsOnOffer = 0;
        Show(Step.Agree, entry);
    }

    private void Plan(ActionPlanned it)
    {
        PlannedActions++;
        _openActions.Add(it.ActionId);
        this[Step.Act].IsStarted = true;
    }

    private void Promise(TimelineEntry entry, PromiseMade it)
    {
        _standingPromises.Add(it.PromiseId);
        this[Step.Act].IsStarted = true;
        if (IsPastAgreement && it.Due is not null)
            Show(Step.Inform, entry, new(Step.Inform, 1, it.Start, it.Length), it.MessageId);
    }

    /// <summary>A call back that was promised before it was clear what puts it right, and made, is kept; it does not put it right.</summary>
    private void Fulfil(TimelineEntry entry, PromiseFulfilled it)
    {
        _standingPromises.Remove(it.PromiseId);
        if (IsAgreed)
            Show(Step.Act, entry);
    }

    /// <summary>Where the fix was known and nothing had to be agreed in so many words, what they were told along the way is what they know.</summary>
    private void Resolve(TimelineEntry entry)
    {
        if (!IsAgreed && this[Step.Inform].Evidence.Count == 0)
        {
            foreach (var told in _toldSoFar)
                this[Step.Inform].Add(told);
        }

        Stage = Stage.Resolved;
        OptionsOnOffer = 0;
        Show(Step.Act, entry);
    }

    private void FollowUp(TimelineEntry entry, FollowUpOutcome outcome)
    {
        _unansweredTries += outcome is FollowUpOutcome.NoAnswer or FollowUpOutcome.Asked ? 1 : 0;
        // Asked in writing for the second time, the next word is still theirs.
        _followedUp |= outcome == FollowUpOutcome.Satisfied || (outcome == FollowUpOutcome.NoAnswer && _unansweredTries >= NextContact.MostTries);
        _askedAt = outcome == FollowUpOutcome.Asked ? entry.Sequence : 0;
        Show(Step.FollowUp, entry);
    }

    /// <summary>A broken promise is a new failure: it wants to be named, owned and explained, whatever was said before.</summary>
    private void Break()
    {
        BrokenPromises++;
        UnownedBreaks++;
        this[Step.Own].Skipped = null;
        this[Step.Acknowledge].Renew(Round);
        this[Step.Own].Renew(Round);
        this[Step.Inform].Renew(Round);
        _toldSoFar.Clear();
    }

    /// <summary>Heat after a calm spell: hear them out anew. What is agreed stays agreed; the wishes and offers before an agreement do not.</summary>
    private void Outburst()
    {
        Round++;
        var agreed = State(Step.Agree) == StepState.Done;
        Renew(Step.Listen, agreed ? Step.Own : Step.Agree);
        if (agreed)
            this[Step.Inform].Renew(Round);
        Begin();
    }

    /// <summary>It was not right: everything but what we learned is to be done anew. Nobody need read twice what is read.</summary>
    private void Reopen(int sequence)
    {
        var said = _latestInboundAt == sequence - 1 ? _latestInboundAt : int.MaxValue;
        Round++;
        Stage = Stage.Open;
        WasReopened = true;
        Renew(Step.Acknowledge, Step.Thank, said);
        _followedUp = false;
        _unansweredTries = _askedAt = 0;
        Begin();
        if (said != int.MaxValue)
            Concerns.UnionWith(_latestConcerns);
    }

    private void Begin()
    {
        _confirmed = _corrected = false;
        HasReplied = false;
        _calmest = null;
        _toldSoFar.Clear();
        Concerns.Clear();
        Answered.Clear();
        foreach (var track in _tracks)
            track.Skipped = null;
    }

    /// <param name="keep">Evidence from this entry on belongs to what begins: the very message that reopened it.</param>
    private void Renew(Step from, Step to, int keep = int.MaxValue)
    {
        for (var step = from; step <= to; step++)
            this[step].Renew(Round, keep);
    }

    private void ShowListened(TimelineEntry entry, Guid? message)
    {
        UnreadMessages = 0;
        if (this[Step.Listen].Evidence.Count == 0)
            Show(Step.Listen, entry, new(Step.Listen, 1), message);
    }

    private void Show(Step step, TimelineEntry entry) => Show(step, entry, new(step, 1), null);

    private void Show(Step step, TimelineEntry entry, Evidence evidence, Guid? message)
    {
        if (evidence.Strength < Evidence.Enough)
            return;
        this[step].Add(Shown(entry, evidence, message));
        if (step == Step.Own)
            UnownedBreaks = 0;
    }

    private static StepEvidence Shown(TimelineEntry entry, Evidence evidence, Guid? message) =>
        new(entry.Sequence, message, evidence.Start, evidence.Length, evidence.Strength, entry.At, entry.By);
}
