using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>Moments are stored as 100-nanosecond ticks since 1970 in UTC, a plain integer on both databases, so that they sort and lose nothing.</summary>
internal static class Time
{
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    public static long Stored(this Instant instant) => instant.ToUnixTimeTicks();

    public static object Stored(this Instant? instant) => instant is { } some ? some.ToUnixTimeTicks() : DBNull.Value;

    /// <summary>A number beyond the calendar's ends (only a made-up cursor holds one) means that end.</summary>
    public static Instant FromStored(long ticks) =>
        Instant.FromUnixTimeTicks(Math.Clamp(ticks, Instant.MinValue.ToUnixTimeTicks(), Instant.MaxValue.ToUnixTimeTicks()));

    /// <summary>The same for ticks that somebody may have made up: beyond the end of time is its end.</summary>
    public static Instant FromCursor(long ticks) => Instant.FromUnixTimeTicks(Math.Clamp(ticks, Instant.MinValue.ToUnixTimeTicks(), Instant.MaxValue.ToUnixTimeTicks()));

    public sealed class InstantConverter() : ValueConverter<Instant, long>(at => at.ToUnixTimeTicks(), ticks => Instant.FromUnixTimeTicks(ticks));

    public sealed class OffsetConverter() : ValueConverter<DateTimeOffset, long>(
        at => Instant.FromDateTimeOffset(at).ToUnixTimeTicks(),
        ticks => Instant.FromUnixTimeTicks(ticks).ToDateTimeOffset());
}
