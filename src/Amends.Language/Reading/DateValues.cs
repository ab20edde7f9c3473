using System.Globalization;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// Which day, week, month or year a date means, by ISO 8601, counted from the day the message came. What people complain of has happened: without a word that
/// says otherwise a weekday is the last one, and a day without a year the nearest.
/// </summary>
internal static class DateValues
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static string? Of(TextDocument document, int first, int end, DateOnly? today)
    {
        var tokens = document.Tokens;
        var word = document.Norm(tokens[first]);
        var written = document.Written(tokens[first]);
        if (document.Norm(tokens[end - 1]) is "ago")
            return today is { } now ? Ago(document, first, end, now) : null;
        if (end - first == 5 && written.Length == 4 && tokens[first].Kind == TokenKind.Number)
            return Iso(Int(written), Int(document.Written(tokens[first + 2])), Int(document.Written(tokens[first + 4])));
        if (tokens[first].Kind == TokenKind.Number)
            return Numbered(document, first, end, today);
        if (MonthOf(word) is var month and > 0)
            return Named(document, first, end, month, today);
        if (today is not { } day)
            return null;
        return word switch
        {
            "today" => Iso(day),
            "yesterday" => Iso(day.AddDays(-1)),
            "tomorrow" => Iso(day.AddDays(1)),
            "last" or "next" when end - first > 1 => Beside(document.Norm(tokens[first + 1]), word is "last" ? -1 : 1, day),
            _ => Weekday(WeekdayOf(word), first > 0 ? document.Norm(tokens[first - 1]) : "", day),
        };
    }

    private static string? Ago(TextDocument document, int first, int end, DateOnly today)
    {
        var written = document.Written(document.Tokens[first]);
        var word = document.Norm(document.Tokens[first + 1]) is "couple" ? first + 1 : first;
        var number = document.Tokens[first].Kind == TokenKind.Number ? Int(written) : FactValues.Number(document.Norm(document.Tokens[word])) ?? -1;
        if (number is < 0 or > 999)
            return null;
        return document.Norm(document.Tokens[end - 2])[..2] switch
        {
            "da" => Iso(today.AddDays(-number)),
            "we" => Iso(today.AddDays(-7 * number)),
            "mo" => Iso(today.AddMonths(-number))[..7],
            _ => number < today.Year - 1 ? Year(today.Year - number) : null,
        };
    }

    // 12/03/2026, 12.03.2026, 3rd March 2026, the 4th
    private static string? Numbered(TextDocument document, int first, int end, DateOnly? today)
    {
        var written = document.Written(document.Tokens[first]);
        if (written.IndexOf('/') > 0)
            return Slashed(written, today);
        if (written.IndexOf('.') is var point and > 0)
        {
            var rest = written[(point + 1)..];
            return Iso(Int(rest[(rest.IndexOf('.') + 1)..]), Int(rest[..Math.Max(0, rest.IndexOf('.'))]), Int(written[..point]));
        }
        var day = Int(Digits(written));
        for (var i = first + 1; i < end; i++)
            if (MonthOf(document.Norm(document.Tokens[i])) is var month and > 0)
                return i + 1 < end ? Iso(Int(document.Written(document.Tokens[i + 1])), month, day) : today is { } near ? Nearest(month, day, near) : null;
        return today is { } now ? Latest(day, now) : null;
    }

    // Where day and month could each be the other, the one that has not come yet is out; else nobody can tell.
    private static string? Slashed(ReadOnlySpan<char> written, DateOnly? today)
    {
        Span<Range> parts = stackalloc Range[4];
        if (written.Split(parts, '/') is var count && count == 2)
            return Halved(Int(written[..2]), Int(written[3..]), today);
        if (count != 3)
            return null;
        var (a, b, c) = (Int(written[parts[0]]), Int(written[parts[1]]), Int(written[parts[2]]));
        if (written[parts[0]].Length == 4)
            return Iso(a, b, c);
        var year = c < 100 ? 2000 + c : c;
        var (british, american) = (Iso(year, b, a), Iso(year, a, b));
        if (british is null || american is null || british == american)
            return british ?? american;
        if (today is not { } now)
            return null;
        var limit = Iso(now);
        var (hasBritish, hasAmerican) = (string.CompareOrdinal(british, limit) <= 0, string.CompareOrdinal(american, limit) <= 0);
        return hasBritish == hasAmerican ? null : hasBritish ? british : american;
    }

    // 03/2025, 03/25, 25/03: what can only be one of them.
    private static string? Halved(int a, int b, DateOnly? today) =>
        b > 31 ? a is >= 1 and <= 12 && b is > 1900 and < 2200 ? string.Create(CultureInfo.InvariantCulture, $"{b:0000}-{a:00}") : null
        : today is not { } near || a > 12 == b > 12 ? null
        : a > 12 ? Nearest(b, a, near) : Nearest(a, b, near);

    // March, March 3, March 2026, March 3, 2026
    private static string? Named(TextDocument document, int first, int end, int month, DateOnly? today)
    {
        if (end - first > 1)
        {
            var number = Int(Digits(document.Written(document.Tokens[first + 1])));
            if (end - first > 2)
                return Iso(Int(document.Written(document.Tokens[end - 1])), month, number);
            if (number > 31)
                return number is > 1900 and < 2200 ? string.Create(CultureInfo.InvariantCulture, $"{number:0000}-{month:00}") : null;
            return today is { } near ? Nearest(month, number, near) : null;
        }
        if (today is not { } now)
            return null;
        var year = month > now.Month ? now.Year - 1 : now.Year;
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");
    }

    private static string? Beside(ReadOnlySpan<char> what, int by, DateOnly today) => what switch
    {
        "week" => Week(today.AddDays(7 * by)),
        "month" => Iso(today.AddMonths(by))[..7],
        "year" => Year(today.Year + by),
        "night" => by < 0 ? Iso(today.AddDays(-1)) : null,
        "weekend" => by < 0 ? Iso(Before(DayOfWeek.Saturday, today.AddDays(-1))) : null,
        _ => Weekday(WeekdayOf(what), by < 0 ? "last" : "next", today),
    };

    private static string? Weekday(int weekday, ReadOnlySpan<char> lead, DateOnly today)
    {
        if (weekday < 0)
            return null;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return lead switch
        {
            "every" or "by" or "until" or "till" or "each" => null,
            "next" => Iso(monday.AddDays(7 + (weekday + 6) % 7)),
            "this" => Iso(monday.AddDays((weekday + 6) % 7)),
            _ => Iso(Before((DayOfWeek)weekday, today)),
        };
    }

    private static DateOnly Before(DayOfWeek weekday, DateOnly today)
    {
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        return today.AddDays(back == 0 ? -7 : -back);
    }

    private static string? Nearest(int month, int day, DateOnly today)
    {
        string? best = null;
        var least = int.MaxValue;
        for (var year = today.Year - 1; year <= today.Year + 1; year++)
        {
            if (Iso(year, month, day) is not { } one)
                continue;
            var away = Math.Abs(new DateOnly(year, month, day).DayNumber - today.DayNumber);
            if (away < least)
                (best, least) = (one, away);
        }
        return best;
    }

    private static string? Latest(int day, DateOnly today)
    {
        for (var back = 0; back < 3; back++)
        {
            var month = today.AddMonths(-back);
            if (Iso(month.Year, month.Month, day) is { } one && (back > 0 || day <= today.Day))
                return one;
        }
        return null;
    }

    private static int MonthOf(ReadOnlySpan<char> word) => IndexOf(Months, word) + 1;

    private static int WeekdayOf(ReadOnlySpan<char> word) => IndexOf(Weekdays, word);

    private static int IndexOf(string[] names, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < names.Length; i++)
            if (word.StartsWith(names[i]))
                return i;
        return -1;
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> written)
    {
        var count = 0;
        while (count < written.Length && char.IsAsciiDigit(written[count]))
            count++;
        return written[..count];
    }

    private static int Int(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string? Iso(int year, int month, int day) =>
        year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? Iso(new DateOnly(year, month, day)) : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    private static string Week(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at):0000}-W{ISOWeek.GetWeekOfYear(at):00}");
    }
}
