using NodaTime;

namespace Amends.Application.Storage;

/// <summary>One version of a phrase; none is ever changed or removed.</summary>
internal sealed class PhraseRow
{
    public string Id { get; set; } = "";

    /// <summary>From 1; what ships is 0 and has no row.</summary>
    public int Version { get; set; }

    public string Title { get; set; } = "";
    public string Words { get; set; } = "";
    public string? Principle { get; set; }
    public string? Concern { get; set; }

    /// <summary>Nobody is offered it any more.</summary>
    public bool Withdrawn { get; set; }

    public Instant At { get; set; }
    public Guid By { get; set; }
}
