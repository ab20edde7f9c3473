using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A question to someone with authority, as the list of them needs it; follows from the complaint's state.</summary>
internal sealed class ApprovalRow
{
    public Guid Id { get; set; }
    public long ComplaintId { get; set; }
    public string Question { get; set; } = "";
    public string? Remedy { get; set; }
    public long? MinorUnits { get; set; }
    public string? Currency { get; set; }
    public ActorKind AskedByKind { get; set; }
    public Guid? AskedBy { get; set; }
    public Instant AskedAt { get; set; }
    public Instant Due { get; set; }

    /// <summary>Who is to answer, where it was handed on.</summary>
    public Guid? AskedOf { get; set; }

    public ApprovalState State { get; set; }
    public Instant? DecidedAt { get; set; }

    /// <summary>When it goes one step up; null once it has, and once it is answered.</summary>
    public Instant? EscalateAt { get; set; }

    /// <summary>Who may answer it since then, besides those who could.</summary>
    public Guid? EscalatedTo { get; set; }

    public Money? Value => MinorUnits is { } units ? new Money(units, Currency!) : null;
}

/// <summary>The numbers are stored: append only.</summary>
public enum ApprovalState { Open, Granted, Declined }

/// <summary>Something given beyond what is owed; follows from the complaint's state.</summary>
internal sealed class GiftRow
{
    public Guid Id { get; set; }
    public long ComplaintId { get; set; }
    public Guid CustomerId { get; set; }
    public string Remedy { get; set; } = "";
    public long? MinorUnits { get; set; }
    public string? Currency { get; set; }
    public Instant GivenAt { get; set; }

    /// <summary>The external reference by which its money left; no other gift has it.</summary>
    public string? Payment { get; set; }
}

/// <summary>What was given in a month, kept up with each gift.</summary>
internal sealed class GoodwillMonthRow
{
    /// <summary>Such as 202603; in UTC.</summary>
    public int Month { get; set; }

    public string Currency { get; set; } = "";
    public long Gifts { get; set; }
    public long Value { get; set; }
    public long Cost { get; set; }
}

/// <summary>What a team gave in a month, kept up with each gift of whoever was in it then.</summary>
internal sealed class TeamGoodwillMonthRow
{
    /// <summary>Such as 202603; in UTC.</summary>
    public int Month { get; set; }

    public Guid TeamId { get; set; }
    public string Currency { get; set; } = "";
    public long Gifts { get; set; }
    public long Value { get; set; }
    public long Cost { get; set; }
}

/// <summary>Cases that were put right in a month and were not opened again.</summary>
internal sealed class RecoveryMonthRow
{
    public int Month { get; set; }
    public long Recoveries { get; set; }
}

/// <summary>A step of another department that nothing is heard of yet.</summary>
internal sealed class StepRow
{
    public Guid Id { get; set; }
    public long ComplaintId { get; set; }

    /// <summary>When its case's owner is to be told.</summary>
    public Instant SilentAt { get; set; }
}
