using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Amends.Recovery;

/// <summary>A day that comes again each year (RFC 5545, <c>FREQ=YEARLY</c>): on its date, or on a weekday of a month such as the last Monday of May.</summary>
internal sealed record YearlyRule(int Interval, int Count, LocalDate Until, IReadOnlyList<int> Months, int? MonthDay, (int Which, IsoDayOfWeek Day)? Weekday)
{
    /// <summary>The last year for which days are counted out; a feed is read anew before it is over.</summary>
    public const int LastYear = 2060;

    private static readonly Dictionary<string, IsoDayOfWeek> Weekdays = new()
    {
        ["MO"] = IsoDayOfWeek.Monday, ["TU"] = IsoDayOfWeek.Tuesday, ["WE"] = IsoDayOfWeek.Wednesday, ["TH"] = IsoDayOfWeek.Thursday,
        ["FR"] = IsoDayOfWeek.Friday, ["SA"] = IsoDayOfWeek.Saturday, ["SU"] = IsoDayOfWeek.Sunday,
    };

    /// <exception cref="FormatException">It is no such rule; the message names the line.</exception>
    public static YearlyRule Read(string text, int line)
    {
        var parts = new Dictionary<string, string>();
        foreach (var part in text.ToUpper(CultureInfo.InvariantCulture).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2) is not [var name, var value] || !parts.TryAdd(name, value))
                throw Wrong(text, line);
        }

        if (parts.Remove("FREQ", out var every) && every != "YEARLY")
            throw Wrong(text, line);
        var rule = new YearlyRule(
            Number(parts, "INTERVAL", 1, 100) ?? 1, Number(parts, "COUNT", 1, 10_000) ?? int.MaxValue, Last(parts), Numbers(parts, "BYMONTH", 1, 12),
            Number(parts, "BYMONTHDAY", -31, 31), Day(parts));
        parts.Remove("WKST");
        if (every is null || parts.Count > 0 || rule.MonthDay is 0 || (rule.Weekday is not null && (rule.Months.Count == 0 || rule.MonthDay is not null)))
            throw Wrong(text, line);
        return rule;

        int? Number(Dictionary<string, string> from, string name, int least, int most) =>
            !from.Remove(name, out var given) ? null
            : int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw Wrong(text, line);

        List<int> Numbers(Dictionary<string, string> from, string name, int least, int most) =>
            !from.Remove(name, out var given) ? [] : [.. given.Split(',').Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw Wrong(text, line)).Distinct().Order()];

        LocalDate Last(Dictionary<string, string> from) =>
            !from.Remove("UNTIL", out var given) ? new(LastYear, 12, 31)
            : given.Length >= 8 && LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(given[..8]).TryGetValue(default, out var until) ? until
            : throw Wrong(text, line);

        (int, IsoDayOfWeek)? Day(Dictionary<string, string> from)
        {
            if (!from.Remove("BYDAY", out var given))
                return null;
            return given.Length >= 3 && Weekdays.TryGetValue(given[^2..], out var day) && int.TryParse(given.AsSpan(0, given.Length - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var which) && which is (>= 1 and <= 5) or (>= -5 and <= -1)
                ? (which, day)
                : throw Wrong(text, line);
        }
    }

    /// <summary>The days on which it falls, the first one on or after <paramref name="first"/>.</summary>
    public IEnumerable<LocalDate> From(LocalDate first)
    {
        var left = Count;
        for (var year = first.Year; year <= Math.Min(LastYear, Until.Year) && left > 0; year += Interval)
        {
            foreach (var month in Months.Count > 0 ? Months : [first.Month])
            {
                if (In(year, month, first) is not { } date || date < first || date > Until || left == 0)
                    continue;
                left--;
                yield return date;
            }
        }
    }

    /// <summary>A day that does not exist in this year, such as 29 February, is passed over.</summary>
    private LocalDate? In(int year, int month, LocalDate first)
    {
        var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (Weekday is var (which, weekday))
        {
            var start = new LocalDate(year, month, 1);
            var firstOne = start.DayOfWeek == weekday ? start : start.Next(weekday);
            var last = new LocalDate(year, month, days);
            var lastOne = last.DayOfWeek == weekday ? last : last.Previous(weekday);
            var found = which > 0 ? firstOne.PlusWeeks(which - 1) : lastOne.PlusWeeks(which + 1);
            return found.Month == month && found.Year == year ? found : null;
        }

        var day = MonthDay is not { } given ? first.Day : given > 0 ? given : days + 1 + given;
        return day >= 1 && day <= days ? new LocalDate(year, month, day) : null;
    }

    private static FormatException Wrong(string text, int line) => new(
        $"Line {line}: “{(text.Length <= 80 ? text : text[..80] + "…")}” repeats in a way that cannot be counted out here. Days may come again each year (FREQ=YEARLY), on their date or on a weekday of a month (BYMONTH=5;BYDAY=-1MO). Write the other days one by one.");
}
