using Amends.Application.Goodwill;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Surveys;

/// <summary>Keeps when each customer is to be asked how it went, counts their answers, and remembers which cases a low answer brought back to the lead.</summary>
internal static class SavingSurveys
{
    public static async Task SaveSurveys(this Session session, long complaintId, Complaint before, Complaint after, IReadOnlyList<TimelineEntry> entries, Charter charter, Aftercare aftercare)
    {
        var now = Ask(after);
        if (now != Ask(before))
            await session.Later(
                "INSERT INTO surveys (complaint_id, ask_at) VALUES (@complaint, @at) ON CONFLICT (complaint_id) DO UPDATE SET ask_at = excluded.ask_at",
                complaintId, now);
        foreach (var entry in entries)
        {
            switch (entry.What)
            {
                case SurveyAnswered it:
                    await Count(session, it, entry.At);
                    break;
                // A case that a lead owns is with a lead already.
                case Reopened when entries.Any(one => one.What is SurveyAnswered):
                    await session.Later(
                        """
                        INSERT INTO surveys (complaint_id, low_at) SELECT @complaint, @at WHERE NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = @owner AND a.role >= @lead)
                        ON CONFLICT (complaint_id) DO UPDATE SET low_at = excluded.low_at
                        """,
                        complaintId, entry.At, after.Owner, Role.Lead);
                    break;
                case Resolved or Closed:
                    await session.Later("UPDATE surveys SET low_at = NULL WHERE complaint_id = @complaint AND low_at IS NOT NULL", complaintId);
                    break;
                case OwnerChanged { Owner: { } owner }:
                    await session.Later(
                        "UPDATE surveys SET low_at = NULL WHERE complaint_id = @complaint AND low_at IS NOT NULL AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = @owner AND a.role >= @lead)",
                        complaintId, owner, Role.Lead);
                    break;
            }
        }

        Instant? Ask(Complaint state) => aftercare.Surveys ? SurveyTime.Of(state, charter, aftercare.Reminder) : null;
    }

    private static async Task Count(Session session, SurveyAnswered it, Instant at)
    {
        // In one order everywhere, so that two units that count the same never wait for each other in a circle.
        foreach (var (question, value) in it.Answers.OrderBy(one => one.Question))
            await session.Later(
                """
                INSERT INTO survey_sums (month, question, value, count) VALUES (@month, @question, @value, 1)
                ON CONFLICT (month, question, value) DO UPDATE SET count = survey_sums.count + 1
                """,
                SavingGoodwill.MonthOf(at), question, value);
    }
}
