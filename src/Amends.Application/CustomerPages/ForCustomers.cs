using Amends.Recovery;

namespace Amends.Application.CustomerPages;

/// <summary>What colleagues write for colleagues never reaches the customer's page, whatever the page does with the rest.</summary>
internal static class ForCustomers
{
    public static TimelineEntry Spare(TimelineEntry entry) => IsInternal(entry.What) ? entry with { Words = null } : entry;

    private static bool IsInternal(Happening what) => what is
        OwnerChanged or StepSkipped or EvidenceNoted or NoteAdded or ReadingCorrected or CorrectionWithdrawn or ApprovalAsked or ApprovalDecided or ApprovalDelegated or ApprovalEscalated or TakenToLead or WarningsLifted or CaseRestricted or RestrictionLifted or CauseNoted or CharterDropped or ActionPlanned { Department: not null } or ActionDone { Department: not null } or Closed;
}
