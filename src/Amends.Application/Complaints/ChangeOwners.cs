using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>
/// Gives several cases to one owner, or to nobody: each a change of its own, at the version that was seen. For some seconds those that nobody touched since
/// can be put back. Only the last time of each person is kept.
/// </summary>
internal sealed class ChangeOwners(ChangeComplaint change, Changes changes, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    public const int Most = 100;

    /// <summary>So long putting back is offered.</summary>
    public static readonly Duration Offered = Duration.FromSeconds(10);

    /// <summary>So long it is done: whoever pressed in the last moment must not be too late.</summary>
    private static readonly Duration Done = Offered + Duration.FromSeconds(5);

    private const int AtOnce = 8;

    private static readonly Refusal NoColleague = new("no_colleague", "Nobody with that name takes cases any more. Choose somebody else.");

    /// <summary>Gives one case to somebody who works here now, or to nobody.</summary>
    public async Task<Outcome<Changed>> One(Target target, Guid? owner, string? words, CancellationToken cancel = default) =>
        owner is { } to && to != target.By.Id && !await MayOwn(to, cancel) ? NoColleague : await change.Handle(target, new ChangeOwner(owner, words), cancel);

    /// <summary>Gives all of these to one owner, or to nobody.</summary>
    public async Task<Outcome<Guid>> Handle(Person by, IReadOnlyList<SeenCase> cases, Guid? owner, CancellationToken cancel = default)
    {
        if (cases.Count is 0 or > Most)
            return new Refusal("how_many", cases.Count == 0 ? "Select the cases first." : $"Select at most {Most} at once.");
        if (owner is { } one && !await MayOwn(one, cancel))
            return NoColleague;
        var results = await Each(cases, async seen =>
        {
            Guid? before = null;
            var outcome = await change.Handle(new Target(seen.Reference, by, seen.Version), state =>
            {
                before = state.Owner;
                return new Plan(new ChangeOwner(owner, null));
            }, cancel);
            return Result(seen.Reference, before, outcome);
        }, cancel);
        var id = Guid.CreateVersion7();
        await changes.Run(session => session.Execute(
            "INSERT INTO owner_changes (account_id, id, owner, at, undone_at, cases) VALUES (@account, @id, @owner, @at, NULL, @cases) " +
            "ON CONFLICT (account_id) DO UPDATE SET id = excluded.id, owner = excluded.owner, at = excluded.at, undone_at = NULL, cases = excluded.cases",
            by.Id, id, owner, time.Now(), Json.Write(results)), cancel);
        return id;
    }

    /// <summary>Gives those that nobody touched since back to whom they had before. Twice does nothing twice.</summary>
    public async Task<Outcome<Guid>> PutBack(Person by, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Set<OwnerChangeRow>().AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == by.Id && c.Id == id, cancel) is not { } row)
            return new Outcome<Guid>.NotFound();
        var now = time.Now();
        if (now > row.At + Done)
            return new Refusal("too_late", "That is more than ten seconds ago. Select the cases and change them once more.");
        if (await changes.Run(session => session.Execute("UPDATE owner_changes SET undone_at = @now WHERE account_id = @account AND id = @id AND undone_at IS NULL", now, by.Id, id), cancel) == 0)
            return id;
        var results = await Each(Json.Read<List<OwnerResult>>(row.Cases).Where(one => one.Version is not null).ToList(), async one =>
            Result(one.Reference, null, await change.Handle(new Target(one.Reference, by, one.Version), new ChangeOwner(one.Before, null), cancel)), cancel);
        await changes.Run(session => session.Execute("UPDATE owner_changes SET cases = @cases WHERE account_id = @account AND id = @id", Json.Write(results), by.Id, id), cancel);
        return id;
    }

    /// <summary>What came of it, for a short while; null where it is long ago or somebody else's.</summary>
    public async Task<OwnersChanged?> Told(Person by, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Set<OwnerChangeRow>().AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == by.Id && c.Id == id, cancel) is not { } row)
            return null;
        var results = Json.Read<List<OwnerResult>>(row.Cases);
        var failed = results.Where(one => one.Why is not null).ToList();
        var references = failed.ConvertAll(one => one.Reference);
        var names = await db.VisibleTo(by).Where(c => references.Contains(c.Reference)).Select(c => new { c.Reference, c.CustomerName }).ToDictionaryAsync(c => c.Reference, c => c.CustomerName, cancel);
        var left = (row.UndoneAt ?? row.At) + Offered - time.Now();
        return new(
            id,
            row.Owner,
            row.Owner is { } owner ? await db.Users.Where(a => a.Id == owner).Select(a => a.Name).FirstOrDefaultAsync(cancel) : null,
            results.Count - failed.Count,
            row.UndoneAt is not null,
            row.UndoneAt is null && results.Exists(one => one.Version is not null),
            Math.Clamp((int)Math.Ceiling(left.TotalSeconds), 0, (int)Offered.TotalSeconds),
            failed.ConvertAll(one => new NotChanged(one.Reference, names.GetValueOrDefault(one.Reference, one.Reference), one.Why!)));
    }

    private async Task<bool> MayOwn(Guid owner, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Users.AnyAsync(a => a.Id == owner && a.DisabledAt == null, cancel);
    }

    /// <summary>Some at a time, so that on SQLite they share a commit; told in the order given.</summary>
    private static async Task<OwnerResult[]> Each<T>(IReadOnlyList<T> all, Func<T, Task<OwnerResult>> work, CancellationToken cancel)
    {
        var results = new OwnerResult[all.Count];
        await Parallel.ForAsync(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (at, _) => results[at] = await work(all[at]));
        return results;
    }

    private static OwnerResult Result(string reference, Guid? before, Outcome<Changed> outcome) => outcome switch
    {
        Outcome<Changed>.Done done => new(reference, done.Value.Version, before, null),
        Outcome<Changed>.Refused { Refusal.Code: "owner_unchanged" } => new(reference, null, before, null),
        Outcome<Changed>.Refused refused => new(reference, null, before, refused.Refusal.Words),
        Outcome<Changed>.Stale => new(reference, null, before, "It changed meanwhile: look at it first."),
        _ => new(reference, null, before, "It is not yours to see any more."),
    };

    /// <param name="Version">After the change; null where nothing changed.</param>
    /// <param name="Before">Whose it was.</param>
    /// <param name="Why">Why it was not done; null where it was, or was so already.</param>
    private sealed record OwnerResult(string Reference, int? Version, Guid? Before, string? Why);
}

/// <summary>A case that somebody selected.</summary>
/// <param name="Version">As they saw it.</param>
public sealed record SeenCase(string Reference, int Version);

/// <summary>What came of giving several cases to one owner.</summary>
/// <param name="OwnerName">null for nobody.</param>
/// <param name="Done">So many are now as was asked.</param>
/// <param name="Undone">It was put back; the rest tells of that.</param>
/// <param name="SecondsLeft">In which it is still fresh; 0: it is told only where something is left to do.</param>
public sealed record OwnersChanged(Guid Id, Guid? Owner, string? OwnerName, int Done, bool Undone, bool MayUndo, int SecondsLeft, IReadOnlyList<NotChanged> Not);

/// <param name="Why">A sentence.</param>
public sealed record NotChanged(string Reference, string Customer, string Why);

public sealed record Receiver(Guid Id, string Name);

/// <summary>Whom a page offers to give something to.</summary>
/// <param name="More">There are others; a search finds them.</param>
public sealed record Receivers(IReadOnlyList<Receiver> Offered, bool More = false);
