using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>Writes one colleague's day, and the list of cases that wait for a lead.</summary>
internal static class SavingComposure
{
    /// <summary>Changes what a colleague's day came to so far; what was another day is gone.</summary>
    public static async Task<Exposure> ChangeExposure(this Session session, Guid account, LocalDate day, Func<Exposure, Exposure> change)
    {
        var before = await session.First(
            $"SELECT day, hot, rested, at, complaint_id, is_hot, on_case, paused_until FROM exposure WHERE account_id = @account{session.ForUpdate}",
            row => ToExposure(new ExposureRow
            {
                Day = row.GetInt32(0),
                Hot = row.GetInt64(1),
                Rested = row.GetInt64(2),
                At = row.IsDBNull(3) ? null : Time.FromStored(row.GetInt64(3)),
                ComplaintId = row.IsDBNull(4) ? null : row.GetInt64(4),
                IsHot = row.GetBoolean(5),
                OnCase = row.GetInt64(6),
                PausedUntil = row.IsDBNull(7) ? null : Time.FromStored(row.GetInt64(7)),
            }),
            account);
        var after = change((before ?? Exposure.Of(day)).On(day));
        await session.Later(
            """
            INSERT INTO exposure (account_id, day, hot, rested, at, complaint_id, is_hot, on_case, paused_until)
            VALUES (@account, @day, @hot, @rested, @at, @complaint, @is_hot, @on_case, @paused)
            ON CONFLICT (account_id) DO UPDATE SET day = excluded.day, hot = excluded.hot, rested = excluded.rested, at = excluded.at, complaint_id = excluded.complaint_id,
              is_hot = excluded.is_hot, on_case = excluded.on_case, paused_until = excluded.paused_until
            """,
            account, Number(after.Day), (long)after.Hot.TotalTicks, (long)after.Rested.TotalTicks, after.At, after.Case, after.IsHot, (long)after.OnCase.TotalTicks, after.PausedUntil);
        return after;
    }

    public static Exposure ToExposure(ExposureRow row) => new(
        new LocalDate(row.Day / 10_000, row.Day / 100 % 100, row.Day % 100), Duration.FromTicks(row.Hot), Duration.FromTicks(row.Rested), row.At, row.ComplaintId, row.IsHot,
        Duration.FromTicks(row.OnCase), row.PausedUntil);

    /// <summary>Such as 20260302.</summary>
    public static int Number(LocalDate day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static Task SaveWithLeads(this Session session, long complaintId, Complaint before, Complaint after) => (Waits(before), Waits(after)) switch
    {
        (null, { } since) => session.Later("INSERT INTO with_leads (complaint_id, since) VALUES (@complaint, @since)", complaintId, since),
        ({ }, null) => session.Later("DELETE FROM with_leads WHERE complaint_id = @complaint", complaintId),
        _ => Task.CompletedTask,
    };

    private static Instant? Waits(Complaint state) => state.Stage == Stage.Closed ? null : state.WithLeadSince;
}
