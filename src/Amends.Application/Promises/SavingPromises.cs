using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Promises;

/// <summary>Writes promises as the ledger needs them, and counts those that ended, in the unit of work that changes the complaint.</summary>
internal static class SavingPromises
{
    /// <param name="sums">Where what ended is counted; the unit of work saves them last.</param>
    public static async Task SavePromises(this Session session, long complaintId, Complaint state, IReadOnlyList<TimelineEntry> entries, PromiseSums sums)
    {
        foreach (var entry in entries)
        {
            if (PromiseOf(entry.What) is { } id && state.Promises.Find(p => p.Id == id) is { } promise)
                await Save(session, complaintId, promise, entry, sums);
        }
    }

    private static async Task Save(Session session, long complaintId, Promise promise, TimelineEntry entry, PromiseSums sums)
    {
        var before = entry.What is PromiseMade
            ? null
            : await session.First("SELECT p.first_due, p.dated_at, p.kept, p.slip, p.due, p.precision, p.team_id, a.team_id FROM promises p LEFT JOIN accounts a ON a.id = @owner WHERE p.id = @id", Before.From, promise.Owner ?? Guid.Empty, promise.Id);
        var dated = entry.What is PromiseMade or PromiseRenegotiated || before is null ? entry.At : before.Dated;
        var first = before?.FirstDue ?? promise.Due;
        var done = entry.What is PromiseFulfilled ? entry.At : (Instant?)null;
        var score = PromiseScore.Of(promise, first, done);
        // What has ended once stays with the team it ended in, however it counts afterwards; what begins to count counts for its owner's team of today.
        var team = score is null ? null : before?.Score is null ? before?.OwnersTeam : before.Team;
        await session.Later(
            """
            INSERT INTO promises (id, complaint_id, words, promisor, owner, made_at, due, precision, state, slips, kind, department, first_due, dated_at, half_at, evidence, kept, slip, team_id)
            VALUES (@id, @complaint, @words, @promisor, @owner, @made_at, @due, @precision, @state, @slips, @kind, @department, @first_due, @dated_at, @half_at, @evidence, @kept, @slip, @team)
            ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, due = excluded.due, precision = excluded.precision, state = excluded.state, slips = excluded.slips,
              first_due = excluded.first_due, dated_at = excluded.dated_at, half_at = excluded.half_at, evidence = excluded.evidence, kept = excluded.kept, slip = excluded.slip, team_id = excluded.team_id
            """,
            promise.Id, complaintId, entry.Words ?? "", promise.Promisor, promise.Owner, promise.MadeAt, promise.Due, promise.Precision, promise.State, promise.Slips,
            promise.Kind, promise.Department, first, dated, PromiseRisk.HalfOf(dated, promise.Due), entry.Sequence, score?.Kept, score?.Slip, team);
        if (before is { Score: { } old, Due: { } was })
            sums.Count(promise, old, was, before.Precision, before.Team, -1);
        if (score is { } now && promise.Due is { } due)
            sums.Count(promise, now, due, promise.Precision, team, 1);
    }

    private static Guid? PromiseOf(Happening what) => what switch
    {
        PromiseMade it => it.PromiseId,
        PromiseFulfilled it => it.PromiseId,
        PromiseBroken it => it.PromiseId,
        PromiseRenegotiated it => it.PromiseId,
        PromiseWithdrawn it => it.PromiseId,
        _ => null,
    };

    /// <summary>What its row said before.</summary>
    /// <param name="Team">The one it counted for.</param>
    /// <param name="OwnersTeam">The one its owner is in now.</param>
    private sealed record Before(Instant? FirstDue, Instant Dated, PromiseScore? Score, Instant? Due, DuePrecision Precision, Guid? Team, Guid? OwnersTeam)
    {
        public static Before From(System.Data.Common.DbDataReader row) => new(
            row.IsDBNull(0) ? null : Time.FromStored(row.GetInt64(0)),
            Time.FromStored(row.GetInt64(1)),
            row.IsDBNull(2) ? null : new PromiseScore(row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetInt32(3)),
            row.IsDBNull(4) ? null : Time.FromStored(row.GetInt64(4)),
            (DuePrecision)row.GetInt32(5),
            row.IsDBNull(6) ? null : row.GetGuid(6),
            row.IsDBNull(7) ? null : row.GetGuid(7));
    }
}
