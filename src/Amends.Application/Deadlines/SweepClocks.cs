using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Live;
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
internal sealed class SweepClocks(Database database, Changes changes, Events events, Charters charters, ChangeComplaint change, TimeProvider time) : ISweep
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
            var queue = new PriorityQueue<Waiting, (Instant, long, string)>(due.Select(clock => (clock, clock.Order)));
            while (queue.TryDequeue(out var clock, out _))
            {
                if (await Tell(clock, now, cancel))
                    told++;
                // Its next alarm may have come before those of others.
                if (clock.Next is { } next && next.NextAt <= now && (due.Count < Batch || next.Order.CompareTo(due[^1].Order) <= 0))
                    queue.Enqueue(next, next.Order);
            }
            if (due.Count < Batch || told == before)
                return told;
        }
    }

    private async Task<bool> Tell(Waiting clock, Instant now, CancellationToken cancel)
    {
        if (clock.Alarm != ClockAlarm.Due && clock.Due - clock.Started < Long)
            return await Mark(clock, cancel);
        var book = await charters.Book(cancel);
        var outcome = await change.Handle(new Target(clock.Reference, Person.Amends), state =>
            book.Deadlines(state).FirstOrDefault(d => d.IsWatched && d.Charter == clock.Charter && d.Code == clock.Clock && d.Started == clock.Started) is { } deadline
                ? new Plan(new RingClock(clock.Charter, clock.Clock, deadline.Label, clock.Started, deadline.Due, clock.Alarm))
                : new Plan { Refusal = new("clock_stopped", "This clock does not run any more.") }, cancel);
        if (outcome is Outcome<Changed>.Done)
            return true;
        // Whoever stopped it in this moment was faster. A row that no longer fits its case is counted anew, so that it is not looked at again and again.
        await Recount(clock, now, cancel);
        return false;
    }

    private async Task<bool> Mark(Waiting clock, CancellationToken cancel)
    {
        ComplaintChanged? news = null;
        await changes.Run(async session =>
        {
            news = null;
            var marked = await session.Execute(
                "UPDATE clocks SET alarm = @alarm, next_at = @next WHERE complaint_id = @complaint AND charter = @charter AND clock = @clock AND started = @started AND alarm = @before",
                (int)clock.Alarm, clock.Next!.NextAt, clock.ComplaintId, clock.Charter, clock.Clock, clock.Started, (int)clock.Alarm - 1);
            if (marked == 1)
            {
                news = new(clock.Reference, clock.Version, clock.Owner, clock.Restricted, [Kind]);
                await events.Announce(session, news);
            }
            return marked;
        }, cancel);
        if (news is not null)
            events.Publish(news);
        return news is not null;
    }

    private Task<int> Recount(Waiting clock, Instant now, CancellationToken cancel) => changes.Run(
        async session => await session.Recount(clock.ComplaintId, await charters.Book(cancel), now), cancel);

    private async Task<List<Waiting>> Due(Instant now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var session = new Session(connection, database.IsSqlite);
        return await session.All(
            $"""
            SELECT k.complaint_id, c.reference, c.version, c.owner, c.restricted, k.charter, k.clock, k.started, k.half_at, k.risk_at, k.due, k.alarm
            FROM clocks k CROSS JOIN complaints c WHERE k.next_at <= @now AND c.id = k.complaint_id
            ORDER BY k.next_at, k.complaint_id, k.clock LIMIT {Batch}
            """,
            row => new Waiting(
                row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetBoolean(4), row.GetString(5), row.GetString(6),
                Time.FromStored(row.GetInt64(7)), Time.FromStored(row.GetInt64(8)), Time.FromStored(row.GetInt64(9)), Time.FromStored(row.GetInt64(10)), (ClockAlarm)(row.GetInt32(11) + 1)),
            now);
    }

    /// <summary>A clock with the alarm that is to be told next.</summary>
    private sealed record Waiting(
        long ComplaintId, string Reference, int Version, Guid? Owner, bool Restricted, string Charter, string Clock, Instant Started, Instant HalfAt, Instant RiskAt, Instant Due, ClockAlarm Alarm)
    {
        public Instant NextAt => Alarm switch { ClockAlarm.Half => HalfAt, ClockAlarm.Risk => RiskAt, _ => Due };

        public (Instant, long, string) Order => (NextAt, ComplaintId, Clock);

        public Waiting? Next => Alarm == ClockAlarm.Due ? null : this with { Alarm = Alarm + 1 };
    }
}
