using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>
/// Notices promises whose time has passed with nothing done, in the order in which it passed. It looks for them rather than waiting for each: what
/// came due while Amends was not running is found at the next sweep. What is not due is not touched, however much there is of it.
/// </summary>
internal sealed class SweepPromises(Database database, ChangeComplaint change, TimeProvider time) : ISweep
{
    private const int Batch = 200;

    /// <returns>How many were found broken.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var now = time.Now();
        var broken = 0;
        while (true)
        {
            var late = await Late(now, cancel);
            var before = broken;
            broken += await change.Many(late, promise => promise.Reference, Break, cancel);
            if (late.Count < Batch || broken == before)
                return broken;
        }
    }

    private static async Task<int> Break(SeveralCases cases, IEnumerable<LatePromise> late)
    {
        var broken = 0;
        foreach (var promise in late)
        {
            // Whoever kept or moved it in this moment was faster: then it is refused, and that is right.
            if (await cases.Change(promise.Reference, _ => new Plan(new BreakPromise(promise.Id))) is Outcome<Changed>.Done)
                broken++;
        }
        return broken;
    }

    /// <summary>The next that are late, by the index of each state: two short ranges, merged. CROSS JOIN keeps SQLite from going through the complaints first.</summary>
    private async Task<List<LatePromise>> Late(Instant now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var session = new Session(connection, database.IsSqlite);
        var late = new List<LatePromise>();
        foreach (var state in (PromiseState[])[PromiseState.Open, PromiseState.Renegotiated])
        {
            late.AddRange(await session.All(
                $"""
                SELECT p.id, c.reference, p.due FROM promises p CROSS JOIN complaints c
                WHERE p.state = @state AND p.due <= @now AND c.id = p.complaint_id AND c.stage <> @closed
                ORDER BY p.due, p.id LIMIT {Batch}
                """,
                row => new LatePromise(row.GetGuid(0), row.GetString(1), Time.FromStored(row.GetInt64(2))),
                state, now, Stage.Closed));
        }
        return [.. late.OrderBy(promise => promise.Due).Take(Batch)];
    }

    private sealed record LatePromise(Guid Id, string Reference, Instant Due);
}
