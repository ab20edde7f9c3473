using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>What was said on a case before a message that is shown, a page at a time: conversations of ten thousand messages exist.</summary>
internal sealed class OlderMessages(IDbContextFactory<AmendsDb> databases)
{
    public const int Most = 100;

    /// <param name="before">The oldest message that is shown; null: from the latest on.</param>
    /// <returns>null where there is no such case, or no such message on it, for this person.</returns>
    public async Task<OlderPage?> Handle(Person person, string typed, Guid? before, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.VisibleTo(person).AsNoTracking().Where(c => c.Reference == reference)
            .Select(c => new { c.Id, c.CustomerName, Key = before == null ? long.MaxValue : db.Messages.Where(m => m.ComplaintId == c.Id && m.Id == before).Select(m => (long?)m.Key).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (found?.Key is not { } key)
            return null;
        var rows = await db.Messages.AsNoTracking().Where(m => m.ComplaintId == found.Id && m.Key < key).OrderByDescending(m => m.Key).Take(Most + 1)
            .Select(m => new OlderMessage(m.Id, m.Direction, m.Text, m.At)).ToListAsync(cancel);
        var hasMore = rows.Count > Most;
        rows = rows.GetRange(0, Math.Min(rows.Count, Most));
        rows.Reverse();
        var files = await db.FilesOf(found.Id, rows.ConvertAll(m => m.Id), cancel);
        return new(reference, found.CustomerName, rows.ConvertAll(m => m with { Files = [.. files[m.Id]] }), hasMore);
    }
}

/// <param name="Messages">Oldest first.</param>
/// <param name="HasMore">There are still older ones.</param>
public sealed record OlderPage(string Reference, string CustomerName, IReadOnlyList<OlderMessage> Messages, bool HasMore);

public sealed record OlderMessage(Guid Id, Direction Direction, string Text, Instant At)
{
    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}
