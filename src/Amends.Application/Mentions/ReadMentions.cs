using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Mentions;

/// <summary>What names a person becomes read: with its case, or all at once, which can be undone.</summary>
internal sealed class ReadMentions(IDbContextFactory<AmendsDb> databases, Changes changes, TimeProvider time)
{
    /// <summary>The person opened this case.</summary>
    public async Task Opened(Person by, string typed, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        // Mostly there is none, and opening a case writes nothing.
        var ids = await db.Mentions.Where(m => m.AccountId == by.Id && m.ReadAt == null && db.Complaints.Any(c => c.Id == m.ComplaintId && c.Reference == reference)).Select(m => m.ComplaintId).Distinct().ToListAsync(cancel);
        foreach (var id in ids)
            await changes.Run(session => session.Execute("UPDATE mentions SET read_at = @now WHERE account_id = @account AND complaint_id = @complaint AND read_at IS NULL", time.Now(), by.Id, id), cancel);
    }

    /// <returns>When they were read, by which it is undone; null where nothing was new.</returns>
    public Task<long?> All(Person by, CancellationToken cancel = default)
    {
        var now = time.Now();
        return changes.Run<long?>(async session =>
            await session.Execute("UPDATE mentions SET read_at = @now WHERE account_id = @account AND read_at IS NULL", now, by.Id) > 0 ? now.Stored() : null, cancel);
    }

    /// <summary>What was read in that moment is new again.</summary>
    public Task PutBack(Person by, long at, CancellationToken cancel = default) =>
        changes.Run(session => session.Execute("UPDATE mentions SET read_at = NULL WHERE account_id = @account AND read_at = @at", by.Id, at), cancel);
}

/// <summary>How it lies in the database that a note names somebody.</summary>
internal static class SavingMentions
{
    public static async Task InsertMentions(this Session session, long complaint, Guid message, IEnumerable<Guid> named, Person by, Instant at)
    {
        foreach (var one in named)
        {
            await session.Later(
                "INSERT INTO mentions (id, account_id, complaint_id, message_id, by_id, at) VALUES (@id, @account, @complaint, @message, @by, @at)",
                Guid.CreateVersion7(at.ToDateTimeOffset()), one, complaint, message, by.Id, at);
        }
    }
}
