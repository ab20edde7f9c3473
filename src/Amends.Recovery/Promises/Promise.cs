using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>Something we said we would do, by when. Its words live in the timeline, not here.</summary>
/// <param name="Due">The moment it must be done by; null where none was given.</param>
/// <param name="Slips">How often its date was moved.</param>
/// <param name="Kind">What sort of thing was promised.</param>
/// <param name="Department">Who has to do it, where that is not the owner alone: "Billing".</param>
/// <param name="BrokenAt">When it first broke. It stays: a new date or a late kindness does not undo a broken promise, and the rate of promises kept counts it.</param>
public sealed record Promise(
    Guid Id,
    Promisor Promisor,
    Guid? Owner,
    Instant MadeAt,
    Instant? Due,
    DuePrecision Precision,
    PromiseState State,
    int Slips = 0,
    Instant? BrokenAt = null,
    PromiseKind Kind = PromiseKind.Other,
    string? Department = null)
{
    /// <summary>Whether something is still to be done for it.</summary>
    [JsonIgnore]
    public bool IsStanding => State is PromiseState.Open or PromiseState.Renegotiated or PromiseState.Broken;

    /// <summary>Keeping it does something; a call, an answer or a look into it does not put anything right yet.</summary>
    [JsonIgnore]
    public bool IsFix => Kind is not (PromiseKind.CallBack or PromiseKind.Reply or PromiseKind.Check);

    /// <summary>Done at last: kept in time, or late.</summary>
    internal Promise Fulfilled(Instant at) => this with { State = WasBroken || at > Due ? PromiseState.Late : PromiseState.Kept };

    /// <summary>Whether its time ever passed with nothing done, whatever came after.</summary>
    [JsonIgnore]
    public bool WasBroken => BrokenAt is not null;
}

/// <summary>
/// Open until its evidence closes it: <c>Kept</c> when done in time, <c>Late</c> when done after it, <c>Broken</c> when the time passed with
/// nothing done, <c>Renegotiated</c> when the customer was told a new date (before the old one passed, or after: then <see cref="Promise.BrokenAt"/> tells), <c>Withdrawn</c> when it no longer stands.
/// </summary>
[JsonConverter(typeof(SnakeCase<PromiseState>))]
public enum PromiseState { Open, Kept, Late, Broken, Renegotiated, Withdrawn }

/// <summary>What sort of thing was promised. The numbers are stored: append only.</summary>
[JsonConverter(typeof(SnakeCase<PromiseKind>))]
public enum PromiseKind { Other, Refund, Credit, Delivery, Repair, CallBack, Reply, Check }

/// <summary>Who the words bind.</summary>
[JsonConverter(typeof(SnakeCase<Promisor>))]
public enum Promisor { I, We, Other }

/// <summary>How exactly the due time was given: not at all, to the day (due at its end), or to the minute.</summary>
[JsonConverter(typeof(SnakeCase<DuePrecision>))]
public enum DuePrecision { None, Day, Time }
