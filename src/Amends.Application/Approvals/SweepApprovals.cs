using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Approvals;

/// <summary>Takes questions that nobody answered in time one step up, each once: an administrator may answer them too, or another lead where there is none.</summary>
internal sealed class SweepApprovals(IDbContextFactory<AmendsDb> databases, ChangeComplaint change, TimeProvider time) : ISweep
{
    private const int Batch = 200;

    /// <returns>How many went up.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var raised = 0;
        while (true)
        {
            var now = time.Now();
            await using var db = await databases.CreateDbContextAsync(cancel);
            var overdue = await db.Approvals.AsNoTracking().Where(a => a.EscalateAt != null && a.EscalateAt <= now).OrderBy(a => a.EscalateAt).ThenBy(a => a.Id).Take(Batch)
                .Join(db.Complaints, a => a.ComplaintId, c => c.Id, (a, c) => new { a.Id, a.AskedBy, a.AskedOf, a.EscalateAt, c.Reference }).OrderBy(a => a.EscalateAt).ToListAsync(cancel);
            if (overdue.Count == 0)
                return raised;
            var leads = await db.Users.AsNoTracking().Where(a => a.DisabledAt == null && a.Role >= Role.Lead).OrderByDescending(a => a.Role).ThenBy(a => a.Name).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
            var before = raised;
            raised += await change.Many(overdue, question => question.Reference, async (cases, some) =>
            {
                var up = 0;
                foreach (var question in some)
                {
                    Guid? next = leads.Find(id => id != question.AskedBy && id != question.AskedOf) is var id && id != Guid.Empty ? id : null;
                    // Whoever answered it in this moment was faster: then it is refused, and that is right.
                    if (await cases.Change(question.Reference, _ => new Plan(new EscalateApproval(question.Id, next))) is Outcome<Changed>.Done)
                        up++;
                }
                return up;
            }, cancel);
            if (overdue.Count < Batch || raised == before)
                return raised;
        }
    }
}
