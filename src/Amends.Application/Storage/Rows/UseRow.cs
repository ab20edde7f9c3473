using Amends.Application.Library;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>How often a thing of the library was used, in any of its versions.</summary>
internal sealed class UseRow
{
    public Shelf Shelf { get; set; }

    /// <summary>What the thing is known by on its shelf.</summary>
    public string Id { get; set; } = "";

    public long Uses { get; set; }
    public Instant LastAt { get; set; }
}

/// <summary>A colleague whom a lesson helped.</summary>
internal sealed class HelpedRow
{
    public Guid LessonId { get; set; }
    public Guid AccountId { get; set; }
    public Instant At { get; set; }
}
