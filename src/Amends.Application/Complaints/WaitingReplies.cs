using Amends.Application.Files;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>Replies that have not gone out yet.</summary>
internal sealed class WaitingReplies(IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    private const int Most = 20;

    /// <summary>Those on a case that this person sees, the first to go first.</summary>
    public async Task<IReadOnlyList<WaitingReply>> On(Person by, string reference, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Read(db, db.VisibleTo(by).Where(c => c.Reference == reference), db.HeldReplies, by, cancel);
    }

    /// <summary>This person's own that can still be called back in the seconds after they were sent, on whichever case; the last first, because that is the one to think again about.</summary>
    public async Task<IReadOnlyList<WaitingReply>> JustSent(Person by, CancellationToken cancel = default)
    {
        var now = time.Now();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var first = await Read(db, db.VisibleTo(by), db.HeldReplies.Where(h => h.AccountId == by.Id && !h.Planned && h.AskedAt == null && h.Stopped == null && h.SendAt > now), by, cancel);
        return [.. first.Reverse()];
    }

    private static async Task<IReadOnlyList<WaitingReply>> Read(AmendsDb db, IQueryable<ComplaintRow> cases, IQueryable<HeldReplyRow> held, Person by, CancellationToken cancel)
    {
        var rows = await held.AsNoTracking()
            .Join(cases, h => h.ComplaintId, c => c.Id, (h, c) => new { Row = h, c.Reference, c.CustomerId })
            .Join(db.Customers, one => one.CustomerId, c => c.Id, (one, c) => new { one.Row, one.Reference, c.Name })
            .OrderBy(one => one.Row.SendAt)
            .Take(Most)
            .ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        var writers = rows.Select(one => one.Row.AccountId).Distinct().ToArray();
        var names = await db.Users.Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var (onCases, ids) = (rows.Select(one => one.Row.ComplaintId).Distinct().ToArray(), rows.Select(one => (Guid?)one.Row.Id).ToArray());
        var files = await db.Files.AsNoTracking().Where(f => onCases.Contains(f.ComplaintId) && f.MessageId == null && ids.Contains(f.HeldId)).OrderBy(f => f.Place).ToListAsync(cancel);
        return [.. rows.Select(one => new WaitingReply(
            one.Row.Id, one.Reference, one.Name, one.Row.AccountId == by.Id, names.GetValueOrDefault(one.Row.AccountId, "a colleague"), one.Row.Text, one.Row.SendAt, one.Row.Planned, one.Row.Stopped)
        {
            Files = [.. files.Where(f => f.HeldId == one.Row.Id).Select(MessageFile.Of)],
            AskedAt = one.Row.AskedAt, Read = one.Row.ReadAt is not null,
        })];
    }
}

/// <summary>A reply that has not gone out yet.</summary>
/// <param name="Customer">Whom it is for.</param>
/// <param name="Planned">Its writer chose the time.</param>
/// <param name="Stopped">Why it did not go out; null while it waits.</param>
public sealed record WaitingReply(Guid Id, string Reference, string Customer, bool Mine, string By, string Text, Instant SendAt, bool Planned, string? Stopped)
{
    /// <summary>What goes with it, in order.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];

    /// <summary>Since when it waits for a second reader; null where it needs none.</summary>
    public Instant? AskedAt { get; init; }

    /// <summary>A second reader let it go.</summary>
    public bool Read { get; init; }

    /// <summary>It waits for a second reader.</summary>
    public bool WaitsForReader => AskedAt is not null && !Read && Stopped is null;
}
