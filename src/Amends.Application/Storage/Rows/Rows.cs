using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

internal sealed class CustomerRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>What this person likes and dislikes, in a colleague's words.</summary>
    public string? Preferences { get; set; }

    public Instant CreatedAt { get; set; }

    /// <summary>How they like to be reached; null where they never said.</summary>
    public Channel? PreferredChannel { get; set; }

    /// <summary>Since when they want no closing questions; null where they never said so.</summary>
    public Instant? NoSurveysAt { get; set; }

    /// <summary>Since when we may invite them to review or recommend us; null where we may not.</summary>
    public Instant? InvitationsAt { get; set; }
}

/// <summary>One way to know a customer again; unique by kind and normalised value.</summary>
internal sealed class IdentityRow
{
    public IdentityKind Kind { get; set; }

    /// <summary>Normalised: see <c>Customers/Identity.cs</c>.</summary>
    public string Value { get; set; } = "";

    /// <summary>As it was given.</summary>
    public string Shown { get; set; } = "";

    public Guid CustomerId { get; set; }
}

/// <summary>The numbers are stored: append only.</summary>
public enum IdentityKind { Email, Phone, External }

/// <summary>A promise as the ledger and the sweep need it; follows from the complaint's state.</summary>
internal sealed class PromiseRow
{
    public Guid Id { get; set; }
    public long ComplaintId { get; set; }
    public string Words { get; set; } = "";
    public Promisor Promisor { get; set; }
    public Guid? Owner { get; set; }
    public Instant MadeAt { get; set; }
    public Instant? Due { get; set; }
    public DuePrecision Precision { get; set; }
    public PromiseState State { get; set; }
    public int Slips { get; set; }
    public PromiseKind Kind { get; set; }
    public string? Department { get; set; }

    /// <summary>The date it was first given.</summary>
    public Instant? FirstDue { get; set; }

    /// <summary>When its present date was given.</summary>
    public Instant DatedAt { get; set; }

    /// <summary>When half the time to its present date is gone: from then on it may be at risk.</summary>
    public Instant? HalfAt { get; set; }

    /// <summary>The timeline entry that put it in its present state; null for those made before this was kept.</summary>
    public int? Evidence { get; set; }

    /// <summary>What it counts as in <see cref="PromiseSumRow"/>; null while it does not count.</summary>
    public bool? Kept { get; set; }

    /// <summary>Hours after its first date.</summary>
    public int? Slip { get; set; }

    /// <summary>The team it counts for: its owner's when it came to its end.</summary>
    public Guid? TeamId { get; set; }
}

/// <summary>How many promises came to the same: counted as they end, so that no rate ever needs to read them all.</summary>
internal sealed class PromiseSumRow
{
    public PromiseDimension Dimension { get; set; }

    /// <summary>The owner's or the team's id in lower case, the kind's number, the department's name.</summary>
    public string Key { get; set; } = "";

    public bool Kept { get; set; }

    /// <summary>Hours after the first date; -1 for what is not done yet.</summary>
    public int Slip { get; set; }

    public long Count { get; set; }
}

/// <summary>The same for promises that were due on one day.</summary>
internal sealed class PromiseDayRow
{
    /// <summary>Days since 1970, see <see cref="Promises.PromiseSums.DayOf"/>.</summary>
    public int Day { get; set; }

    public PromiseDimension Dimension { get; set; }
    public string Key { get; set; } = "";
    public bool Kept { get; set; }
    public int Slip { get; set; }
    public long Count { get; set; }
}

/// <summary>What promises are counted by. The numbers are stored: append only.</summary>
internal enum PromiseDimension { Owner, Kind, Department, Team }

/// <summary>Someone who may see a restricted complaint.</summary>
internal sealed class AllowedRow
{
    public long ComplaintId { get; set; }
    public Guid AccountId { get; set; }
}

/// <summary>What a person has written and not sent yet; one per person and complaint.</summary>
internal sealed class DraftRow
{
    public long ComplaintId { get; set; }
    public Guid AccountId { get; set; }
    public string Text { get; set; } = "";

    /// <summary>What it is to become: a <see cref="Drafts.DraftMode"/>.</summary>
    public string Mode { get; set; } = Drafts.DraftMode.Reply;

    /// <summary>The note, or what was said in a call, that waits while a reply that came back has its place; null for none.</summary>
    public string? SetAside { get; set; }

    /// <summary>What that is to become; null where nothing waits.</summary>
    public string? SetAsideMode { get; set; }

    public Instant SavedAt { get; set; }
}

/// <summary>A program's way in; only a hash of it is kept.</summary>
internal sealed class TokenRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";
    public Role Role { get; set; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] Hash { get; set; } = [];

    public Guid? CreatedBy { get; set; }
    public Instant CreatedAt { get; set; }

    /// <summary>The day of its last use, to the day so that use costs no write.</summary>
    public Instant? LastUsedAt { get; set; }

    /// <summary>From then on it opens nothing; null where it goes on until it is revoked.</summary>
    public Instant? ExpiresAt { get; set; }

    public Instant? RevokedAt { get; set; }
}

/// <summary>The answer to a request that may come again.</summary>
internal sealed class OnceRow
{
    public Guid Caller { get; set; }
    public string Key { get; set; } = "";
    public byte[] RequestHash { get; set; } = [];
    public string Answer { get; set; } = "";
    public Instant At { get; set; }
}

/// <summary>An effect outside the database, written with the change that causes it.</summary>
internal sealed class OutboxRow
{
    public long Id { get; set; }
    public string Kind { get; set; } = "";
    public long? ComplaintId { get; set; }
    public string Payload { get; set; } = "";
    public Instant NotBefore { get; set; }
    public int Attempts { get; set; }
    public Instant? DoneAt { get; set; }

    /// <summary>What came of it, or why the last attempt failed.</summary>
    public string? Result { get; set; }
}

internal sealed class SettingRow
{
    public string Key { get; set; } = "";
    public string Value { get; set; } = "";
}

/// <summary>A schema script that was applied.</summary>
internal sealed class SchemaVersionRow
{
    public int Version { get; set; }
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the script, in hexadecimal.</summary>
    public string Sha256 { get; set; } = "";

    public Instant AppliedAt { get; set; }
}
