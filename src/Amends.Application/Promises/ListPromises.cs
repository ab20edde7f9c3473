using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Promises;

/// <summary>The ledger: promises in one state or of one urgency, the next due first; those without a date are left out of a page of dates.</summary>
internal sealed class ListPromises(IDbContextFactory<AmendsDb> databases, Charters charters, TimeProvider time)
{
    /// <summary>So many pages are looked through for promises at risk before the answer goes out as it is, with where to go on.</summary>
    private const int MostLooks = 5;

    public async Task<Page<PromiseItem>> Handle(Person person, PromiseQuery query, CancellationToken cancel = default)
    {
        var now = time.Now();
        await using var db = await databases.CreateDbContextAsync(cancel);
        return query.View switch
        {
            PromiseView.AtRisk => await AtRisk(db, person, query, now, cancel),
            PromiseView.DueToday => await Page(db, person, query, new(Standing, now, await EndOfToday(now, cancel)), now, cancel),
            PromiseView.Broken => await Page(db, person, query, new([PromiseState.Broken], null, null), now, cancel),
            PromiseView.Coming => await Page(db, person, query, new(Standing, await EndOfToday(now, cancel), null), now, cancel),
            _ => await Page(db, person, query, new([query.State], null, null), now, cancel),
        };
    }

    private static readonly PromiseState[] Standing = [PromiseState.Open, PromiseState.Renegotiated];

    private static async Task<Page<PromiseItem>> AtRisk(AmendsDb db, Person person, PromiseQuery query, Instant now, CancellationToken cancel)
    {
        var found = new List<PromiseItem>();
        var cursor = query.Cursor;
        for (var look = 0; look < MostLooks; look++)
        {
            var page = await Page(db, person, query with { Cursor = cursor }, new(Standing, now, null, HalfGone: now), now, cancel);
            foreach (var item in page.Items.Where(item => item.Risk is not null))
            {
                found.Add(item);
                if (found.Count == Application.Page.Size(query.Limit))
                    return new(found, item == page.Items[^1] && page.Next is null ? null : MomentCursor.Write(item.Due!.Value, item.Id));
            }
            cursor = page.Next;
            if (cursor is null)
                break;
        }
        return new(found, cursor);
    }

    /// <summary>One range of an index for each state, merged.</summary>
    private static async Task<Page<PromiseItem>> Page(AmendsDb db, Person person, PromiseQuery query, Range range, Instant now, CancellationToken cancel)
    {
        var size = Application.Page.Size(query.Limit);
        var items = new List<PromiseItem>();
        foreach (var state in range.States)
            items.AddRange((await Rows(db, person, query, state, range).ToListAsync(cancel)).Select(row => row.ToItem(now)));
        if (range.States.Count > 1)
            items.Sort((left, right) => (left.Due, left.Id).CompareTo((right.Due, right.Id)));
        return items.Count <= size ? new(items, null) : new(items.GetRange(0, size), MomentCursor.Write(items[size - 1].Due!.Value, items[size - 1].Id));
    }

    /// <summary>One row more than the page holds, if there are more.</summary>
    public static IQueryable<PromiseFound> Rows(AmendsDb db, Person person, PromiseQuery query, PromiseState state, Range range)
    {
        var rows = db.Promises.AsNoTracking().Where(p => p.State == state && p.Due != null);
        if (query.Owner is { } owner)
            rows = rows.Where(p => p.Owner == owner);
        if (range.After is { } from)
            rows = rows.Where(p => p.Due > from);
        if (range.Until is { } until)
            rows = rows.Where(p => p.Due <= until);
        if (range.HalfGone is { } half)
            rows = rows.Where(p => p.HalfAt <= half);
        if (MomentCursor.Parse(query.Cursor) is var (due, id))
        {
            Instant? after = due;
            rows = rows.Where(p => p.Due >= after && (p.Due > after || p.Id.CompareTo(id) > 0));
        }
        return rows
            .Join(db.VisibleTo(person), p => p.ComplaintId, c => c.Id, (p, c) => new { p, c })
            .OrderBy(both => both.p.Due).ThenBy(both => both.p.Id)
            .Take(Application.Page.Size(query.Limit) + 1)
            .Select(both => new PromiseFound(both.p, both.c.Reference, both.c.CustomerName, both.c.Heat, both.c.State));
    }

    private async Task<Instant> EndOfToday(Instant now, CancellationToken cancel)
    {
        var zone = (await charters.Current(cancel)).Calendar.Zone;
        return now.InZone(zone).Date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() - Duration.FromSeconds(1);
    }

    internal sealed record Range(IReadOnlyList<PromiseState> States, Instant? After, Instant? Until, Instant? HalfGone = null);
}

/// <param name="Owner">Only this colleague's.</param>
/// <param name="View">Goes before <paramref name="State"/>.</param>
public sealed record PromiseQuery(PromiseState State = PromiseState.Open, Guid? Owner = null, string? Cursor = null, int Limit = 50, PromiseView? View = null);

/// <summary>Due before today ends, at risk of breaking, broken, or due on a later day.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(SnakeCase<PromiseView>))]
public enum PromiseView { DueToday, AtRisk, Broken, Coming }

/// <summary>A promise as a row of the ledger.</summary>
/// <param name="Evidence">The timeline entry that put it in its state; null for those made before that was kept.</param>
/// <param name="Risk">Why it may break; null where nothing says so.</param>
public sealed record PromiseItem(
    Guid Id,
    string Reference,
    string CustomerName,
    string Words,
    Promisor Promisor,
    Guid? Owner,
    Instant MadeAt,
    Instant? Due,
    DuePrecision Precision,
    PromiseState State,
    int Slips,
    double Heat,
    PromiseKind Kind,
    string? Department,
    int? Evidence,
    PromiseRisk? Risk);

/// <summary>A promise's row with what the ledger shows of its case.</summary>
internal sealed record PromiseFound(PromiseRow Row, string Reference, string CustomerName, double Heat, string State)
{
    public PromiseItem ToItem(Instant now) => new(
        Row.Id, Reference, CustomerName, Row.Words, Row.Promisor, Row.Owner, Row.MadeAt, Row.Due, Row.Precision, Row.State, Row.Slips, Heat, Row.Kind, Row.Department, Row.Evidence,
        RiskAt(now));

    /// <summary>The case's state is read only where there may be something to say.</summary>
    private PromiseRisk? RiskAt(Instant now)
    {
        if (Row.State is not (PromiseState.Open or PromiseState.Renegotiated) || Row.HalfAt is not { } half || half > now)
            return null;
        var state = Json.Read<Complaint>(State);
        return state.Promises.Find(p => p.Id == Row.Id) is { } promise ? PromiseRisk.Of(promise, Row.DatedAt, state, now) : null;
    }
}
