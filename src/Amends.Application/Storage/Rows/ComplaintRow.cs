using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A complaint as the queues and lists need it, with its folded state. Every column but the last few follows from the state.</summary>
internal sealed class ComplaintRow
{
    public long Id { get; set; }
    public string Reference { get; set; } = "";

    /// <summary>The name another system knows it by; unique where given.</summary>
    public string? ExternalId { get; set; }

    public Guid CustomerId { get; set; }
    public string CustomerName { get; set; } = "";
    public Channel Channel { get; set; }
    public string? Subject { get; set; }

    /// <summary>The beginning of the customer's latest message, on one line.</summary>
    public string Snippet { get; set; } = "";

    public Stage Stage { get; set; }
    public Guid? Owner { get; set; }
    public double Heat { get; set; }
    public double Peak { get; set; }

    /// <summary>Signal codes, separated by spaces.</summary>
    public string Signals { get; set; } = "";

    /// <summary>What the queue sorts by: the moment by which this case should be answered.</summary>
    public Instant AnswerBy { get; set; }

    /// <summary>What put it there: the <see cref="UrgencyReason"/>s as JSON.</summary>
    public string Why { get; set; } = "";

    public Instant? WaitingSince { get; set; }

    /// <summary>The nearest deadline or promise that still stands.</summary>
    public Instant? NextDue { get; set; }

    /// <summary>What falls due then: a deadline's code, or <c>promise</c>.</summary>
    public string? NextDueCode { get; set; }

    /// <summary>When the alarm is raised that the customer hears too little from us; null while another word is due first, and once it was raised.</summary>
    public Instant? UpdateDue { get; set; }

    public int BrokenPromises { get; set; }
    public Instant ReceivedAt { get; set; }
    public Instant ChangedAt { get; set; }

    /// <summary>Only its owner, people allowed on it, leads and admins may know of it.</summary>
    public bool Restricted { get; set; }

    public int Version { get; set; }

    /// <summary>Customer links of an older version open nothing.</summary>
    public int LinkVersion { get; set; }

    /// <summary>The hash of the last timeline entry.</summary>
    public byte[] Chain { get; set; } = [];

    /// <summary>The folded <see cref="Complaint"/> as JSON.</summary>
    public string State { get; set; } = "";
}
