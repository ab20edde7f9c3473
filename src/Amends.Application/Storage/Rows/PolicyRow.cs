using NodaTime;

namespace Amends.Application.Storage;

/// <summary>One version of a policy; none is ever changed or removed.</summary>
internal sealed class PolicyRow
{
    public string Code { get; set; } = "";

    /// <summary>From 1; what ships, or stood in the goodwill book before there were versions, is 0 and has no row.</summary>
    public int Version { get; set; }

    /// <summary>The policy as <see cref="Amends.Recovery.GoodwillFile"/> writes it.</summary>
    public string Text { get; set; } = "";

    /// <summary>Nobody is told of it any more.</summary>
    public bool Withdrawn { get; set; }

    public Instant At { get; set; }
    public Guid By { get; set; }
}
