using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Live;

/// <summary>A colleague has a case open: the others at it see that, and they see the others. Nothing is written down, and the case does not change.</summary>
internal sealed class BeHere(IDbContextFactory<AmendsDb> databases, Events events, PeopleHere here)
{
    /// <param name="page">Which of their pages it is.</param>
    /// <returns>The others at the case; null where there is no such case for this person.</returns>
    public async Task<IReadOnlyList<Here>?> Handle(Person by, string typed, Doing doing, string page = "", CancellationToken cancel = default)
    {
        if (await Seen(by, typed, cancel) is not { } reference)
            return null;
        await events.Pass(new(reference, by.Id, by.Name, doing) { Page = page }, cancel);
        return here.At(reference, by.Id);
    }

    /// <summary>A colleague has a page of the workspace before them, whichever.</summary>
    public Task AtDesk(Person by, CancellationToken cancel = default) => events.Pass(new(Beat.Desk, by.Id, by.Name, Doing.Looking), cancel);

    /// <summary>The case's reference as it is kept; null where there is no such case for this person.</summary>
    public async Task<string?> Seen(Person by, string typed, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.VisibleTo(by).AnyAsync(c => c.Reference == reference, cancel) ? reference : null;
    }
}
