using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Promises;

/// <summary>The ledger: promises in one state, the next due first; those without a date come last and are left out of a page of dates.</summary>
internal sealed class ListPromises(IDbContextFactory<AmendsDb> databases)
{
    public async Task<Page<PromiseItem>> Handle(Person person, PromiseQuery query, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = db.Promises.AsNoTracking().Where(p => p.State == query.State && p.Due != null);
        if (query.Owner is { } owner)
            rows = rows.Where(p => p.Owner == owner);
        if (PromiseCursor.Parse(query.Cursor) is var (due, id))
        {
            Instant? after = due;
            rows = rows.Where(p => p.Due >= after && (p.Due > after || p.Id.CompareTo(id) > 0));
        }
        var size = Page.Size(query.Limit);
        var items = await rows
            .Join(db.VisibleTo(person), p => p.ComplaintId, c => c.Id, (p, c) => new { p, c })
            .OrderBy(both => both.p.Due).ThenBy(both => both.p.Id)
            .Take(size + 1)
            .Select(both => new PromiseItem(
                both.p.Id, both.c.Reference, both.c.CustomerName, both.p.Words, both.p.Promisor, both.p.Owner, both.p.MadeAt, both.p.Due, both.p.Precision,
                both.p.State, both.p.Slips, both.c.Heat))
            .ToListAsync(cancel);
        return items.Count <= size ? new(items, null) : new([.. items.Take(size)], PromiseCursor.Write(items[size - 1]));
    }
}

/// <param name="Owner">Only this colleague's.</param>
public sealed record PromiseQuery(PromiseState State = PromiseState.Open, Guid? Owner = null, string? Cursor = null, int Limit = 50);

/// <summary>A promise as a row of the ledger.</summary>
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
    double Heat);

internal static class PromiseCursor
{
    public static (Instant Due, Guid Id)? Parse(string? text)
    {
        var parts = text?.Split('.', 2);
        return parts is [var ticks, var id] && long.TryParse(ticks, out var due) && Guid.TryParse(id, out var guid) ? (Time.FromCursor(due), guid) : null;
    }

    public static string Write(PromiseItem last) => $"{last.Due!.Value.Stored()}.{last.Id:N}";
}
