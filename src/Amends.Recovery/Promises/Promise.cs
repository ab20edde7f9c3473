using NodaTime;

namespace Amends.Recovery;

/// <summary>Something we said we would do, by when. Its words live in the timeline, not here.</summary>
/// <param name="Due">The moment it must be done by; null where none was given.</param>
/// <param name="Slips">How often its date was moved.</param>
public sealed record Promise(
    Guid Id,
    Promisor Promisor,
    Guid? Owner,
    Instant MadeAt,
    Instant? Due,
    DuePrecision Precision,
    PromiseState State,
    int Slips = 0)
{
    /// <summary>Whether something is still to be done for it.</summary>
    public bool IsStanding => State is PromiseState.Open or PromiseState.Renegotiated or PromiseState.Broken;
}

/// <summary>
/// Open until its evidence closes it: <c>Kept</c> when done in time, <c>Late</c> when done after it, <c>Broken</c> when the time passed with
/// nothing done, <c>Renegotiated</c> when the customer was told a new date before then, <c>Withdrawn</c> when it no longer stands.
/// </summary>
public enum PromiseState { Open, Kept, Late, Broken, Renegotiated, Withdrawn }

/// <summary>Who the words bind.</summary>
public enum Promisor { I, We, Other }

/// <summary>How exactly the due time was given: not at all, to the day (due at its end), or to the minute.</summary>
public enum DuePrecision { None, Day, Time }
