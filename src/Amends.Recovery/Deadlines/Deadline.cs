using NodaTime;

namespace Amends.Recovery;

/// <summary>A moment by which something should have happened on a complaint.</summary>
/// <param name="Code">Stable name, such as <c>first_reply</c>, <c>update</c>, <c>promise</c>.</param>
/// <param name="Label">For people: "First reply due".</param>
/// <param name="MetAt">When it happened; null while it has not.</param>
/// <param name="Id">The promise, action or approval it belongs to, where it belongs to one.</param>
/// <param name="Optional">A chance or a reminder: missing it breaks nothing, so it does not make the case more urgent.</param>
public sealed record Deadline(string Code, string Label, Instant Due, Instant? MetAt = null, Guid? Id = null, bool Optional = false)
{
    /// <summary>Met, but only after its time.</summary>
    public bool IsLate => MetAt > Due;

    /// <summary>The code of the charter whose clock it is; null for what is owed under none.</summary>
    public string? Charter { get; init; }

    /// <summary>When the clock began to run; null for what is no clock.</summary>
    public Instant? Started { get; init; }

    /// <summary>When half of its time has gone, counted as the limit is.</summary>
    public Instant? HalfAt { get; init; }

    /// <summary>When four fifths of its time have gone: from then on it is at risk.</summary>
    public Instant? RiskAt { get; init; }

    /// <summary>A clock whose owner is told in time, and once it is over.</summary>
    public bool IsWatched => this is { MetAt: null, Optional: false, Charter: not null, Started: not null };

    /// <summary>When this alarm of it is due.</summary>
    public Instant At(ClockAlarm alarm) => alarm switch
    {
        ClockAlarm.Half => HalfAt ?? Due,
        ClockAlarm.Risk => RiskAt ?? Due,
        _ => Due,
    };

    /// <summary>What we owe on this complaint by a time of its own: standing promises, planned actions, questions that wait for an answer.</summary>
    internal static IEnumerable<Deadline> Owed(Complaint state)
    {
        foreach (var promise in state.Promises)
        {
            if (promise is { IsStanding: true, Due: { } due })
                yield return new("promise", "Promise due", due, null, promise.Id);
        }

        foreach (var action in state.Actions)
        {
            // Once nothing is heard of a step, looking after it is due from that moment on.
            if (action.IsSilent)
                yield return new("action", "A silent step", action.SilentAt!.Value, null, action.Id);
            else if (action is { DoneAt: null, Due: { } due })
                yield return new("action", "Action due", due, null, action.Id);
        }

        foreach (var approval in state.Approvals)
        {
            if (approval is { Granted: null, Due: { } due })
                yield return new("approval", "Answer due", due, null, approval.Id);
        }
    }
}
