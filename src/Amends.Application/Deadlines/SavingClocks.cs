using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>Keeps the list of clocks that run: one row for each that is to tell of itself, as long as it runs.</summary>
internal static class SavingClocks
{
    private const string Columns = "started, half_at, risk_at, due, alarm, next_at";

    /// <param name="isNew">The case begins with this: there are no rows yet.</param>
    /// <param name="now">What is past by now when a clock is first seen is no news: only that its time is over is told then.</param>
    public static async Task SaveClocks(this Session session, long complaintId, Complaint state, IReadOnlyList<Deadline> deadlines, Instant now, bool isNew = false)
    {
        var known = isNew ? [] : await session.All(
            $"SELECT charter, clock, {Columns} FROM clocks WHERE complaint_id = @complaint",
            row => new Row(row.GetString(0), row.GetString(1), Time.FromStored(row.GetInt64(2)), Time.FromStored(row.GetInt64(3)), Time.FromStored(row.GetInt64(4)), Time.FromStored(row.GetInt64(5)), row.GetInt32(6), row.IsDBNull(7) ? null : Time.FromStored(row.GetInt64(7))),
            complaintId);
        foreach (var deadline in deadlines.Where(deadline => deadline.IsWatched))
        {
            var index = known.FindIndex(row => row.Charter == deadline.Charter && row.Clock == deadline.Code);
            var before = index < 0 ? null : known[index];
            if (index >= 0)
                known.RemoveAt(index);
            var row = Of(state, deadline, before, now);
            if (before is null)
                await session.Later($"INSERT INTO clocks (complaint_id, charter, clock, {Columns}) VALUES (@complaint, @charter, @clock, @started, @half, @risk, @due, @alarm, @next)",
                    complaintId, row.Charter, row.Clock, row.Started, row.HalfAt, row.RiskAt, row.Due, row.Alarm, row.NextAt);
            else if (row != before)
                await session.Later("UPDATE clocks SET started = @started, half_at = @half, risk_at = @risk, due = @due, alarm = @alarm, next_at = @next WHERE complaint_id = @complaint AND charter = @charter AND clock = @clock",
                    row.Started, row.HalfAt, row.RiskAt, row.Due, row.Alarm, row.NextAt, complaintId, row.Charter, row.Clock);
        }
        foreach (var gone in known)
            await session.Later("DELETE FROM clocks WHERE complaint_id = @complaint AND charter = @charter AND clock = @clock", complaintId, gone.Charter, gone.Clock);
    }

    private static Row Of(Complaint state, Deadline deadline, Row? before, Instant now)
    {
        var rung = state.Rung.Find(r => r.Charter == deadline.Charter && r.Clock == deadline.Code && r.Started == deadline.Started);
        var told = before?.Started == deadline.Started ? before!.Alarm : Passed(deadline, now);
        var alarm = Math.Max(told, (int)(rung?.Alarm ?? 0));
        return new(
            deadline.Charter!, deadline.Code, deadline.Started!.Value, deadline.At(ClockAlarm.Half), deadline.At(ClockAlarm.Risk), deadline.Due, alarm,
            alarm >= (int)ClockAlarm.Due ? null : deadline.At((ClockAlarm)(alarm + 1)));
    }

    private static int Passed(Deadline deadline, Instant now) =>
        deadline.At(ClockAlarm.Risk) <= now ? (int)ClockAlarm.Risk : deadline.At(ClockAlarm.Half) <= now ? (int)ClockAlarm.Half : 0;

    private sealed record Row(string Charter, string Clock, Instant Started, Instant HalfAt, Instant RiskAt, Instant Due, int Alarm, Instant? NextAt);
}
