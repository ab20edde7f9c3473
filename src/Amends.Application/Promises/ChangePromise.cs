using Amends.Application.Complaints;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Promises;

/// <summary>A promise, named by its id alone, is fulfilled, renegotiated or withdrawn on the case that it belongs to.</summary>
internal sealed class ChangePromise(IDbContextFactory<AmendsDb> databases, ChangeComplaint change, MovePromise move)
{
    /// <param name="command">FulfilPromise, RenegotiatePromise or WithdrawPromise.</param>
    /// <param name="expected">The complaint's version that the person had seen.</param>
    public async Task<Outcome<Changed>> Handle(Guid promise, Person by, Command command, int? expected = null, Once? once = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var reference = await db.VisibleTo(by)
            .Where(c => db.Promises.Any(p => p.Id == promise && p.ComplaintId == c.Id))
            .Select(c => c.Reference)
            .FirstOrDefaultAsync(cancel);
        if (reference is null)
            return new Outcome<Changed>.NotFound();
        var target = new Target(reference, by, expected, once);
        return command is RenegotiatePromise moves ? await move.Handle(target, moves, Sending.Now, cancel) : await change.Handle(target, command, cancel);
    }
}
