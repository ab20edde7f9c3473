using Amends.Application.Complaints;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Mentions;

/// <summary>Notes that name somebody: what they have not read first, each part with the newest on top.</summary>
internal sealed class ListMentions(IDbContextFactory<AmendsDb> databases)
{
    /// <summary>More are not counted: the page says "9+".</summary>
    public const int MostCounted = 10;

    private const int LongestSaid = 200;

    /// <summary>How much is new, at most <see cref="MostCounted"/>. One look at an index that holds nothing but what is new.</summary>
    public async Task<int> Unread(Person of, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Mentions.Where(m => m.AccountId == of.Id && m.ReadAt == null).Join(db.VisibleTo(of), m => m.ComplaintId, c => c.Id, (m, _) => m.Id).Take(MostCounted).CountAsync(cancel);
    }

    public async Task<Page<MentionItem>> Handle(Person of, string? cursor = null, int limit = 30, CancellationToken cancel = default)
    {
        var (unread, after) = Parse(cursor);
        var size = Page.Size(limit);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var own = db.Mentions.AsNoTracking().Where(m => m.AccountId == of.Id);
        var items = unread ? await Some(db, of, own.Where(m => m.ReadAt == null), after, size + 1, cancel) : [];
        if (items.Count <= size)
            items.AddRange(await Some(db, of, own.Where(m => m.ReadAt != null), unread ? null : after, size + 1 - items.Count, cancel));
        return items.Count <= size ? new(items, null) : new(items[..size], $"{(items[size - 1].Unread ? "new" : "read")}.{items[size - 1].Id:N}");
    }

    private static async Task<List<MentionItem>> Some(AmendsDb db, Person of, IQueryable<MentionRow> rows, Guid? after, int most, CancellationToken cancel)
    {
        if (after is { } id)
            rows = rows.Where(m => m.Id.CompareTo(id) < 0);
        return await rows.Join(db.VisibleTo(of), m => m.ComplaintId, c => c.Id, (m, c) => new { Row = m, c.Reference, c.CustomerName })
            .OrderByDescending(one => one.Row.Id).Take(most)
            .Select(one => new MentionItem(
                one.Row.Id, one.Reference, one.CustomerName, one.Row.MessageId,
                db.Users.Where(a => a.Id == one.Row.ById).Select(a => a.Name).FirstOrDefault() ?? "a colleague",
                db.Messages.Where(m => m.Id == one.Row.MessageId).Select(m => m.Text.Substring(0, LongestSaid)).FirstOrDefault() ?? "",
                one.Row.At, one.Row.ReadAt == null))
            .ToListAsync(cancel);
    }

    private static (bool Unread, Guid? After) Parse(string? cursor) =>
        cursor?.Split('.', 2) is [var part, var id] && Guid.TryParse(id, out var after) && part is "new" or "read" ? (part == "new", after) : (true, null);
}

/// <summary>A note that names somebody.</summary>
/// <param name="Said">How the note begins.</param>
public sealed record MentionItem(Guid Id, string Reference, string Customer, Guid Message, string By, string Said, Instant At, bool Unread);
