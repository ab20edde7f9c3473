using Amends.Recovery;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Deadlines;

/// <summary>"A complaint received then would be due …", for the command, the settings and the API.</summary>
/// <param name="Received">When it came.</param>
/// <param name="Deadlines">Nearest first.</param>
public sealed record Simulation(Charter Charter, Instant Received, IReadOnlyList<Deadline> Deadlines)
{
    private static readonly LocalDateTimePattern WallClock = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <param name="latest">The newest version: its zone reads a time without an offset.</param>
    /// <param name="inForce">The version that a complaint received then is held to.</param>
    /// <param name="zone">The zone whose days and hours count; null for the calendar's own.</param>
    /// <exception cref="FormatException">Something asked for is not there; the message says what to write instead.</exception>
    public static Simulation Of(Charter latest, Func<Instant, Charter> inForce, string received, string? zone)
    {
        var at = ReadTime(received, zone is null ? latest.Calendar.Zone : Zone(zone));
        var charter = inForce(at);
        if (zone is not null)
            charter = charter with { Calendar = charter.Calendar.In(Zone(zone)) };
        return new(charter, at, charter.Simulate(at));
    }

    /// <exception cref="FormatException">There is no such zone.</exception>
    public static DateTimeZone Zone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
        ?? throw new FormatException($"There is no time zone “{zone}”. Write it like Europe/London.");

    /// <summary>A time with its offset, or a wall-clock time in the zone.</summary>
    /// <exception cref="FormatException">It is no time.</exception>
    public static Instant ReadTime(string text, DateTimeZone zone)
    {
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } exact)
            return InRange(exact.Value.ToInstant(), text);
        if (LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local || (local = WallClock.Parse(text)).Success)
            return InRange(local.Value.InZoneLeniently(zone).ToInstant(), text);
        throw new FormatException($"“{text}” is not a time. Write it like 2026-03-06T18:30:00Z.");
    }

    private static Instant InRange(Instant at, string text) => at >= Instant.FromUtc(1970, 1, 1, 0, 0) && at < Instant.FromUtc(9000, 1, 1, 0, 0)
        ? at
        : throw new FormatException($"“{text}” is out of range. Choose a year from 1970 to 8999.");
}
