using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Approvals;

/// <summary>Questions that wait for an answer, the next due first; or those answered.</summary>
internal sealed class ListApprovals(IDbContextFactory<AmendsDb> databases)
{
    public async Task<Page<ApprovalItem>> Handle(Person person, ApprovalState state = ApprovalState.Open, string? cursor = null, int limit = 50, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = db.Approvals.AsNoTracking().Where(a => a.State == state);
        if (MomentCursor.Parse(cursor) is var (due, id))
            rows = rows.Where(a => a.Due >= due && (a.Due > due || a.Id.CompareTo(id) > 0));
        var size = Page.Size(limit);
        var cases = db.VisibleTo(person);
        // Where a case was closed over a question, nobody can answer that any more.
        if (state == ApprovalState.Open)
            cases = cases.Where(c => c.Stage != Stage.Closed);
        var found = await rows.Join(cases, a => a.ComplaintId, c => c.Id, (a, c) => new { a, c.Reference, c.CustomerName, c.Heat, c.Snippet, c.Version })
            .OrderBy(both => both.a.Due).ThenBy(both => both.a.Id).Take(size + 1).ToListAsync(cancel);
        var names = await Names(db, found.Select(both => both.a), cancel);
        var items = found.ConvertAll(both => Item(both.a, both.Reference, both.CustomerName, both.Heat, both.Snippet, names));
        return items.Count <= size ? new(items, null) : new([.. items.Take(size)], MomentCursor.Write(items[size - 1].Due, items[size - 1].Id));
    }

    /// <summary>One of them; null where there is none for this person.</summary>
    public async Task<ApprovalItem?> One(Person person, Guid approval, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Approvals.AsNoTracking().Where(a => a.Id == approval)
            .Join(db.VisibleTo(person), a => a.ComplaintId, c => c.Id, (a, c) => new { a, c.Reference, c.CustomerName, c.Heat, c.Snippet }).FirstOrDefaultAsync(cancel);
        return found is null ? null : Item(found.a, found.Reference, found.CustomerName, found.Heat, found.Snippet, await Names(db, [found.a], cancel));
    }

    private static ApprovalItem Item(ApprovalRow row, string reference, string customer, double heat, string snippet, Dictionary<Guid, string> names) => new(
        row.Id, reference, customer, heat, snippet, row.Question, row.Remedy, row.Value, row.AskedBy, row.AskedBy is { } by ? names.GetValueOrDefault(by, "a colleague") : "Amends",
        row.AskedAt, row.Due, row.AskedOf, row.AskedOf is { } to ? names.GetValueOrDefault(to) : null, row.State, row.DecidedAt, row.EscalatedTo,
        row.EscalatedTo is { } up ? names.GetValueOrDefault(up) : null);

    private static async Task<Dictionary<Guid, string>> Names(AmendsDb db, IEnumerable<ApprovalRow> rows, CancellationToken cancel)
    {
        var ids = rows.SelectMany(row => new[] { row.AskedBy, row.AskedOf, row.EscalatedTo }).OfType<Guid>().Distinct().ToArray();
        var names = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        foreach (var token in await db.Tokens.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToListAsync(cancel))
            names[token.Id] = token.Name;
        return names;
    }
}

/// <summary>A question to someone with authority.</summary>
/// <param name="Said">What the customer last said, in short.</param>
/// <param name="Of">Who is to answer, where it was handed on.</param>
/// <param name="EscalatedTo">Who may answer it too, since nobody did in time.</param>
public sealed record ApprovalItem(
    Guid Id,
    string Reference,
    string CustomerName,
    double Heat,
    string Said,
    string Question,
    string? Remedy,
    Money? Value,
    Guid? AskedBy,
    string AskedByName,
    Instant AskedAt,
    Instant Due,
    Guid? Of,
    string? OfName,
    ApprovalState State,
    Instant? DecidedAt,
    Guid? EscalatedTo = null,
    string? EscalatedToName = null);
