using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Amends.Application.Demo;

/// <summary>Times as scripts write them: <c>41d 09:25</c> and <c>38m</c> ago, <c>+14m</c> later, <c>+1d 12:00</c> for a time of day.</summary>
internal static partial class DemoTime
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>When a case began: so many days ago at a time of day, or so long ago.</summary>
    public static Instant Ago(string written, Instant now)
    {
        if (Days().Match(written) is { Success: true } days)
            return At(now.InZone(Zone).Date.PlusDays(-Number(days, 1)), Number(days, 2), Number(days, 3));
        var length = Length().Match(written);
        return length.Success && written.Length > 0
            ? now - Duration.FromMinutes((Number(length, 1) * 60) + Number(length, 2) + Number(length, 3))
            : throw new FormatException($"\"{written}\" is not a time such as 41d 09:25, 38m or 1h44.");
    }

    /// <summary>So much later; days keep the time of day where none is given.</summary>
    public static Instant Later(string written, Instant from) => Due(written, from) is (var at, false) ? at : Days(written, from);

    /// <summary>When something is due; whole days mean the end of that day.</summary>
    public static (Instant At, bool EndOfDay) Due(string written, Instant from)
    {
        var later = After().Match(written);
        if (!later.Success)
            throw new FormatException($"\"{written}\" is not a time such as +14m, +2h, +3d or +1d 12:00.");
        var count = Number(later, 1);
        if (later.Groups[2].Value != "d")
            return (from + (later.Groups[2].Value == "h" ? Duration.FromHours(count) : Duration.FromMinutes(count)), false);
        var date = from.InZone(Zone).Date.PlusDays(count);
        return later.Groups[3].Success ? (At(date, Number(later, 3), Number(later, 4)), false) : (At(date, 23, 59), true);
    }

    private static Instant Days(string written, Instant from) =>
        Zone.AtLeniently(from.InZone(Zone).LocalDateTime.PlusDays(Number(After().Match(written), 1))).ToInstant();

    private static Instant At(LocalDate date, int hour, int minute) => Zone.AtLeniently(date.At(new LocalTime(hour, minute))).ToInstant();

    private static int Number(Match match, int group) =>
        match.Groups[group].Success && match.Groups[group].Length > 0 ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(\d+)d (\d\d):(\d\d)$")]
    private static partial Regex Days();

    [GeneratedRegex(@"^(?:(\d+)h)?(?:(\d+)m|(\d+))?$")]
    private static partial Regex Length();

    [GeneratedRegex(@"^\+(\d+)([mhd])(?: (\d\d):(\d\d))?$")]
    private static partial Regex After();
}
