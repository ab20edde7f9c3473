using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>Sessions to look at: whoever plays sees their own, a colleague those in which they play the customer, a lead also what was shared.</summary>
internal sealed class PracticeView(IDbContextFactory<AmendsDb> databases)
{
    /// <summary>null where there is none for this person.</summary>
    public async Task<PracticeSession?> Handle(Person by, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await VisibleTo(db, by).FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } row)
            return null;
        var turns = await db.PracticeTurns.AsNoTracking().Where(t => t.SessionId == id).OrderBy(t => t.Number).Select(t => t.Turn).ToListAsync(cancel);
        return SavingPractice.Read(row, turns);
    }

    /// <summary>Their own, the latest first.</summary>
    public async Task<Page<PracticeItem>> Mine(Person by, string? cursor = null, int limit = 20, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = db.PracticeSessions.AsNoTracking().Where(s => s.AccountId == by.Id);
        if (MomentCursor.Parse(cursor) is var (at, id))
            rows = rows.Where(s => s.ChangedAt <= at && (s.ChangedAt < at || s.Id.CompareTo(id) < 0));
        var size = Page.Size(limit);
        var items = await Items(db, rows.OrderByDescending(s => s.ChangedAt).ThenByDescending(s => s.Id).Take(size + 1), cancel);
        return Cut(items, size, item => item.ChangedAt);
    }

    /// <summary>Their best score in each scenario that they played to an end.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Best(Person by, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.PracticeSessions.Where(s => s.AccountId == by.Id && s.Ended != PracticeEnd.Open).GroupBy(s => s.ScenarioId)
            .Select(same => new { same.Key, Score = same.Max(s => s.Score) }).ToDictionaryAsync(one => one.Key, one => one.Score, cancel);
    }

    /// <summary>Open sessions in which this person plays the customer, those that wait for an answer first; the latest ten.</summary>
    public async Task<IReadOnlyList<PlayedFor>> AsCustomer(Person by, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.PracticeSessions.AsNoTracking().Where(s => s.PartnerId == by.Id && s.Ended == PracticeEnd.Open)
            .OrderByDescending(s => s.Waits).ThenByDescending(s => s.ChangedAt).Take(10).Select(s => new { s.Id, s.AccountId, s.Title, s.Waits }).ToListAsync(cancel);
        var players = rows.Select(s => s.AccountId).Distinct().ToArray();
        var names = await db.Users.Where(a => players.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return rows.ConvertAll(s => new PlayedFor(s.Id, s.Title, names.GetValueOrDefault(s.AccountId, "a colleague"), s.Waits));
    }

    /// <summary>What colleagues shared, the latest first; for trainers and leads only.</summary>
    public async Task<Page<PracticeItem>> Shared(Person by, string? cursor = null, int limit = 20, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return new([], null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = db.PracticeSessions.AsNoTracking().Where(s => s.SharedAt != null);
        if (MomentCursor.Parse(cursor) is var (at, id))
            rows = rows.Where(s => s.SharedAt <= at && (s.SharedAt < at || s.Id.CompareTo(id) < 0));
        var size = Page.Size(limit);
        var items = await Items(db, rows.OrderByDescending(s => s.SharedAt).ThenByDescending(s => s.Id).Take(size + 1), cancel);
        return Cut(items, size, item => item.SharedAt!.Value);
    }

    internal static IQueryable<PracticeSessionRow> VisibleTo(AmendsDb db, Person by)
    {
        var seesShared = by.Trains;
        return db.PracticeSessions.AsNoTracking().Where(s => s.AccountId == by.Id || s.PartnerId == by.Id || (seesShared && s.SharedAt != null));
    }

    private static async Task<List<PracticeItem>> Items(AmendsDb db, IQueryable<PracticeSessionRow> sorted, CancellationToken cancel)
    {
        var rows = await sorted.Select(s => new { s.Id, s.AccountId, s.ScenarioId, s.Title, s.Ended, s.Exam, s.Replies, s.Anger, s.Score, s.BeganAt, s.ChangedAt, s.SharedAt }).ToListAsync(cancel);
        var players = rows.Select(s => s.AccountId).Distinct().ToArray();
        var names = await db.Users.Where(a => players.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return rows.ConvertAll(s => new PracticeItem(s.Id, s.ScenarioId, s.Title, names.GetValueOrDefault(s.AccountId, "a colleague"), s.Ended, s.Exam, s.Replies, s.Anger, s.Score, s.BeganAt, s.ChangedAt, s.SharedAt));
    }

    private static Page<PracticeItem> Cut(List<PracticeItem> items, int size, Func<PracticeItem, Instant> at) =>
        items.Count <= size ? new(items, null) : new([.. items.Take(size)], MomentCursor.Write(at(items[size - 1]), items[size - 1].Id));
}
