using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Amends.Recovery;

/// <summary>
/// Holidays from a calendar file (<c>.ics</c>, RFC 5545), as governments publish them: every event that lasts whole days. Events with a time of
/// day, and repetitions, are no holidays and are passed over.
/// </summary>
public static class HolidayFeed
{
    /// <summary>Largest file, in UTF-16 code units.</summary>
    public const int LongestFile = 2_000_000;

    /// <summary>Longest event that is taken for holidays, in days.</summary>
    public const int LongestEvent = 31;

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The days off, in order, each once.</summary>
    /// <exception cref="FormatException">It is not a calendar file, or it holds no whole days; the message says what to do.</exception>
    public static IReadOnlyList<LocalDate> Read(string ics)
    {
        if (ics.Length > LongestFile)
            throw new FormatException("This calendar is too large. Choose one that holds only holidays.");
        var days = new SortedSet<LocalDate>();
        LocalDate? from = null, to = null;
        var (isCalendar, isEvent) = (false, false);
        foreach (var line in Unfolded(ics))
        {
            var (name, value) = Property(line);
            switch (name)
            {
                case "BEGIN" when value is "VCALENDAR":
                    isCalendar = true;
                    break;
                case "BEGIN" when value is "VEVENT":
                    (isEvent, from, to) = (true, null, null);
                    break;
                case "DTSTART" when isEvent:
                    from = Date(value);
                    break;
                case "DTEND" when isEvent:
                    to = Date(value);
                    break;
                case "END" when isEvent && value is "VEVENT":
                    isEvent = false;
                    Take(days, from, to);
                    break;
            }
        }

        if (!isCalendar)
            throw new FormatException("This is not a calendar file. Export the holidays as .ics and choose that file.");
        return days.Count > 0 ? [.. days] : throw new FormatException("This calendar holds no events that last a whole day, so there are no holidays to take from it.");
    }

    /// <summary>The end is the first day that is no longer part of it; without one it is a single day.</summary>
    private static void Take(SortedSet<LocalDate> days, LocalDate? from, LocalDate? to)
    {
        if (from is not { } first)
            return;
        var end = to > first ? to.Value : first.PlusDays(1);
        if (Period.DaysBetween(first, end) > LongestEvent)
            throw new FormatException($"The event on {LocalDatePattern.Iso.Format(first)} lasts longer than {LongestEvent} days. That is no holiday: take it out, and choose the file again.");
        for (var day = first; day < end; day = day.PlusDays(1))
            days.Add(day);
    }

    /// <summary>Whole days only; a value with a time of day is none.</summary>
    private static LocalDate? Date(string value) => Day.Parse(value.Trim()).TryGetValue(default, out var date) && date.Year is >= 1970 and < 9000 ? date : null;

    private static (string Name, string Value) Property(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return ("", "");
        var name = line[..colon].Split(';', 2)[0];
        return (name.ToUpper(CultureInfo.InvariantCulture), line[(colon + 1)..].Trim());
    }

    /// <summary>A line that begins with a space or a tab goes on the one before.</summary>
    private static IEnumerable<string> Unfolded(string ics)
    {
        var line = new StringBuilder();
        foreach (var part in ics.Split('\n').Select(part => part.TrimEnd('\r')))
        {
            if (part is [' ' or '\t', ..])
            {
                line.Append(part, 1, part.Length - 1);
                continue;
            }

            yield return line.ToString();
            line.Clear().Append(part);
        }

        yield return line.ToString();
    }
}
