using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Mentions;

/// <summary>Colleagues whom a note on a case can name.</summary>
internal sealed class KnownColleagues(IDbContextFactory<AmendsDb> databases, Colleagues colleagues)
{
    /// <summary>Those who may see the case, by a part of their name; null where there is no such case for this person.</summary>
    public async Task<IReadOnlyList<Receiver>?> At(Person by, string typed, string part, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.VisibleTo(by).Where(c => c.Reference == reference).Select(c => new { c.Id, c.Owner, c.Restricted }).FirstOrDefaultAsync(cancel) is not { } found)
            return null;
        if (!found.Restricted)
            return await colleagues.Find(by, part, cancel: cancel);
        var allowed = await db.Allowed.Where(one => one.ComplaintId == found.Id).Select(one => one.AccountId).ToListAsync(cancel);
        return await colleagues.Find(by, part, one => Colleagues.IsLead(one) || one.Id == found.Owner || allowed.Contains(one.Id), cancel);
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
