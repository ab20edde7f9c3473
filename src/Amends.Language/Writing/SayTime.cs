using System.Globalization;

namespace Amends.Language.Writing;

/// <summary>A time as people say it: "noon on Tuesday 10 March", "4 pm today".</summary>
internal static class SayTime
{
    public static string Of(DateTimeOffset time, DateTimeOffset now)
    {
        var there = time.ToOffset(now.Offset);
        var days = (there.Date - now.Date).Days;
        var day = days == 0 ? "today" : "on " + Day(there);
        return there.TimeOfDay >= new TimeSpan(23, 59, 0) ? days == 0 ? "the end of today" : "the end of " + Day(there) : $"{Clock(there)} {day}";
    }

    private static string Day(DateTimeOffset time) => time.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string Clock(DateTimeOffset time)
    {
        if (time is { Hour: 12, Minute: 0 }) return "noon";
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        var half = time.Hour < 12 ? "am" : "pm";
        return string.Create(CultureInfo.InvariantCulture, $"{hour}{(time.Minute == 0 ? "" : ":" + time.Minute.ToString("00", CultureInfo.InvariantCulture))} {half}");
    }
}
