using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Actions;

/// <summary>Keeps the list of steps that are to be raised: one row from the planning until the step is done, its silence was raised, or the case is closed; a case that opens again brings back its own.</summary>
internal static class SavingSteps
{
    public static async Task SaveSteps(this Session session, long complaintId, Complaint state, IReadOnlyList<TimelineEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry.What)
            {
                case ActionPlanned it when state.Actions.Find(a => a.Id == it.ActionId) is { } step && Silences.DueAt(step) is { } at:
                    await session.Later("INSERT INTO steps (id, complaint_id, silent_at) VALUES (@id, @complaint, @at)", it.ActionId, complaintId, at);
                    break;
                case ActionBegun it when state.Actions.Find(a => a.Id == it.ActionId) is { } begun && Silences.DueAt(begun) is { } later:
                    await session.Later("UPDATE steps SET silent_at = @at WHERE id = @id", later, it.ActionId);
                    break;
                case ActionDone it:
                    await session.Later("DELETE FROM steps WHERE id = @id", it.ActionId);
                    break;
                case StepSilent it:
                    await session.Later("DELETE FROM steps WHERE id = @id", it.ActionId);
                    break;
                case Reopened:
                    foreach (var step in state.Actions)
                    {
                        if (Silences.DueAt(step) is { } again)
                            await session.Later("INSERT INTO steps (id, complaint_id, silent_at) VALUES (@id, @complaint, @at) ON CONFLICT (id) DO NOTHING", step.Id, complaintId, again);
                    }
                    break;
                case Closed:
                    await session.Later("DELETE FROM steps WHERE complaint_id = @complaint", complaintId);
                    break;
            }
        }
    }
}
