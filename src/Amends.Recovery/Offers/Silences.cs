using NodaTime;

namespace Amends.Recovery;

/// <summary>When a step that another department does counts as silent, and the case's owner is told, once.</summary>
public static class Silences
{
    /// <summary>How long a step without a date may go unheard of.</summary>
    public static readonly Duration Undated = Duration.FromDays(3);

    /// <summary>
    /// At four fifths of its time, while there is still something to be saved; without a date three days after it was planned. Null for a step that is
    /// done, that the owner does, or that was raised already. A department that said that it is at it has until the date, or three more days.
    /// </summary>
    public static Instant? DueAt(PlannedAction step)
    {
        if (step is not { Department: not null, DoneAt: null, SilentAt: null, PlannedAt: { } planned })
            return null;
        if (step.BegunAt is { } begun)
            return step.Due is { } date && date > begun ? date : begun + Undated;
        return step.Due is { } due && due > planned ? planned + (due - planned) * 4 / 5 : step.Due ?? planned + Undated;
    }
}
