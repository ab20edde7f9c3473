using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>
/// Tells of clocks whose time is half gone, nearly gone or over, each alarm once and in the order in which they came due, however long Amends was not
/// running. It finds them by their index: what is not due is not touched, however much there is of it.
/// </summary>
/// <remarks>
/// That a time is over stands in the timeline, and so do the warnings of clocks that run for a day or longer. Warnings of shorter ones are told live and
/// marked in the queue only: an entry every few minutes would bury what people said and did.
/// </remarks>
internal sealed class SweepClocks(Database database, ChangeComplaint change, TimeProvider time) : ISweep
{
    private const int Batch = 200;

    /// <summary>What the news calls it; the timeline's own word for the same.</summary>
    public const string Kind = nameof(ClockRang);

    private static readonly Duration Long = Duration.FromDays(1);

    /// <returns>How many alarms were told.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var now = time.Now();
        var told = 0;
        while (true)
        {
            var due = await Due(now, cancel);
            var before = told;
            told += await change.Many(InOrder(due, now), clock => clock.Reference, (cases, some) => Tell(cases, some, now), cancel);
            if (due.Count < Batch || told == before)
                return told;
        }
    }

    /// <summary>All alarms of these clocks that are due: the next one of a clock may have come before those of others.</summary>
    private static List<Waiting> InOrder(List<Waiting> due, Instant now)
    {
        var all = new List<Waiting>();
        var queue = new PriorityQueue<Waiting, (Instant, long, string)>(due.Select(clock => (clock, clock.Order)));
        while (queue.TryDequeue(out var clock, out _))
        {
            all.Add(clock);
            if (clock.Next is { } next && next.NextAt <= now && (due.Count < Batch || next.Order.CompareTo(due[^1].Order) <= 0))
                queue.Enqueue(next, next.Order);
        }
        return all;
    }

    private static async Task<int> Tell(SeveralCases cases, IEnumerable<Waiting> alarms, Instant now)
    {
        var told = 0;
        foreach (var clock in alarms)
        {
            if (cases.Holds(clock.Reference) && await Tell(cases, clock, now))
                told++;
        }
        return told;
    }

    private static async Task<bool> Tell(SeveralCases cases, Waiting clock, Instant now)
    {
        if (clock.Alarm != ClockAlarm.Due && clock.Due - clock.Started < Long)
            return await Mark(cases, clock);
        var outcome = await cases.Change(clock.Reference, state =>
            cases.Book.Deadlines(state).FirstOrDefault(d => d.IsWatched && d.Charter == clock.Charter && d.Code == clock.Clock && d.Started == clock.Started) is { } deadline
                ? new Plan(new RingClock(clock.Charter, clock.Clock, deadline.Label, clock.Started, deadline.Due, clock.Alarm))
                : new Plan { Refusal = new("clock_stopped", "This clock does not run any more.") });
        if (outcome is Outcome<Changed>.Done)
            return true;
        // Whoever stopped it in this moment was faster. A row that no longer fits its case is counted anew, so that it is not looked at again and again.
        await cases.Session.Recount(clock.ComplaintId, cases.Book, now);
        return false;
    }

    private static async Task<bool> Mark(SeveralCases cases, Waiting clock)
    {
        var marked = await cases.Session.Execute(
            "UPDATE clocks SET alarm = @alarm, next_at = @next WHERE complaint_id = @complaint AND charter = @charter AND clock = @clock AND started = @started AND alarm = @before",
            (int)clock.Alarm, clock.Next!.NextAt, clock.ComplaintId, clock.Charter, clock.Clock, clock.Started, (int)clock.Alarm - 1);
        if (marked == 1)
            cases.Tell(clock.Reference, Kind);
        return marked == 1;
    }

    private async Task<List<Waiting>> Due(Instant now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var session = new Session(connection, database.IsSqlite);
        return await session.All(
            $"""
            SELECT k.complaint_id, c.reference, k.charter, k.clock, k.started, k.half_at, k.risk_at, k.due, k.alarm
            FROM clocks k CROSS JOIN complaints c WHERE k.next_at <= @now AND c.id = k.complaint_id
            ORDER BY k.next_at, k.complaint_id, k.clock LIMIT {Batch}
            """,
            row => new Waiting(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3),
                Time.FromStored(row.GetInt64(4)), Time.FromStored(row.GetInt64(5)), Time.FromStored(row.GetInt64(6)), Time.FromStored(row.GetInt64(7)), (ClockAlarm)(row.GetInt32(8) + 1)),
            now);
    }

    /// <summary>A clock with the alarm that is to be told next.</summary>
    private sealed record Waiting(
        long ComplaintId, string Reference, string Charter, string Clock, Instant Started, Instant HalfAt, Instant RiskAt, Instant Due, ClockAlarm Alarm)
    {
        public Instant NextAt => Alarm switch { ClockAlarm.Half => HalfAt, ClockAlarm.Risk => RiskAt, _ => Due };

        public (Instant, long, string) Order => (NextAt, ComplaintId, Clock);

        public Waiting? Next => Alarm == ClockAlarm.Due ? null : this with { Alarm = Alarm + 1 };
    }
}
