using Amends.Application.Complaints;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.SecondReaders;

/// <summary>Replies that wait for a second reader, the longest waiting first; and what came back from one.</summary>
internal sealed class WaitingForReaders(IDbContextFactory<AmendsDb> databases, HouseReading house, Changes changes, TimeProvider time)
{
    /// <summary>More are not counted: the page says "9+".</summary>
    public const int MostCounted = 10;

    public async Task<bool> MayRead(Person by, CancellationToken cancel = default)
    {
        if (by.SeesAll || by.Kind != ActorKind.Colleague)
            return by.SeesAll;
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Users.AnyAsync(a => a.Id == by.Id && a.ReadsSince != null && a.DisabledAt == null, cancel);
    }

    /// <summary>null where this person is no reader.</summary>
    public async Task<Page<ReplyToRead>?> Handle(Person by, string? cursor = null, int limit = 10, CancellationToken cancel = default)
    {
        if (!await MayRead(by, cancel))
            return null;
        var (size, late) = (Page.Size(limit), time.Now() - Duration.FromHours((await house.Current(cancel)).Hours));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = Waiting(db);
        if (MomentCursor.Parse(cursor) is var (at, id))
            rows = rows.Where(h => h.AskedAt >= at && (h.AskedAt > at || h.Id.CompareTo(id) > 0));
        var found = await rows.Join(db.VisibleTo(by), h => h.ComplaintId, c => c.Id, (h, c) => new { Row = h, c.Reference, c.CustomerName, c.Heat })
            .OrderBy(one => one.Row.AskedAt).ThenBy(one => one.Row.Id).Take(size + 1)
            .Select(one => new
            {
                one.Row, one.Reference, one.CustomerName, one.Heat,
                Writer = db.Users.Where(a => a.Id == one.Row.AccountId).Select(a => a.Name).FirstOrDefault() ?? db.Tokens.Where(t => t.Id == one.Row.AccountId).Select(t => t.Name).FirstOrDefault(),
                Again = db.Timeline.Any(t => t.ComplaintId == one.Row.ComplaintId && t.Sequence > one.Row.Seen && t.Kind == "message_received"),
            })
            .ToListAsync(cancel);
        var (cases, ids) = (found.ConvertAll(one => one.Row.ComplaintId), found.ConvertAll(one => (Guid?)one.Row.Id));
        var files = (await db.Files.AsNoTracking().Where(f => cases.Contains(f.ComplaintId) && f.MessageId == null && ids.Contains(f.HeldId)).OrderBy(f => f.Place).ToListAsync(cancel)).ToLookup(f => f.HeldId!.Value, MessageFile.Of);
        var items = found.ConvertAll(one => new ReplyToRead(
            one.Row.Id, one.Reference, one.CustomerName, one.Heat, one.Row.AccountId, one.Writer ?? "a colleague", one.Row.Text, one.Row.AskedAt!.Value, Json.Read<Held>(one.Row.Choices).Why ?? ReadingReason.Score,
            one.Row.AccountId == by.Id, one.Again, one.Row.AskedAt < late, one.Row.Planned ? one.Row.SendAt : null)
        {
            Files = [.. files[one.Row.Id]],
        });
        return items.Count <= size ? new(items, null) : new(items[..size], MomentCursor.Write(items[size - 1].AskedAt, items[size - 1].Id));
    }

    /// <summary>What a page's bar says; null where this person is no reader.</summary>
    public async Task<ReadingNews?> News(Person by, CancellationToken cancel = default)
    {
        var rules = await house.Current(cancel);
        // Where nobody asks for readers, an agent's page asks nothing more.
        if ((!rules.Any && !by.SeesAll) || !await MayRead(by, cancel))
            return null;
        var late = time.Now() - Duration.FromHours(rules.Hours);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var asked = await Waiting(db).Where(h => h.AccountId != by.Id).Join(db.VisibleTo(by), h => h.ComplaintId, c => c.Id, (h, _) => h.AskedAt)
            .OrderBy(at => at).Take(MostCounted).ToListAsync(cancel);
        // A lead hears of what waits too long also where they may not read it themselves: it may be that nobody may.
        var first = by.SeesAll ? await Waiting(db).OrderBy(h => h.AskedAt).Select(h => h.AskedAt).FirstOrDefaultAsync(cancel) : null;
        return new(asked.Count, first < late ? first : null);
    }

    /// <summary>What a reader said of this person's reply on a case; null where none was sent back.</summary>
    public async Task<ReturnedReply?> Returned(Person by, long complaint, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Set<ReturnedReplyRow>().Where(r => r.ComplaintId == complaint && r.AccountId == by.Id)
            .Select(r => new ReturnedReply("", "", db.Users.Where(a => a.Id == r.ById).Select(a => a.Name).FirstOrDefault() ?? "a colleague", r.Words, r.At)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>This person's replies that came back and that they have not taken up, the latest first.</summary>
    public async Task<IReadOnlyList<ReturnedReply>> CameBack(Person by, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Set<ReturnedReplyRow>().Where(r => r.AccountId == by.Id).Join(db.VisibleTo(by), r => r.ComplaintId, c => c.Id, (r, c) => new { Row = r, c.Reference, c.CustomerName })
            .OrderByDescending(one => one.Row.At).Take(5)
            .Select(one => new ReturnedReply(one.Reference, one.CustomerName, db.Users.Where(a => a.Id == one.Row.ById).Select(a => a.Name).FirstOrDefault() ?? "a colleague", one.Row.Words, one.Row.At)).ToListAsync(cancel);
    }

    /// <summary>The writer is done with what the reader said; their draft stays.</summary>
    public async Task LayAside(Person by, string typed, CancellationToken cancel = default)
    {
        if (Reference.TryParse(typed, out var reference))
            await changes.Run(session => session.Execute("DELETE FROM returned_replies WHERE account_id = @account AND complaint_id = (SELECT id FROM complaints WHERE reference = @reference)", by.Id, reference.ToString()), cancel);
    }

    private static IQueryable<HeldReplyRow> Waiting(AmendsDb db) => db.HeldReplies.AsNoTracking().Where(h => h.AskedAt != null && h.ReadAt == null && h.Stopped == null);
}

/// <summary>A reply that waits for a second reader.</summary>
/// <param name="Own">Whoever looks wrote it.</param>
/// <param name="WroteAgain">The customer wrote since: it can only be sent back.</param>
/// <param name="Late">It has waited longer than leads want.</param>
/// <param name="SendAt">The time that its writer chose; null: as soon as it is read.</param>
public sealed record ReplyToRead(Guid Id, string Reference, string Customer, double Heat, Guid WriterId, string Writer, string Text, Instant AskedAt, ReadingReason Why, bool Own, bool WroteAgain, bool Late, Instant? SendAt)
{
    /// <summary>What goes with it, in order.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}

/// <param name="Waiting">Replies of others that wait, at most <see cref="WaitingForReaders.MostCounted"/>.</param>
/// <param name="LateSince">Since when the first waits, where a lead is to know; else null.</param>
public sealed record ReadingNews(int Waiting, Instant? LateSince)
{
    public static ReadingNews Nothing { get; } = new(0, null);
}

/// <summary>A reply that a second reader sent back.</summary>
/// <param name="By">Who read it.</param>
public sealed record ReturnedReply(string Reference, string Customer, string By, string Words, Instant At);
