namespace Amends.Recovery;

/// <summary>What a walk along the timeline has seen of one step so far.</summary>
internal sealed class StepTrack
{
    private List<StepEvidence>? _evidence;
    private List<StepEvidence>? _earlier;

    public IReadOnlyList<StepEvidence> Evidence => _evidence ?? (IReadOnlyList<StepEvidence>)[];
    public IReadOnlyList<StepEvidence> Earlier => _earlier ?? (IReadOnlyList<StepEvidence>)[];

    /// <summary>The last entry that shows it in this round; 0 for none.</summary>
    public int LastSequence => _evidence is [.., var last] ? last.Sequence : 0;

    /// <summary>Begun by something that is no evidence of it: a plan, an offer that waits for an answer.</summary>
    public bool IsStarted { get; set; }

    public int Round { get; private set; }
    public Skip? Skipped { get; set; }

    public void Begin(int round) => Round = round;

    public void Add(StepEvidence evidence) => (_evidence ??= []).Add(evidence);

    /// <summary>To be done again: what showed it before the entry <paramref name="keep"/> becomes earlier evidence.</summary>
    public void Renew(int round, int keep = int.MaxValue)
    {
        Round = round;
        IsStarted = false;
        var past = _evidence?.FindIndex(e => e.Sequence >= keep) switch { null => 0, -1 => _evidence.Count, var index => index.Value };
        if (past == 0)
            return;
        (_earlier ??= []).AddRange(_evidence!.Take(past));
        _evidence!.RemoveRange(0, past);
    }
}
