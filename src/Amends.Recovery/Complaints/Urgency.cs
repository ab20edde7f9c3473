using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// How soon a case wants its next word from us: one moment, the answer-by time, that does not change while time passes, so that a queue is one
/// sorted column. Sooner is more urgent. Everything else being equal hotter comes first, and whoever waits moves up.
/// </summary>
/// <remarks>
/// <para>answer by = the nearest deadline that is not met, less head starts.</para>
/// <para>Head starts while the customer waits for us: the square of the heat in minutes (2 h 40 for 13, a day and a half for 46, five and a half
/// days for 90: the hottest come first, and even a calm one is never passed over for good); for each signal its minutes in <see cref="HeadStartOf"/>; half a day for each time it was reopened (three
/// at most). Always: half a day for each promise that was broken and still stands (three at most).</para>
/// <para>A broken promise counts as a deadline until the customer has had word from us since; from then on as a head start alone. Where no
/// deadline is left, an open case is answered two days after its last word, a resolved one is looked at after fourteen.</para>
/// </remarks>
/// <param name="AnswerBy">What the queue sorts by; the end of time for a closed case.</param>
/// <param name="Why">What put it there, strongest first as people would tell it.</param>
public sealed record Urgency(Instant AnswerBy, IReadOnlyList<UrgencyReason> Why)
{
    private const int MostCounted = 3;

    private static readonly Duration PerBrokenPromise = Duration.FromHours(12);
    private static readonly Duration PerReopening = Duration.FromHours(12);

    private static readonly (string Signal, int Minutes)[] HeadStarts =
    [
        ("self_harm", 10_080), ("safety", 5_760), ("vulnerable", 1_440), ("legal", 720), ("regulator", 720), ("public", 540), ("churn", 360), ("repeat", 360), ("wait", 180),
    ];

    public static Urgency Of(Complaint state, IReadOnlyList<Deadline> deadlines)
    {
        if (state.Stage is Stage.None or Stage.Closed)
            return new(Instant.MaxValue, []);

        var why = new List<UrgencyReason>(6);
        var headStart = Duration.Zero;
        if (state.WaitingSince is { } since)
            headStart += Waiting(state, since, why);
        else
            why.Add(new("heat", state.Heat.Value));

        var due = Nearest(state, deadlines) is { } nearest ? Due(nearest, why) : Fallback(state);
        Watched(deadlines, why);
        headStart += Broken(state, why);
        headStart += state.WaitingSince is null ? Duration.Zero : Signals(state, why);
        return new(Earlier(due, headStart), why);
    }

    /// <summary>How much earlier a case as hot as this is answered: the square of the heat, in minutes.</summary>
    public static Duration HeadStartOf(Heat heat) => Duration.FromMinutes(heat.Value * heat.Value);

    /// <summary>How much earlier a case with this signal is answered.</summary>
    public static Duration HeadStartOf(string signal)
    {
        foreach (var (known, minutes) in HeadStarts)
        {
            if (known == signal)
                return Duration.FromMinutes(minutes);
        }

        return Duration.Zero;
    }

    private static Duration Waiting(Complaint state, Instant since, List<UrgencyReason> why)
    {
        var heat = state.Waits is [.., var hottest] ? hottest.Heat : state.Heat;
        why.Add(new("heat", heat.Value));
        why.Add(new("waiting", At: since));
        if (state.Reopenings == 0)
            return HeadStartOf(heat);
        why.Add(new("reopened", state.Reopenings));
        return HeadStartOf(heat) + PerReopening * Math.Min(state.Reopenings, MostCounted);
    }

    private static Deadline? Nearest(Complaint state, IReadOnlyList<Deadline> deadlines)
    {
        Deadline? nearest = null;
        foreach (var deadline in deadlines)
        {
            if (deadline is { MetAt: null, Optional: false } && (nearest is null || deadline.Due < nearest.Due) && !IsToldOf(state, deadline))
                nearest = deadline;
        }

        return nearest;
    }

    /// <summary>The customer has heard from us since this promise broke.</summary>
    private static bool IsToldOf(Complaint state, Deadline deadline) =>
        deadline.Code == "promise"
        && state.Promises.Find(promise => promise.Id == deadline.Id) is { State: PromiseState.Broken, BrokenAt: { } broken }
        && state.InformedAt > broken;

    private static Instant Due(Deadline nearest, List<UrgencyReason> why)
    {
        why.Add(new("due", At: nearest.Due, Label: nearest.Label));
        return nearest.Due;
    }

    /// <summary>The clock of each charter that is at risk first: its mark shows once that time has come.</summary>
    private static void Watched(IReadOnlyList<Deadline> deadlines, List<UrgencyReason> why)
    {
        foreach (var first in deadlines.Where(deadline => deadline.IsWatched).GroupBy(deadline => deadline.Charter).Select(clocks => clocks.MinBy(clock => clock.RiskAt)!))
            why.Add(new("clock", At: first.Due, Label: first.Label) { HalfAt = first.HalfAt, RiskAt = first.RiskAt });
    }

    private static Instant Fallback(Complaint state) => state.Stage == Stage.Open
        ? (state.WaitingSince ?? state.InformedAt ?? state.ReceivedAt) + Duration.FromDays(2)
        : (state.FollowedUpAt ?? state.ResolvedAt ?? state.ReceivedAt) + Duration.FromDays(14);

    private static Duration Broken(Complaint state, List<UrgencyReason> why)
    {
        var broken = state.Promises.Count(promise => promise is { WasBroken: true, IsStanding: true });
        if (broken > 0)
            why.Add(new("broken_promises", broken));
        return PerBrokenPromise * Math.Min(broken, MostCounted);
    }

    private static Duration Signals(Complaint state, List<UrgencyReason> why)
    {
        var total = Duration.Zero;
        foreach (var (signal, minutes) in HeadStarts)
        {
            if (!state.Signals.Contains(signal))
                continue;
            why.Add(new("signal", Label: signal));
            total += Duration.FromMinutes(minutes);
        }

        return total;
    }

    private static Instant Earlier(Instant due, Duration headStart) =>
        due - Instant.FromUnixTimeTicks(0) < headStart ? Instant.FromUnixTimeTicks(0) : due - headStart;
}

/// <summary>One thing that put a case where it stands.</summary>
/// <param name="Code">heat, waiting, reopened, due, clock, broken_promises, signal.</param>
/// <param name="Value">Degrees of heat, or how many.</param>
/// <param name="At">Since when it waits; when it is due.</param>
/// <param name="Label">The deadline's label; the signal's code.</param>
public sealed record UrgencyReason(string Code, double? Value = null, Instant? At = null, string? Label = null)
{
    /// <summary>When half of a clock's time has gone.</summary>
    public Instant? HalfAt { get; init; }

    /// <summary>When four fifths of a clock's time have gone.</summary>
    public Instant? RiskAt { get; init; }

    /// <summary>How far the time of a clock has gone by then; null where it is less than half, or this is about no clock.</summary>
    public ClockAlarm? MarkAt(Instant now) => Code != "clock" ? null : now >= At ? ClockAlarm.Due : now >= RiskAt ? ClockAlarm.Risk : now >= HalfAt ? ClockAlarm.Half : null;
}
