using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>Counts what replies showed, in the unit of work that sends them or ends their session.</summary>
internal static class SavingSkills
{
    /// <summary>Such as 202603; in UTC.</summary>
    public static int MonthOf(Instant at) => Month(at.InUtc().Date);

    /// <summary>The same, so many months before.</summary>
    public static int MonthBefore(LocalDate today, int months) => Month(today.PlusMonths(-months));

    private static int Month(LocalDate day) => day.Year * 100 + day.Month;

    /// <summary>A session of practice counts once, when it ends.</summary>
    public static async Task CountPractice(this Session session, PracticeSession ended)
    {
        var counts = SkillCounts.Of(ended);
        await session.Execute("UPDATE practice_sessions SET counted = @counted WHERE id = @id", counts.ToString(), ended.Id);
        await session.CountSkills(ended.By, SkillSource.Practice, ended.ChangedAt, counts);
    }

    // In one order everywhere, so that two units that count the same never wait for each other in a circle.
    public static async Task CountSkills(this Session session, Guid account, SkillSource source, Instant at, SkillCounts counts)
    {
        foreach (var (principle, count) in counts.ByPrinciple)
        {
            await session.Later(
                """
                INSERT INTO skill_months (account_id, source, principle, month, needed, shown) VALUES (@account, @source, @principle, @month, @needed, @shown)
                ON CONFLICT (account_id, source, principle, month) DO UPDATE SET needed = skill_months.needed + excluded.needed, shown = skill_months.shown + excluded.shown
                """,
                account, source, principle, MonthOf(at), count[0], count[1]);
        }
    }
}
