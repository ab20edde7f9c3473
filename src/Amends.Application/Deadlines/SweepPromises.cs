using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>
/// Notices promises whose time has passed with nothing done. It looks for them rather than waiting for each: what came due while Amends was not running is
/// found at the next sweep.
/// </summary>
internal sealed class SweepPromises(IDbContextFactory<AmendsDb> databases, ChangeComplaint change, TimeProvider time)
{
    private const int Batch = 200;

    /// <returns>How many were found broken.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        Instant? now = time.Now();
        var broken = 0;
        while (true)
        {
            var late = await Late(now, cancel);
            var progress = 0;
            foreach (var (id, reference) in late)
            {
                // Whoever kept or moved it in this moment was faster: then it is refused, and that is right.
                if (await change.Handle(new Target(reference, Person.Amends), new BreakPromise(id), cancel) is Outcome<Changed>.Done)
                    progress++;
            }
            broken += progress;
            if (late.Count < Batch || progress == 0)
                return broken;
        }
    }

    private async Task<List<(Guid Id, string Reference)>> Late(Instant? now, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var late = await db.Promises
            .Where(p => (p.State == PromiseState.Open || p.State == PromiseState.Renegotiated) && p.Due < now)
            .Join(db.Complaints.Where(c => c.Stage != Stage.Closed), p => p.ComplaintId, c => c.Id, (p, c) => new { p.Id, c.Reference, p.Due })
            .OrderBy(p => p.Due)
            .Take(Batch)
            .ToListAsync(cancel);
        return late.ConvertAll(p => (p.Id, p.Reference));
    }
}
