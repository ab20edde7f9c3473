using System.Collections.Immutable;
using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Live;

/// <summary>
/// Who has which case open, as this node heard it: in memory alone, gone a minute after the last beat, and with the process. A page beats every twenty
/// seconds while somebody looks at it.
/// </summary>
/// <remarks>
/// What it costs: 500 open pages are 25 beats a second. On SQLite each is one read by an index (may they see the case?) and no write. On PostgreSQL a NOTIFY of
/// some hundred bytes comes to it, which writes no row and leaves nothing to clean up; a hundred bytes here for each person at a case.
/// </remarks>
internal sealed class PeopleHere(TimeProvider time)
{
    /// <summary>So long after the last beat somebody counts as here, and as writing.</summary>
    public static readonly Duration Lasts = Duration.FromSeconds(60);

    private readonly HeardOfCases<ImmutableSortedDictionary<Guid, Seat>> _cases = new(Lasts, (seats, now) => seats.RemoveRange(seats.Where(one => one.Value.Until <= now).Select(one => one.Key)) is { IsEmpty: false } left ? left : null);

    /// <returns>Whether others see something else now.</returns>
    public bool Hear(Beat beat)
    {
        var now = time.Now();
        return _cases.Change(beat.Reference, now, seats => Hear(seats ?? ImmutableSortedDictionary<Guid, Seat>.Empty, beat, now));
    }

    /// <summary>Those at a case besides this person.</summary>
    public IReadOnlyList<Here> At(string reference, Guid but)
    {
        var now = time.Now();
        return _cases.Of(reference) is { } seats
            ? [.. seats.Where(one => one.Key != but && one.Value.Until > now).Select(one => new Here(one.Key, one.Value.Name, one.Value.WritingUntil > now)).OrderBy(one => one.Name, StringComparer.Ordinal)]
            : [];
    }

    private static (ImmutableSortedDictionary<Guid, Seat> After, bool News) Hear(ImmutableSortedDictionary<Guid, Seat> seats, Beat beat, Instant now)
    {
        var before = seats.TryGetValue(beat.Person, out var seat) && seat.Until > now ? seat : null;
        var pages = before?.Pages ?? [];
        if (beat.Doing == Doing.Left && pages.Remove(beat.Page) is { IsEmpty: false } others)
            return (seats.SetItem(beat.Person, before! with { Pages = others }), false);
        if (beat.Doing == Doing.Left)
            return (seats.Remove(beat.Person), before is not null);
        // Two pages of one person are one person: what only looks does not end what the other writes.
        var writing = beat.Doing switch { Doing.Writing => now + Lasts, Doing.Stopped => Instant.MinValue, _ => before?.WritingUntil ?? Instant.MinValue };
        return (seats.SetItem(beat.Person, new(beat.Name, now + Lasts, writing, pages.Add(beat.Page))), before is null || before.WritingUntil > now != writing > now);
    }

    /// <param name="Pages">On which they have it open. One that broke off without a word goes with the last beat of the others.</param>
    private sealed record Seat(string Name, Instant Until, Instant WritingUntil, ImmutableHashSet<string> Pages);
}

/// <summary>Somebody at a case.</summary>
public sealed record Here(Guid Id, string Name, bool Writing);

/// <summary>What somebody does at a case: looks, writes a reply, does so no longer, or went away. A chat can also be ended.</summary>
public enum Doing { Looking, Writing, Stopped, Left, Ended }

/// <summary>A sign that somebody is at a case, as it travels between nodes.</summary>
internal sealed record Beat(string Reference, Guid Person, string Name, Doing Doing)
{
    /// <summary>The reference of no case: whoever has any page of the workspace before them is there.</summary>
    public const string Desk = "";

    /// <summary>Which of the person's pages it is of; empty where nobody counts them.</summary>
    public string Page { get; init; } = "";

    /// <summary>It is of the customer's own page, or about it.</summary>
    public bool ByCustomer { get; init; }
}
