using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>One correction of a message's reading, or the taking back of one. Of several for a message the last counts; rows are only ever added.</summary>
internal sealed class CorrectionRow
{
    /// <summary>Grows in the order in which corrections were saved; other nodes learn from what is above what they know.</summary>
    public long Sequence { get; set; }

    public Guid MessageId { get; set; }
    public long ComplaintId { get; set; }
    public Instant At { get; set; }
    public ActorKind ByKind { get; set; }
    public Guid? ById { get; set; }

    /// <summary>The message counts as it was read again.</summary>
    public bool Withdrawn { get; set; }

    public double? Heat { get; set; }
    public bool? Complaint { get; set; }

    /// <summary>Codes, separated by spaces; null: as read.</summary>
    public string? Concerns { get; set; }

    public string? Wants { get; set; }

    /// <summary>What is learned from it: <c>+code</c> applies, <c>-code</c> does not; separated by spaces.</summary>
    public string Decisions { get; set; } = "";
}
