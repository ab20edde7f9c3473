using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Library;

/// <summary>The library: what ships until somebody writes a new version of it, and what the team wrote. Every node sees a change within half a minute.</summary>
internal sealed class HousePhrases
{
    private readonly IDbContextFactory<AmendsDb> _databases;
    private readonly Remembered<IReadOnlyList<PhraseVersion>> _all;

    public HousePhrases(IDbContextFactory<AmendsDb> databases, TimeProvider time)
    {
        _databases = databases;
        _all = new(time, Duration.FromSeconds(30), Look);
    }

    /// <summary>The newest version of each that is in use, by title; its uses may be half a minute old.</summary>
    public async ValueTask<IReadOnlyList<PhraseVersion>> InUse(CancellationToken cancel = default) => [.. (await _all.Get(cancel)).Where(one => !one.Withdrawn)];

    /// <summary>The newest version of each, also of those taken out of use, as they are now.</summary>
    public async Task<IReadOnlyList<PhraseVersion>> All(CancellationToken cancel = default) => _all.Keep(await Look(cancel));

    /// <summary>Every version of one, the newest first; empty where there is none.</summary>
    public async Task<IReadOnlyList<PhraseVersion>> Versions(string id, CancellationToken cancel = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var rows = await db.Phrases.AsNoTracking().Where(p => p.Id == id).OrderByDescending(p => p.Version).ToListAsync(cancel);
        var uses = await db.Uses.AsNoTracking().Where(u => u.Shelf == Shelf.Phrase && u.Id == id).ToListAsync(cancel);
        return Used([.. await Named(db, rows, cancel), .. ShippedPhrases.All.Where(one => one.Id == id)], uses);
    }

    /// <summary>What was read is read anew.</summary>
    public void Forget() => _all.Forget();

    private async Task<IReadOnlyList<PhraseVersion>> Look(CancellationToken cancel)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var newest = await db.Phrases.AsNoTracking().Where(p => !db.Phrases.Any(later => later.Id == p.Id && later.Version > p.Version)).ToListAsync(cancel);
        var own = (await Named(db, newest, cancel)).ToList();
        var uses = await db.Uses.AsNoTracking().Where(u => u.Shelf == Shelf.Phrase).ToListAsync(cancel);
        return Used([.. own.Concat(ShippedPhrases.All.Where(shipped => !own.Exists(one => one.Id == shipped.Id))).OrderBy(one => one.Phrase.Title, StringComparer.OrdinalIgnoreCase)], uses);
    }

    private static IReadOnlyList<PhraseVersion> Used(List<PhraseVersion> phrases, List<UseRow> uses) =>
        phrases.ConvertAll(one => uses.Find(row => row.Id == one.Id) is { } used ? one with { Uses = used.Uses, LastUsed = used.LastAt } : one);

    private static async Task<IEnumerable<PhraseVersion>> Named(AmendsDb db, List<PhraseRow> rows, CancellationToken cancel)
    {
        var writers = rows.Select(row => row.By).Distinct().ToArray();
        var names = await db.Users.Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return rows.Select(row => new PhraseVersion(row.Id, row.Version, new(row.Title, row.Words, row.Principle, row.Concern), row.Withdrawn, row.At, names.GetValueOrDefault(row.By, "a colleague")));
    }
}
