using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Promises;

/// <summary>A promise, named by its id alone, is fulfilled, renegotiated or withdrawn on the case that it belongs to.</summary>
internal sealed class ChangePromise(IDbContextFactory<AmendsDb> databases, ChangeComplaint change)
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
        return reference is null ? new Outcome<Changed>.NotFound() : await change.Handle(new Target(reference, by, expected, once), command, cancel);
    }
}
