using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.SecondReaders;

/// <summary>A lead marks who is new, so that a second person reads their replies, and who may read without being a lead. Each change is written down.</summary>
internal sealed class MarkColleague(IDbContextFactory<AmendsDb> databases, Changes changes, TimeProvider time)
{
    public Task<Outcome<Guid>> New(Person by, Guid account, bool on, CancellationToken cancel = default) => Mark(by, account, on, "new_since", on ? PeopleChange.MarkedNew : PeopleChange.NotNewAnyMore, cancel);

    public Task<Outcome<Guid>> Reader(Person by, Guid account, bool on, CancellationToken cancel = default) => Mark(by, account, on, "reads_since", on ? PeopleChange.MayRead : PeopleChange.MayNotRead, cancel);

    /// <summary>Those who are marked as new, or may read without being leads.</summary>
    public async Task<IReadOnlyList<MarkedColleague>> Marked(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Users.Where(a => a.DisabledAt == null && (a.NewSince != null || a.ReadsSince != null)).OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(500)
            .Select(a => new MarkedColleague(a.Id, a.Name, a.NewSince != null, a.ReadsSince != null)).ToListAsync(cancel);
    }

    private async Task<Outcome<Guid>> Mark(Person by, Guid account, bool on, string column, PeopleChange kind, CancellationToken cancel)
    {
        if (!by.SeesAll)
            return new Outcome<Guid>.NotFound();
        if (by.Id == account)
            return new Refusal("own_account", "Nobody marks themselves. Ask another lead.");
        return await changes.Run<Outcome<Guid>>(async session =>
        {
            var now = time.Now();
            if (await session.Scalar<long>("SELECT COUNT(*) FROM accounts WHERE id = @id", account) == 0)
                return new Outcome<Guid>.NotFound();
            if (await session.Execute($"UPDATE accounts SET {column} = @since, concurrency_stamp = @change WHERE id = @id AND {column} IS {(on ? "" : "NOT ")}NULL", on ? now : null, Guid.NewGuid().ToString(), account) > 0)
                await session.Log(PeopleLog.Entry(now, by, kind, account));
            return account;
        }, cancel);
    }
}

/// <param name="IsNew">A second person reads their replies, where the rules say so.</param>
/// <param name="Reads">They may be that person.</param>
public sealed record MarkedColleague(Guid Id, string Name, bool IsNew, bool Reads);
