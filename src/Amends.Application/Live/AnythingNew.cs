using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Live;

/// <summary>
/// Whether there is anything at all that every page tells a person of: one query, a few looks at indexes that mostly hold nothing. What it is, is asked only
/// where there is something.
/// </summary>
internal sealed class AnythingNew(IDbContextFactory<AmendsDb> databases)
{
    // One for each installation: a query is compiled against one model, and a process may know several databases.
    private readonly Func<AmendsDb, Guid, CancellationToken, Task<NewFor?>> ask = EF.CompileAsyncQuery((AmendsDb db, Guid person, CancellationToken cancel) =>
        db.Users.Where(a => a.Id == person)
            .Select(a => new NewFor(
                db.Mentions.Any(m => m.AccountId == a.Id && m.ReadAt == null),
                db.HeldReplies.Any(h => h.AccountId == a.Id),
                db.Set<ReturnedReplyRow>().Any(r => r.AccountId == a.Id),
                db.HeldReplies.Any(h => h.AskedAt != null && h.ReadAt == null && h.Stopped == null),
                db.Assignments.Any(one => one.AccountId == a.Id),
                a.ReadsSince != null))
            .FirstOrDefault());

    public async Task<NewFor> Handle(Person person, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await ask(db, person.Id, cancel) ?? NewFor.Nothing;
    }
}

/// <param name="Mentions">Notes name them that they have not read.</param>
/// <param name="Waiting">Replies of theirs have not gone out yet.</param>
/// <param name="CameBack">A second reader sent replies of theirs back.</param>
/// <param name="ToRead">Replies wait for a second reader, whoever that is.</param>
/// <param name="Practises">They were given something to practise, some day.</param>
/// <param name="Reads">A lead lets them read others' replies.</param>
internal sealed record NewFor(bool Mentions, bool Waiting, bool CameBack, bool ToRead, bool Practises, bool Reads)
{
    public static NewFor Nothing { get; } = new(false, false, false, false, false, false);
}
