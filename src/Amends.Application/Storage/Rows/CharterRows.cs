using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>One version of a charter of one's own; none is ever changed or removed, for cases keep the version they began under.</summary>
internal sealed class CharterRow
{
    public string Code { get; set; } = "";
    public int Version { get; set; }

    /// <summary>The charter as <see cref="CharterFile"/> writes it.</summary>
    public string Text { get; set; } = "";

    public Instant At { get; set; }
    public Guid By { get; set; }
}

/// <summary>A clock that runs on a case, for the sweep; follows from the case's state and its charters.</summary>
internal sealed class ClockRow
{
    public long ComplaintId { get; set; }
    public string Charter { get; set; } = "";
    public string Clock { get; set; } = "";
    public Instant Started { get; set; }
    public Instant HalfAt { get; set; }
    public Instant RiskAt { get; set; }
    public Instant Due { get; set; }

    /// <summary>The number of the last <see cref="ClockAlarm"/> that was told; 0 before the first.</summary>
    public int Alarm { get; set; }

    /// <summary>When the next one is to be told; null after the last.</summary>
    public Instant? NextAt { get; set; }
}
