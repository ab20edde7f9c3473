using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Promises;

/// <summary>Tells the customer of a promise's new date and moves it, in one transaction: they never hear of a date that does not stand, and none moves behind their back.</summary>
internal sealed class TellNewDate(IDbContextFactory<AmendsDb> databases, SendReply reply)
{
    /// <param name="expected">The complaint's version that the person had seen.</param>
    public async Task<Outcome<Changed>> Handle(RenegotiatePromise moves, string message, Person by, int? expected = null, Once? once = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var reference = await db.VisibleTo(by)
            .Where(c => db.Promises.Any(p => p.Id == moves.PromiseId && p.ComplaintId == c.Id))
            .Select(c => c.Reference)
            .FirstOrDefaultAsync(cancel);
        return reference is null ? new Outcome<Changed>.NotFound() : await reply.Handle(new Target(reference, by, expected, once), new Reply(message, Moves: moves), cancel);
    }
}
