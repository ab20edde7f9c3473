using System.Globalization;
using NodaTime;

namespace Amends.Web.Shared;

/// <summary>Says times the way people do, seen from one moment in the organisation's own time zone, in the language of the page.</summary>
public sealed record HouseClock(DateTimeZone Zone, Instant Now)
{
    private LocalDate Today => Now.InZone(Zone).Date;

    /// <summary>"09:25".</summary>
    public string Time(Instant at) => at.InZone(Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"today, 09:25", "yesterday, 18:04", "Thu 19 Nov, 18:04".</summary>
    public string At(Instant at) => $"{Day(at)}, {Time(at)}";

    /// <summary>"today", "yesterday", "tomorrow", "Thu 19 Nov", "19 Nov 2024".</summary>
    public string Day(Instant at) => Distance(at) switch
    {
        0 => ClockWords.Today,
        -1 => ClockWords.Yesterday,
        1 => ClockWords.Tomorrow,
        _ => Format(IsThisYear(at) ? ClockWords.ShortDay : ClockWords.ShortDate, at),
    };

    /// <summary>For something that falls due: "09:40" today, "tomorrow 09:40", "Thu 26 Nov, 09:40"; a whole day without its time.</summary>
    public string Due(Instant at, bool wholeDay = false)
    {
        var day = Day(at);
        if (wholeDay)
            return day;
        return Distance(at) switch
        {
            0 => Time(at),
            1 or -1 => $"{day} {Time(at)}",
            _ => $"{day}, {Time(at)}",
        };
    }

    /// <summary>"Wednesday 25 November": for the customer, who has all the room.</summary>
    public string LongDay(Instant at) => Distance(at) switch
    {
        0 => ClockWords.Today,
        1 => ClockWords.TomorrowLong.Fill(Format(ClockWords.FullDay, at)),
        _ => Format(IsThisYear(at) ? ClockWords.FullDay : ClockWords.FullDate, at),
    };

    /// <summary>For a promise to a customer, who is not held to our minutes: "today by 17:30", "by tomorrow, Friday 27 November"; what is late is due at once.</summary>
    public string By(Instant at) => at < Now ? ClockWords.AtOnce : By(at, wholeDay: false, LongDay(at));

    /// <summary>"by tomorrow 12:00", "by Thu 26 Nov": the same where there is little room, and to the minute that was said.</summary>
    public string ByShort(Instant at, bool wholeDay) => By(at, wholeDay, Due(at, wholeDay));

    // Some languages put an article before a date that they do not put before "tomorrow".
    private string By(Instant at, bool wholeDay, string said) => Distance(at) switch
    {
        0 when !wholeDay => ClockWords.TodayBy.Fill(Time(at)),
        -1 or 0 or 1 => ClockWords.ByDay.Fill(said),
        _ => ClockWords.ByDate.Fill(said),
    };

    public string Weekday(Instant at) => Format("dddd", at);

    /// <summary>"9 min", "1 h 10", "3 days".</summary>
    public string Since(Instant at)
    {
        var gone = Now - at;
        if (gone < Duration.FromMinutes(1))
            return ClockWords.JustNow;
        if (gone < Duration.FromHours(1))
            return ClockWords.Minutes.Fill((int)gone.TotalMinutes);
        if (gone < Duration.FromHours(10))
            return ClockWords.HoursAndMinutes.Fill(gone.Hours, gone.Minutes);
        if (gone < Duration.FromDays(2))
            return ClockWords.Hours.Fill((int)gone.TotalHours);
        return ClockWords.Days.Fill((int)gone.TotalDays);
    }

    /// <summary>The last second of a day here.</summary>
    public Instant EndOf(LocalDate date) => date.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant() - Duration.FromSeconds(1);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>For a date field.</summary>
    public string FieldDate(Instant at) => at.InZone(Zone).Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For a date-and-time field.</summary>
    public string FieldTime(Instant at) => at.InZone(Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public string Greeting => Now.InZone(Zone).Hour switch { < 5 => SharedWords.GoodEvening, < 12 => SharedWords.GoodMorning, < 18 => SharedWords.GoodAfternoon, _ => SharedWords.GoodEvening };

    /// <summary>Days from today: 0 today, -1 yesterday.</summary>
    private int Distance(Instant at) => Period.DaysBetween(Today, at.InZone(Zone).Date);

    private bool IsThisYear(Instant at) => at.InZone(Zone).Year == Today.Year;

    private string Format(string pattern, Instant at) => at.InZone(Zone).ToString(pattern, CultureInfo.CurrentCulture);
}
