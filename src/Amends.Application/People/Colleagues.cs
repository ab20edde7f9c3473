using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application;

/// <summary>
/// Those who work here now, for pages that give something to somebody: kept in memory for some seconds, because every page of a case asks. This node sees
/// its own changes at once.
/// </summary>
internal sealed class Colleagues
{
    /// <summary>Most that a search finds.</summary>
    public const int MostFound = 20;

    /// <summary>Most that a page offers: a longer list is no choice.</summary>
    private const int MostOffered = 200;

    /// <summary>In a house of more, those who come last by name are given nothing by these pages.</summary>
    private const int Most = 10_000;

    private const int LongestName = 100;

    private readonly Remembered<House> _house;

    public Colleagues(IDbContextFactory<AmendsDb> databases, TimeProvider time) =>
        _house = new(time, Duration.FromSeconds(5), async cancel =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var all = await db.Users.Where(a => a.DisabledAt == null).OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(Most)
                .Select(a => new AtWork(a.Id, a.Name, Key(a.NameKey), a.Role, a.TeamId)).ToListAsync(cancel);
            return new(all, all.ToDictionary(one => one.Id, one => one.Name));
        });

    /// <summary>What they are called.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, string>> Names(CancellationToken cancel = default) => (await _house.Get(cancel)).Names;

    /// <summary>Whom this person can give a case to: their own team first, by name.</summary>
    /// <param name="also">Who is offered besides those who fit: chosen already.</param>
    public async ValueTask<Receivers> Besides(Person by, IEnumerable<Guid>? also = null, CancellationToken cancel = default) =>
        Offered(Nearest((await _house.Get(cancel)).All, by), also ?? []);

    /// <summary>Whom this person can ask to decide in their place.</summary>
    public async ValueTask<Receivers> LeadsBesides(Person by, CancellationToken cancel = default) =>
        Offered(Nearest((await _house.Get(cancel)).All, by).Where(IsLead), []);

    /// <summary>Those in whose name each of these words begins a part, in the order in which a page offers them.</summary>
    /// <param name="among">Only of these.</param>
    public async ValueTask<IReadOnlyList<Receiver>> Find(Person by, string words, Func<AtWork, bool>? among = null, CancellationToken cancel = default)
    {
        if (words.Length > LongestName)
            return [];
        var all = (await _house.Get(cancel)).All;
        var parts = Key(NameKey.Of(words)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Nearest(all, by).Where(one => among?.Invoke(one) != false && Array.TrueForAll(parts, part => Begins(one.Key, part))).Take(MostFound).Select(Receives)];
    }

    public static bool IsLead(AtWork one) => one.Role >= Role.Lead;

    /// <summary>Somebody came, went, or has another name, role or team.</summary>
    public void Changed() => _house.Forget();

    private static IEnumerable<AtWork> Nearest(IReadOnlyList<AtWork> all, Person by)
    {
        var team = all.FirstOrDefault(one => one.Id == by.Id)?.Team;
        var own = all.Where(one => team is not null && one.Team == team);
        var others = all.Where(one => team is null || one.Team != team);
        return own.Concat(others).Where(one => one.Id != by.Id);
    }

    private static Receivers Offered(IEnumerable<AtWork> people, IEnumerable<Guid> also)
    {
        var (first, wanted) = (people.Take(MostOffered + 1).ToList(), also.ToHashSet());
        if (first.Count <= MostOffered)
            return new(first.ConvertAll(Receives));
        first.RemoveAt(MostOffered);
        var rest = wanted.Count == 0 ? [] : people.Skip(MostOffered).Where(one => wanted.Contains(one.Id));
        return new([.. first.Concat(rest).Select(Receives)], More: true);
    }

    /// <summary>Phones write ’ where names are mostly kept with '.</summary>
    private static string Key(string name) => name.Replace('’', '\'');

    /// <summary>Whether a part of the name begins so: "lena" and "o'n" are in "anna-lena o'neill", "nna" is not.</summary>
    private static bool Begins(string name, string part)
    {
        for (var at = name.IndexOf(part, StringComparison.Ordinal); at >= 0; at = name.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
                return true;
        }
        return false;
    }

    private static Receiver Receives(AtWork one) => new(one.Id, one.Name);

    private sealed record House(IReadOnlyList<AtWork> All, IReadOnlyDictionary<Guid, string> Names);

    /// <param name="Key">The name as it is searched.</param>
    internal sealed record AtWork(Guid Id, string Name, string Key, Role Role, Guid? Team);
}
