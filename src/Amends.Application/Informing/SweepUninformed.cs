using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Informing;

/// <summary>
/// Raises the alarm, once for each silence of ours, about customers who have heard nothing for as long as the standard allows, also where there is no
/// progress to tell of. What came due while Amends did not run is found at the next sweep, in the order in which it came due.
/// </summary>
internal sealed class SweepUninformed(Database database, ChangeComplaint change, TimeProvider time) : ISweep
{
    private const int Batch = 200;

    /// <returns>How many alarms were raised.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var raised = 0;
        while (true)
        {
            var silent = await Silent(time.Now(), cancel);
            var before = raised;
            raised += await change.Many(silent, one => one.Reference, Raise, cancel);
            if (silent.Count < Batch || raised == before)
                return raised;
        }
    }

    private static async Task<int> Raise(SeveralCases cases, IEnumerable<(string Reference, Instant Due)> silent)
    {
        var raised = 0;
        foreach (var (reference, due) in silent)
        {
            // Whoever wrote to the customer in this moment was faster: then it is refused, and that is right.
            if (await cases.Change(reference, _ => new Plan(new RaiseUninformed(due))) is Outcome<Changed>.Done)
                raised++;
        }
        return raised;
    }

    /// <summary>One range of the index of those that are to be raised at all.</summary>
    private async Task<List<(string Reference, Instant Due)>> Silent(Instant now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var session = new Session(connection, database.IsSqlite);
        return await session.All(Sql, row => (row.GetString(0), Time.FromStored(row.GetInt64(1))), now);
    }

    internal static readonly string Sql = $"SELECT reference, update_due FROM complaints WHERE update_due IS NOT NULL AND update_due <= @now ORDER BY update_due, id LIMIT {Batch}";
}
