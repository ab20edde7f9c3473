using System.Globalization;
using NodaTime;

namespace Amends.Web.Shared;

/// <summary>Says times the way people do, seen from one moment in the organisation's own time zone.</summary>
public sealed record HouseClock(DateTimeZone Zone, Instant Now)
{
    private LocalDate Today => Now.InZone(Zone).Date;

    /// <summary>"09:25".</summary>
    public string Time(Instant at) => Format("HH:mm", at);

    /// <summary>"today, 09:25", "yesterday, 18:04", "Thu 19 Nov, 18:04".</summary>
    public string At(Instant at) => $"{Day(at)}, {Time(at)}";

    /// <summary>"today", "yesterday", "tomorrow", "Thu 19 Nov", "19 Nov 2024".</summary>
    public string Day(Instant at)
    {
        var date = at.InZone(Zone).Date;
        return Period.DaysBetween(Today, date) switch
        {
            0 => "today",
            -1 => "yesterday",
            1 => "tomorrow",
            _ => date.Year == Today.Year ? Format("ddd d MMM", at) : Format("d MMM yyyy", at),
        };
    }

    /// <summary>For something that falls due: "09:40" today, "tomorrow 09:40", "Thu 26 Nov, 09:40"; a whole day without its time.</summary>
    public string Due(Instant at, bool wholeDay = false)
    {
        var day = Day(at);
        if (wholeDay)
            return day;
        return day switch
        {
            "today" => Time(at),
            "tomorrow" or "yesterday" => $"{day} {Time(at)}",
            _ => $"{day}, {Time(at)}",
        };
    }

    /// <summary>"Wednesday 25 November": for the customer, who has all the room.</summary>
    public string LongDay(Instant at) => Day(at) switch
    {
        "today" => "today",
        "tomorrow" => "tomorrow, " + Format("dddd d MMMM", at),
        _ => at.InZone(Zone).Year == Today.Year ? Format("dddd d MMMM", at) : Format("d MMMM yyyy", at),
    };

    /// <summary>For a promise to a customer, who is not held to our minutes: "today by 17:30", "by tomorrow, Friday 27 November"; what is late is due at once.</summary>
    public string By(Instant at) => at < Now ? "as the very next thing" : Day(at) == "today" ? $"today by {Time(at)}" : $"by {LongDay(at)}";

    public string Weekday(Instant at) => Format("dddd", at);

    /// <summary>"9 min", "1 h 10", "3 days".</summary>
    public string Since(Instant at)
    {
        var gone = Now - at;
        if (gone < Duration.FromMinutes(1))
            return "just now";
        if (gone < Duration.FromHours(1))
            return string.Create(CultureInfo.InvariantCulture, $"{(int)gone.TotalMinutes} min");
        if (gone < Duration.FromHours(10))
            return string.Create(CultureInfo.InvariantCulture, $"{gone.Hours} h {gone.Minutes:00}");
        if (gone < Duration.FromDays(2))
            return string.Create(CultureInfo.InvariantCulture, $"{(int)gone.TotalHours} h");
        return string.Create(CultureInfo.InvariantCulture, $"{(int)gone.TotalDays} days");
    }

    /// <summary>The last second of a day here.</summary>
    public Instant EndOf(LocalDate date) => date.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant() - Duration.FromSeconds(1);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For a date field.</summary>
    public string FieldDate(Instant at) => at.InZone(Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For a date-and-time field.</summary>
    public string FieldTime(Instant at) => at.InZone(Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public string Greeting => Now.InZone(Zone).Hour switch { < 5 => "Good evening", < 12 => "Good morning", < 18 => "Good afternoon", _ => "Good evening" };

    private string Format(string pattern, Instant at) => at.InZone(Zone).ToString(pattern, CultureInfo.InvariantCulture);
}
