using System.Text.Json;
using Amends.Recovery;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

/// <summary>
/// The table of worked dates, one a line in worked-dates.jsonl, for a lawyer to read and extend. Its dates were worked out apart from this code:
/// days by hand-checked holiday rules, business time by counting single minutes along the clock.
/// </summary>
public class WorkedDatesTests
{
    private static readonly List<Worked> Dates =
        [.. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Recovery", "Deadlines", "worked-dates.jsonl")).Select(Written.Back<Worked>)];

    [Fact]
    public void Every_worked_date_comes_out_as_written()
    {
        var wrong = Dates.Select(worked => (worked, Due: Due(worked))).Where(it => it.Due != InstantPattern.General.Parse(it.worked.Utc).Value)
            .Select(it => $"{it.worked} came out as {it.Due}");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_at_least_a_hundred_and_fifty_and_each_is_there_once()
    {
        Dates.Count.ShouldBeGreaterThanOrEqualTo(150);
        Dates.ShouldBeUnique();
    }

    [Fact]
    public void The_local_time_that_people_read_is_the_moment_that_is_compared() =>
        Dates.ShouldAllBe(worked => InstantPattern.General.Parse(worked.Utc).Value.InZone(Zone(worked)).LocalDateTime == Local(worked.Due));

    [Fact]
    public void Every_charter_but_what_starts_later_has_worked_dates()
    {
        var missing = ShippedCharters.All
            .SelectMany(charter => charter.Simulate(Instant.FromUtc(2026, 3, 2, 9, 0)).Select(deadline => (charter.Code, deadline.Code)))
            .Except(Dates.Select(worked => (worked.Charter!, worked.Code!)))
            .Except([("fca-payments", "acknowledgement")]);
        missing.ShouldBeEmpty();
    }

    private static Instant Due(Worked worked)
    {
        var zone = Zone(worked);
        var received = Local(worked.Received).InZoneLeniently(zone).ToInstant();
        if (worked.Charter is null)
            return Limit.Parse(worked.Limit!).From(received, Calendar(worked, zone));
        var charter = ShippedCharters.For(worked.Charter, received)!;
        charter = charter with { Calendar = charter.Calendar.In(zone) };
        return charter.Simulate(received).Single(deadline => deadline.Code == worked.Code).Due;
    }

    private static BusinessCalendar Calendar(Worked worked, DateTimeZone zone)
    {
        IReadOnlyList<Hours> hours = [.. worked.Hours!.Split(' ').Select(Hours.Parse)];
        return new("own", zone, worked.Days!.Split(' ').ToDictionary(day => Enum.Parse<IsoDayOfWeek>(day, ignoreCase: true), _ => hours));
    }

    private static DateTimeZone Zone(Worked worked) => DateTimeZoneProviders.Tzdb[worked.Zone];

    private static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture(text.Length == 16 ? "uuuu-MM-dd'T'HH:mm" : "uuuu-MM-dd'T'HH:mm:ss").Parse(text).Value;

    private sealed record Worked(string? Charter, string? Code, string? Hours, string? Days, string? Limit, string Received, string Zone, string Due, string Utc, string Why);
}
