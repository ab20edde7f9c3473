using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Library;

/// <summary>How often the things of the library were used, as it is now.</summary>
internal sealed class LibraryUses(IDbContextFactory<AmendsDb> databases)
{
    /// <summary>Of one shelf, by what each is known by; what was never used is not in it.</summary>
    public async Task<IReadOnlyDictionary<string, Uses>> On(Shelf shelf, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Uses.AsNoTracking().Where(use => use.Shelf == shelf).ToDictionaryAsync(use => use.Id, use => new Uses(use.Uses, use.LastAt), cancel);
    }

    /// <summary>Of all shelves.</summary>
    public async Task<IReadOnlyDictionary<(Shelf Shelf, string Id), Uses>> OnAll(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Uses.AsNoTracking().ToDictionaryAsync(use => (use.Shelf, use.Id), use => new Uses(use.Uses, use.LastAt), cancel);
    }
}

/// <param name="Count">Replies, customers or colleagues, as the shelf goes.</param>
public sealed record Uses(long Count, Instant LastAt);
