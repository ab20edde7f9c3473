using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.FollowUps;

/// <summary>Keeps the call list: one row while a word to the customer is due after the fix. Most changes do not touch it.</summary>
internal static class SavingFollowUps
{
    public static async Task SaveFollowUps(this Session session, long complaintId, Complaint before, Complaint after, Charter charter)
    {
        var (was, now) = (NextContact.Of(before, charter), NextContact.Of(after, charter));
        if (was == now && before.Owner == after.Owner)
            return;
        if (now is not null)
            await session.Later(
                """
                INSERT INTO follow_ups (complaint_id, owner, kind, due) VALUES (@complaint, @owner, @kind, @due)
                ON CONFLICT (complaint_id) DO UPDATE SET owner = excluded.owner, kind = excluded.kind, due = excluded.due
                """,
                complaintId, after.Owner, now.Kind, now.Due);
        else if (before.Stage == Stage.Resolved)
            await session.Later("DELETE FROM follow_ups WHERE complaint_id = @complaint", complaintId);
    }
}
