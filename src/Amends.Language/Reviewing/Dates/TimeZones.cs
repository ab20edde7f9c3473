using System.Globalization;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>Offsets of the time zones that people name beside a clock time.</summary>
internal static class TimeZones
{
    /// <summary>The zone that stands behind a clock time, and the word after it: "GMT", "UTC+2", "(GMT+1)", "+02:00".</summary>
    public static (Func<DateOnly, TimeSpan> Zone, int Next)? Read(List<Word> words, int i, int end)
    {
        if (i >= end) return null;
        if (words[i].Text == "(") return i + 1 < end && Named(words[i + 1]) is not null && Read(words, i + 1, end) is { } inner && inner.Next < end && words[inner.Next].Text == ")" ? (inner.Zone, inner.Next + 1) : null;
        // Behind a plain clock time a dash makes a range; behind an ISO time it is the sign of an offset.
        if (!words[i].Spaced && (words[i].Text == "+" || words[i].Text == "-" && i > 1 && Clock.IsIso(words, i - 1))) return Offset(words, i, end) is { } bare && words[i + 1].Text.Length > 2 ? (_ => bare, i + 2) : null;
        if (Named(words[i]) is not { } zone) return null;
        return words[i].Text is "utc" or "gmt" && Offset(words, i + 1, end) is { } offset ? (_ => offset, i + 3) : (zone, i + 1);
    }

    /// <summary>"+1", "-05:00", "+0530".</summary>
    private static TimeSpan? Offset(List<Word> words, int i, int end)
    {
        if (i + 1 >= end || words[i].Text is not ("+" or "-" or "–" or "−") || words[i + 1].Kind != WordKind.Number || words[i].Text != "+" && (words[i].Spaced || words[i + 1].Spaced)) return null;
        var digits = words[i + 1].Text.Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is 0 or > 4 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var minutes = digits.Length < 3 ? number * 60 : number / 100 * 60 + number % 100;
        return minutes > 14 * 60 ? null : TimeSpan.FromMinutes(words[i].Text == "+" ? minutes : -minutes);
    }

    public static Func<DateOnly, TimeSpan>? Named(Word word) => word.Text switch
    {
        "utc" or "gmt" or "zulu" => _ => TimeSpan.Zero,
        "bst" => _ => TimeSpan.FromHours(1),
        "cet" => _ => TimeSpan.FromHours(1),
        "cest" => _ => TimeSpan.FromHours(2),
        "ist" => _ => new TimeSpan(5, 30, 0),
        "aest" => _ => TimeSpan.FromHours(10),
        "aedt" => _ => TimeSpan.FromHours(11),
        "pst" => _ => TimeSpan.FromHours(-8),
        "pdt" => _ => TimeSpan.FromHours(-7),
        "mst" => _ => TimeSpan.FromHours(-7),
        "mdt" => _ => TimeSpan.FromHours(-6),
        "cst" => _ => TimeSpan.FromHours(-6),
        "cdt" => _ => TimeSpan.FromHours(-5),
        "est" => _ => TimeSpan.FromHours(-5),
        "edt" => _ => TimeSpan.FromHours(-4),
        "pacific" or "pt" when word.Capital => American(-8),
        "mountain" or "mt" when word.Capital => American(-7),
        "central" or "ct" when word.Capital => American(-6),
        "eastern" or "et" when word.Capital => American(-5),
        _ => null,
    };

    private static Func<DateOnly, TimeSpan> American(int standard) => day =>
    {
        var summer = day >= CalendarDays.NthWeekday(day.Year, 3, DayOfWeek.Sunday, 2) && day < CalendarDays.NthWeekday(day.Year, 11, DayOfWeek.Sunday, 1);
        return TimeSpan.FromHours(standard + (summer ? 1 : 0));
    };
}
