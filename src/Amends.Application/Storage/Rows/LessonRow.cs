using NodaTime;

namespace Amends.Application.Storage;

/// <summary>What worked, shared by a colleague.</summary>
internal sealed class LessonRow
{
    public Guid Id { get; set; }
    public Guid By { get; set; }
    public Instant At { get; set; }
    public string Words { get; set; } = "";

    /// <summary>A principle of the rubric.</summary>
    public string Principle { get; set; } = "";

    /// <summary>The scenario it was learned in, or the case; at most one of the two.</summary>
    public string? ScenarioId { get; set; }

    public string? Reference { get; set; }

    /// <summary>What the situation was about, by <see cref="Language.CaseVectors"/>.</summary>
    public byte[] Vector { get; set; } = [];

    /// <summary>Taken down; null while it stands.</summary>
    public Instant? WithdrawnAt { get; set; }
}
