using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// How long one colleague worked on hot cases today. It is counted from what they did in the workspace and from nothing else: no keys, no focus, no camera.
/// </summary>
/// <remarks>
/// <para>An act is: opening a case, keeping a draft of it, marking it as read, sending, noting, or any other change one makes to it by hand. A case is hot
/// while its heat, as it stands on the case, is in the bands angry or furious (60 and above).</para>
/// <para>After an act on a hot case the time until the next act on any case counts, five minutes of it at most: whoever goes away is not counted as being
/// there. A call that is noted on a hot case counts its minutes, less what was counted since the case was turned to: the same minute never counts twice.
/// Looking at the same case again is no act, so a page that keeps itself up to date counts nothing.</para>
/// <para>The day is the organisation's. A new day begins at nothing, and what was yesterday is not kept.</para>
/// </remarks>
/// <param name="Day">The day it is about.</param>
/// <param name="Hot">On hot cases so far.</param>
/// <param name="Rested">How much of <paramref name="Hot"/> came before the last pause, or before the last time a pause was declined.</param>
/// <param name="At">When the last act was; null before the first.</param>
/// <param name="Case">The case of the last act.</param>
/// <param name="IsHot">Whether it was hot then.</param>
/// <param name="OnCase">What was counted since that case was turned to.</param>
/// <param name="PausedUntil">Until when the colleague rests.</param>
public sealed record Exposure(LocalDate Day, Duration Hot, Duration Rested, Instant? At, long? Case, bool IsHot, Duration OnCase, Instant? PausedUntil)
{
    /// <summary>The most that counts between two acts.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(5);

    /// <summary>The most that a call can be said to have taken.</summary>
    public static readonly Duration LongestCall = Duration.FromHours(3);

    /// <summary>From here on a case is hot.</summary>
    public const double HotFrom = 60;

    public static Exposure Of(LocalDate day) => new(day, Duration.Zero, Duration.Zero, null, null, false, Duration.Zero, null);

    /// <summary>Hot time since the last pause.</summary>
    public Duration SinceRest => Hot - Rested;

    public bool IsPaused(Instant now) => PausedUntil > now;

    /// <summary>As it stands on this day: what was yesterday is gone, but a pause over midnight goes on.</summary>
    public Exposure On(LocalDate day) => day == Day ? this : Of(day) with { PausedUntil = PausedUntil };

    /// <summary>After one more act. Looking at the case of the last act is none.</summary>
    /// <param name="opens">The case was opened, and nothing else done.</param>
    /// <param name="call">How long the call took that is noted by it.</param>
    public Exposure After(long complaint, Heat heat, Instant now, bool opens = false, Duration? call = null)
    {
        if (opens && complaint == Case)
            return this;
        var passed = At is { } before && IsHot && now > before ? Duration.Min(now - before, Longest) : Duration.Zero;
        var same = complaint == Case;
        var hot = heat.Value >= HotFrom;
        var onCase = same ? OnCase + passed : Duration.Zero;
        if (hot && call is { } took)
        {
            var more = Duration.Max(Duration.Zero, Duration.Min(took, LongestCall) - onCase);
            (passed, onCase) = (passed + more, onCase + more);
        }

        return this with { Hot = Hot + passed, At = now, Case = complaint, IsHot = hot, OnCase = onCase };
    }

    /// <summary>Whether a case that was opened then is put down already: something was done since, or they rest.</summary>
    public bool IsOver(Instant opened) => At > opened || IsPaused(opened);

    /// <summary>A pause begins: what was counted so far is rested from, and the case at hand is put down.</summary>
    public Exposure Pause(Instant until) => this with { PausedUntil = until, Rested = Hot, Case = null, IsHot = false, At = null, OnCase = Duration.Zero };

    public Exposure Back() => this with { PausedUntil = null };

    /// <summary>No pause now; it is offered again after as much again.</summary>
    public Exposure NotNow() => this with { Rested = Hot };
}
