using System.Globalization;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>The programmes there are; for leads and admins, who make and assign them.</summary>
internal sealed class Programmes(IDbContextFactory<AmendsDb> databases)
{
    /// <summary>More than this there are not.</summary>
    public const int Most = 200;

    /// <summary>Those that run first, by name.</summary>
    public async Task<IReadOnlyList<SavedProgramme>> All(Person by, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Programmes.AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(Read).OrderBy(one => one.EndedAt is not null).ThenBy(one => one.Programme.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>null where there is none for this person.</summary>
    public async Task<SavedProgramme?> Find(Person by, Guid id, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) is { } row ? Read(row) : null;
    }

    internal static SavedProgramme Read(ProgrammeRow row) => new(
        row.Id,
        new(row.Name, row.Scenarios.Split(' '), row.Target, [.. row.Repeats.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(weeks => int.Parse(weeks, CultureInfo.InvariantCulture))], row.Days),
        row.Version,
        row.EndedAt);
}

/// <summary>A programme as it is now.</summary>
/// <param name="Version">Grows with each change.</param>
/// <param name="EndedAt">Since when nothing of it is due any more.</param>
public sealed record SavedProgramme(Guid Id, Programme Programme, int Version, Instant? EndedAt);
