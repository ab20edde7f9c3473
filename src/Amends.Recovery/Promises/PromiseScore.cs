using NodaTime;

namespace Amends.Recovery;

/// <summary>What a promise with a date came to, for the rate of promises kept.</summary>
/// <param name="Kept">Done by the date that stood, and never broken.</param>
/// <param name="Slip">How many hours after its first date it was done: exact to two days, whole days after that, sixty at most. null while it is not done.</param>
public readonly record struct PromiseScore(bool Kept, int? Slip)
{
    private const int Exact = 48;
    private const int Day = 24;
    private const int Longest = 60 * Day;

    /// <summary>null for what has no date, has not come to an end, or was withdrawn before it broke.</summary>
    /// <param name="first">The date it was first given.</param>
    /// <param name="done">When it was done; null while it is not.</param>
    public static PromiseScore? Of(Promise promise, Instant? first, Instant? done)
    {
        if (promise.Due is null)
            return null;
        int? slip = done is { } at && first is { } due ? Hours(at - due) : null;
        return promise.State switch
        {
            _ when promise.WasBroken => new(false, slip),
            PromiseState.Kept => new(true, slip),
            PromiseState.Late => new(false, slip),
            _ => null,
        };
    }

    private static int Hours(Duration late)
    {
        var hours = (int)Math.Clamp(Math.Ceiling(late.TotalHours), 0, Longest);
        return hours <= Exact ? hours : hours / Day * Day;
    }
}
