using NodaTime;

namespace Amends.Application.Demo;

/// <summary>A clock that stands where the script is.</summary>
internal sealed class DemoClock : TimeProvider
{
    public Instant At { get; set; }

    public override DateTimeOffset GetUtcNow() => At.ToDateTimeOffset();
}
