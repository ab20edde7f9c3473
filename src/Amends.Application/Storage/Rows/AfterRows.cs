using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>The next word to a customer after the fix; there while one is due. It follows from the complaint's state.</summary>
internal sealed class FollowUpRow
{
    public long ComplaintId { get; set; }
    public Guid? Owner { get; set; }
    public ContactKind Kind { get; set; }
    public Instant Due { get; set; }
}

/// <summary>A case whose customer is still to be asked how it went, or whose answer brought it back to the lead.</summary>
internal sealed class SurveyRow
{
    public long ComplaintId { get; set; }

    /// <summary>When they are asked, or asked once more; null where nothing is to be asked.</summary>
    public Instant? AskAt { get; set; }

    /// <summary>Since when a low answer waits for a lead; null where none does.</summary>
    public Instant? LowAt { get; set; }
}

/// <summary>How many gave one answer to one question in a month: counted as they come, so that no figure ever needs to read them all.</summary>
internal sealed class SurveySumRow
{
    /// <summary>Such as 202603; in UTC.</summary>
    public int Month { get; set; }

    public SurveyQuestion Question { get; set; }
    public int Value { get; set; }
    public long Count { get; set; }
}

/// <summary>Something a customer did that another system told us of; only ever added.</summary>
internal sealed class CustomerEventRow
{
    public Guid Id { get; set; }
    public Guid CustomerId { get; set; }
    public CustomerEventKind Kind { get; set; }

    /// <summary>When they did it.</summary>
    public Instant At { get; set; }

    /// <summary>By which the other system knows it; of one kind no two have the same.</summary>
    public string? ExternalId { get; set; }

    public long? MinorUnits { get; set; }
    public string? Currency { get; set; }
    public Instant RecordedAt { get; set; }

    /// <summary>The account or token that told us.</summary>
    public Guid? RecordedBy { get; set; }
}
