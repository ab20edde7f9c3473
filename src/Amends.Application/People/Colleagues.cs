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
    /// <summary>Most that a page offers: a longer list is no choice.</summary>
    private const int MostOffered = 200;

    private const int Most = 10_000;

    private readonly Remembered<IReadOnlyList<AtWork>> _atWork;

    public Colleagues(IDbContextFactory<AmendsDb> databases, TimeProvider time) =>
        _atWork = new(time, Duration.FromSeconds(5), async cancel =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            return await db.Users.Where(a => a.DisabledAt == null).OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(Most)
                .Select(a => new AtWork(a.Id, a.Name, a.Role, a.TeamId)).ToListAsync(cancel);
        });

    /// <summary>Whom this person can give a case to: their own team first, by name.</summary>
    public async ValueTask<IReadOnlyList<Receiver>> Besides(Person by, CancellationToken cancel = default)
    {
        var all = await _atWork.Get(cancel);
        var team = all.FirstOrDefault(one => one.Id == by.Id)?.Team;
        var own = all.Where(one => team is not null && one.Team == team);
        var others = all.Where(one => team is null || one.Team != team);
        return Offered(own.Concat(others), by);
    }

    /// <summary>Whom this person can ask to decide in their place.</summary>
    public async ValueTask<IReadOnlyList<Receiver>> LeadsBesides(Person by, CancellationToken cancel = default) =>
        Offered((await _atWork.Get(cancel)).Where(one => one.Role >= Role.Lead), by);

    /// <summary>Somebody came, went, or has another name, role or team.</summary>
    public void Changed() => _atWork.Forget();

    private static List<Receiver> Offered(IEnumerable<AtWork> people, Person by) =>
        [.. people.Where(one => one.Id != by.Id).Take(MostOffered).Select(one => new Receiver(one.Id, one.Name))];

    private sealed record AtWork(Guid Id, string Name, Role Role, Guid? Team);
}
