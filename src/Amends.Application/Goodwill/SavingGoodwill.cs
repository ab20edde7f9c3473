using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Goodwill;

/// <summary>Writes what follows from a change for the lists and sums of goodwill: questions, gifts, and what each month came to.</summary>
internal static class SavingGoodwill
{
    /// <summary>A question that names no time wants its answer within a day.</summary>
    private static readonly Duration Patience = Duration.FromDays(1);

    public static async Task SaveGoodwill(this Session session, long complaintId, Complaint before, Complaint after, IReadOnlyList<TimelineEntry> entries)
    {
        var resolved = before.ResolvedAt;
        foreach (var entry in entries)
        {
            if (entry.What is Reopened && before.Stage == Stage.Closed)
                await Resume(session, after);
            switch (entry.What)
            {
                case ApprovalAsked it: await Ask(session, complaintId, it, entry); break;
                case ApprovalDelegated it: await session.Later("UPDATE approvals SET asked_of = @to WHERE id = @id", it.To, it.ApprovalId); break;
                case ApprovalEscalated it: await session.Later("UPDATE approvals SET escalate_at = NULL, escalated_to = @to WHERE id = @id", it.To, it.ApprovalId); break;
                case Closed: await session.Later("UPDATE approvals SET escalate_at = NULL WHERE complaint_id = @complaint", complaintId); break;
                case ApprovalDecided it: await session.Later("UPDATE approvals SET escalate_at = NULL, state = @state, decided_at = @at WHERE id = @id", it.Granted ? ApprovalState.Granted : ApprovalState.Declined, entry.At, it.ApprovalId); break;
                case GoodwillGiven { GiftId: { } gift } it: await Give(session, complaintId, after, gift, it, entry); break;
                case GoodwillPaid it: await session.Later("UPDATE gifts SET payment = @payment WHERE id = @id", it.Payment, it.GiftId); break;
                case Resolved:
                    resolved = entry.At;
                    await Recover(session, entry.At, 1);
                    break;
                // A recovery that did not hold was none, in the month in which it was counted.
                case Reopened when resolved is { } at:
                    resolved = null;
                    await Recover(session, at, -1);
                    break;
            }
        }
    }

    /// <summary>Such as 202603; in UTC, so that it stays what it is when the organisation moves.</summary>
    public static int MonthOf(Instant at)
    {
        var day = at.InUtc().Date;
        return day.Year * 100 + day.Month;
    }

    private static Task Ask(Session session, long complaintId, ApprovalAsked it, TimelineEntry entry) =>
        session.Later(
            """
            INSERT INTO approvals (id, complaint_id, question, remedy, minor_units, currency, asked_by_kind, asked_by, asked_at, due, escalate_at, state)
            VALUES (@id, @complaint, @question, @remedy, @units, @currency, @kind, @by, @at, @due, @due, 0)
            """,
            it.ApprovalId, complaintId, entry.Words ?? "", it.Remedy, it.Value?.MinorUnits, it.Value?.Currency, entry.By.Kind, entry.By.Id, entry.At, it.Due ?? entry.At + Patience);

    private static async Task Give(Session session, long complaintId, Complaint after, Guid gift, GoodwillGiven it, TimelineEntry entry)
    {
        var at = entry.At;
        await session.Later(
            "INSERT INTO gifts (id, complaint_id, customer_id, remedy, minor_units, currency, given_at) VALUES (@id, @complaint, @customer, @remedy, @units, @currency, @at)",
            gift, complaintId, after.CustomerId, it.Remedy, it.Value?.MinorUnits, it.Value?.Currency, at);
        if (it.Value is not { } value)
            return;
        await session.Later(
            """
            INSERT INTO goodwill_months (month, currency, gifts, value, cost) VALUES (@month, @currency, 1, @value, @cost)
            ON CONFLICT (month, currency) DO UPDATE SET gifts = goodwill_months.gifts + 1, value = goodwill_months.value + excluded.value, cost = goodwill_months.cost + excluded.cost
            """,
            MonthOf(at), value.Currency, value.MinorUnits, it.Cost ?? value.MinorUnits);
        // Of whoever gave it; what Amends gives by a rule, or a customer takes, is of the case's owner.
        if ((entry.By.Kind == ActorKind.Colleague ? entry.By.Id : after.Owner) is { } giver)
            await session.Later(
                """
                INSERT INTO team_goodwill_months (month, team_id, currency, gifts, value, cost)
                SELECT @month, a.team_id, @currency, 1, @value, @cost FROM accounts a WHERE a.id = @giver AND a.team_id IS NOT NULL
                ON CONFLICT (month, team_id, currency) DO UPDATE SET gifts = team_goodwill_months.gifts + 1, value = team_goodwill_months.value + excluded.value, cost = team_goodwill_months.cost + excluded.cost
                """,
                MonthOf(at), value.Currency, value.MinorUnits, it.Cost ?? value.MinorUnits, giver);
    }

    /// <summary>While a case is closed nobody is to answer its questions; opened again they wait as before.</summary>
    private static async Task Resume(Session session, Complaint after)
    {
        foreach (var waiting in after.Approvals.Where(a => a is { Granted: null, EscalatedAt: null }))
            await session.Later("UPDATE approvals SET escalate_at = due WHERE id = @id", waiting.Id);
    }

    private static Task Recover(Session session, Instant at, int by) =>
        session.Later(
            "INSERT INTO recovery_months (month, recoveries) VALUES (@month, @by) ON CONFLICT (month) DO UPDATE SET recoveries = recovery_months.recoveries + excluded.recoveries",
            MonthOf(at), (long)by);
}
