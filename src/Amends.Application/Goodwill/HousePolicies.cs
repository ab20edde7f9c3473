using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Goodwill;

/// <summary>
/// The rules that customers run into, explained: what ships (or stood in the goodwill book before there were versions) until somebody writes a new version.
/// Every node sees a change within half a minute.
/// </summary>
internal sealed class HousePolicies
{
    private readonly IDbContextFactory<AmendsDb> _databases;
    private readonly Remembered<IReadOnlyList<PolicyVersion>> _own;

    public HousePolicies(IDbContextFactory<AmendsDb> databases, TimeProvider time)
    {
        _databases = databases;
        _own = new(time, Duration.FromSeconds(30), Look);
    }

    /// <summary>The newest version of each, also of those taken out of use; in the book's order, then by name.</summary>
    /// <param name="book">The goodwill book as it was kept.</param>
    public async ValueTask<IReadOnlyList<PolicyVersion>> All(GoodwillBook book, CancellationToken cancel = default)
    {
        var own = await _own.Get(cancel);
        var first = book.Policies ?? [];
        return
        [
            .. first.Select(policy => own.FirstOrDefault(one => one.Policy.Code == policy.Code) ?? new PolicyVersion(policy, false, null, null)),
            .. own.Where(one => !first.Any(policy => policy.Code == one.Policy.Code)),
        ];
    }

    /// <summary>Every version of one, the newest first.</summary>
    public async Task<IReadOnlyList<PolicyVersion>> Versions(GoodwillBook book, string code, CancellationToken cancel = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var rows = await db.Policies.AsNoTracking().Where(p => p.Code == code).OrderByDescending(p => p.Version).ToListAsync(cancel);
        var first = (book.Policies ?? []).Where(policy => policy.Code == code).Select(policy => new PolicyVersion(policy, false, null, null));
        return [.. await Named(db, rows, cancel), .. first];
    }

    /// <summary>What was read is read anew.</summary>
    public void Forget() => _own.Forget();

    private async Task<IReadOnlyList<PolicyVersion>> Look(CancellationToken cancel)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var newest = await db.Policies.AsNoTracking().Where(p => !db.Policies.Any(later => later.Code == p.Code && later.Version > p.Version)).ToListAsync(cancel);
        return [.. (await Named(db, newest, cancel)).OrderBy(one => one.Policy.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static async Task<IEnumerable<PolicyVersion>> Named(AmendsDb db, List<PolicyRow> rows, CancellationToken cancel)
    {
        var writers = rows.Select(row => row.By).Distinct().ToArray();
        var names = await db.Users.Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return rows.Select(row => new PolicyVersion(GoodwillFile.ReadPolicy(row.Text) with { Version = row.Version }, row.Withdrawn, row.At, names.GetValueOrDefault(row.By, "a colleague")));
    }
}

/// <summary>One version of a policy.</summary>
/// <param name="Withdrawn">Nobody is told of it any more.</param>
/// <param name="At">When it was saved; null for what ships, or stood in the goodwill book before there were versions.</param>
public sealed record PolicyVersion(Policy Policy, bool Withdrawn, Instant? At, string? ByName);
