using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Actions;

/// <summary>Notices steps of other departments of which nothing is heard, and raises each on its case once. What came due while Amends did not run is found at the next sweep.</summary>
internal sealed class SweepSteps(IDbContextFactory<AmendsDb> databases, ChangeComplaint change, TimeProvider time) : ISweep
{
    private const int Batch = 200;

    /// <returns>How many were raised.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var raised = 0;
        while (true)
        {
            var now = time.Now();
            List<(Guid Id, string Reference)> silent;
            await using (var db = await databases.CreateDbContextAsync(cancel))
                silent = (await db.Steps.Where(s => s.SilentAt <= now).OrderBy(s => s.SilentAt).ThenBy(s => s.Id).Take(Batch)
                    .Join(db.Complaints, s => s.ComplaintId, c => c.Id, (s, c) => new { s.Id, c.Reference, s.SilentAt }).OrderBy(s => s.SilentAt).ToListAsync(cancel)).ConvertAll(s => (s.Id, s.Reference));
            var before = raised;
            raised += await change.Many(silent, step => step.Reference, Raise, cancel);
            if (silent.Count < Batch || raised == before)
                return raised;
        }
    }

    private static async Task<int> Raise(SeveralCases cases, IReadOnlyList<(Guid Id, string Reference)> silent)
    {
        var raised = 0;
        foreach (var (id, reference) in silent)
        {
            // Whoever finished it in this moment was faster: then it is refused, and that is right.
            if (await cases.Change(reference, _ => new Plan(new RaiseSilence(id))) is Outcome<Changed>.Done)
                raised++;
        }
        return raised;
    }
}
