using System.Globalization;

namespace Amends.Recovery;

/// <summary>An interval of a business day.</summary>
/// <param name="From">Minute of the day it begins, 0 to 1439.</param>
/// <param name="To">Minute of the day it ends, after <paramref name="From"/>; 1440 is midnight at the day's end.</param>
public readonly record struct Hours(int From, int To)
{
    public const int EndOfDay = 24 * 60;

    /// <summary>Reads <c>09:00-12:30</c> or <c>18:00-24:00</c>.</summary>
    /// <exception cref="FormatException">It is not such an interval.</exception>
    public static Hours Parse(string text)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length == 2 && TryMinute(ends[0], out var from) && TryMinute(ends[1], out var to) && from < to)
            return new(from, to);
        throw new FormatException($"“{text}” is not an interval of a day. Write it like 09:00-17:30; the end of the day is 24:00.");
    }

    public override string ToString() => $"{Clock(From)}-{Clock(To)}";

    private static bool TryMinute(string text, out int minute)
    {
        minute = 0;
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
            return false;
        minute = hours * 60 + minutes;
        return minutes < 60 && minute <= EndOfDay;
    }

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
