using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A case that a lead is asked to take over because insults went on.</summary>
internal sealed class WithLeadRow
{
    public long ComplaintId { get; set; }
    public Instant Since { get; set; }
}

/// <summary>One colleague's <see cref="Recovery.Exposure"/> of today: one row for each, written over, and removed when the day is over.</summary>
internal sealed class ExposureRow
{
    public Guid AccountId { get; set; }

    /// <summary>Such as 20260302, of the organisation.</summary>
    public int Day { get; set; }

    /// <summary>In 100-nanosecond ticks, as moments are.</summary>
    public long Hot { get; set; }

    public long Rested { get; set; }
    public Instant? At { get; set; }

    /// <summary>The case of the last act.</summary>
    public long? ComplaintId { get; set; }

    public bool IsHot { get; set; }
    public long OnCase { get; set; }
    public Instant? PausedUntil { get; set; }
}
