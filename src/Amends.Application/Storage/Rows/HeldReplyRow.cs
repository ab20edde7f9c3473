using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>Words that wait before they go to the customer.</summary>
internal sealed class HeldReplyRow
{
    public Guid Id { get; set; }
    public long ComplaintId { get; set; }

    /// <summary>Whose words they are.</summary>
    public Guid AccountId { get; set; }

    public string Text { get; set; } = "";

    /// <summary>What else the writer decided, as JSON: the promises that were kept, the one that is moved, the warning.</summary>
    public string Choices { get; set; } = "";

    /// <summary>The version of the case that the writer had seen.</summary>
    public int Seen { get; set; }

    /// <summary>The writer chose the time; else it is the moment in which they may think again.</summary>
    public bool Planned { get; set; }

    public Instant HeldAt { get; set; }
    public Instant SendAt { get; set; }

    /// <summary>Why they did not go out; null while they wait.</summary>
    public string? Stopped { get; set; }

    /// <summary>Since when they wait for a second reader; null where they need none.</summary>
    public Instant? AskedAt { get; set; }

    /// <summary>The second reader who let them go; null while they wait for one.</summary>
    public Guid? ReadBy { get; set; }
    public Instant? ReadAt { get; set; }
}
