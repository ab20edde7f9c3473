using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Mentions;

/// <summary>Colleagues whom a note on a case can name.</summary>
internal sealed class KnownColleagues(IDbContextFactory<AmendsDb> databases)
{
    private const int Most = 20;

    /// <summary>Those who may see the case, by a part of their name; null where there is no such case for this person.</summary>
    public async Task<IReadOnlyList<Named>?> At(Person by, string typed, string part, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.VisibleTo(by).Where(c => c.Reference == reference).Select(c => new { c.Id, c.Owner, c.Restricted }).FirstOrDefaultAsync(cancel) is not { } found)
            return null;
        var people = db.Users.Where(a => a.DisabledAt == null && a.Id != by.Id);
        if (found.Restricted)
            people = people.Where(a => a.Role >= Role.Lead || a.Id == found.Owner || db.Allowed.Any(one => one.ComplaintId == found.Id && one.AccountId == a.Id));
        if (NameKey.Of(part.Length <= 100 ? part : part[..100]).Trim() is { Length: > 0 } key)
        {
            var inside = $" {key}"; // the beginning of a name, the first or a later one
            people = people.Where(a => (" " + a.NameKey).Contains(inside));
        }
        return await people.OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(Most).Select(a => new Named(a.Id, a.Name)).ToListAsync(cancel);
    }

    /// <summary>Those whom these words name, but not whoever writes them.</summary>
    public async Task<IReadOnlyList<Person>> In(string text, Person by, CancellationToken cancel = default)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
            return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = await db.Users.Where(a => a.DisabledAt == null).Select(a => new { a.Id, a.Name, a.Role }).ToListAsync(cancel);
        var named = Mentioning.Find(text, people.ConvertAll(one => new Named(one.Id, one.Name))).Select(one => one.Who).ToHashSet();
        return [.. people.Where(one => named.Contains(one.Id) && one.Id != by.Id).Select(one => new Person(one.Id, one.Name, one.Role))];
    }
}
