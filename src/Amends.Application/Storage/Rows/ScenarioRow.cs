using NodaTime;

namespace Amends.Application.Storage;

/// <summary>One version of a scenario of one's own; none is ever changed or removed.</summary>
internal sealed class ScenarioRow
{
    public string Id { get; set; } = "";
    public int Version { get; set; }

    /// <summary>The scenario as <see cref="Amends.Practice.ScenarioFile"/> writes it.</summary>
    public string Text { get; set; } = "";

    /// <summary>Nobody begins it any more.</summary>
    public bool Withdrawn { get; set; }

    public Instant At { get; set; }
    public Guid By { get; set; }
}
