using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Amends.Recovery;

/// <summary>
/// Holidays from a calendar file (<c>.ics</c>, RFC 5545), as governments and calendar programs write them: every event that lasts whole days, with
/// those that come again each year. Events with a time of day, and those that were cancelled, are no holidays and are passed over.
/// </summary>
public static class HolidayFeed
{
    /// <summary>Largest file, in UTF-16 code units.</summary>
    public const int LongestFile = 2_000_000;

    /// <summary>Longest event that is taken for holidays, in days.</summary>
    public const int LongestEvent = 31;

    /// <summary>Most days off that are taken from one file.</summary>
    public const int MostDays = 5_000;

    private const int LongestName = 100;

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The days off, in order, each once.</summary>
    /// <exception cref="FormatException">It is not a calendar file, or it holds no whole days; the message says where and what to do.</exception>
    public static IReadOnlyList<Holiday> Read(string ics)
    {
        if (ics.Length > LongestFile)
            throw new FormatException("This calendar is too large. Choose one that holds only holidays.");
        var days = new SortedDictionary<LocalDate, string>();
        var isCalendar = false;
        Event? now = null;
        foreach (var (number, line) in Unfolded(ics))
        {
            var (name, value) = Property(line);
            switch (name)
            {
                case "BEGIN" when Is(value, "VCALENDAR"):
                    isCalendar = true;
                    break;
                case "BEGIN" when Is(value, "VEVENT"):
                    if (now is not null)
                        throw new FormatException($"Line {number}: an event begins inside the one of line {now.Line}. Export the calendar anew.");
                    now = new Event(number);
                    break;
                case "END" when now is not null && Is(value, "VEVENT"):
                    now.Take(days);
                    now = null;
                    break;
                case not "" when now is not null:
                    now.Read(name, value, number);
                    break;
            }
        }

        if (!isCalendar)
            throw new FormatException("This is not a calendar file. Export the holidays as .ics and choose that file.");
        if (now is not null)
            throw new FormatException($"Line {now.Line}: this event has no end. The file was cut off; export it anew.");
        return days.Count > 0
            ? [.. days.Select(day => new Holiday(day.Key, day.Value))]
            : throw new FormatException("This calendar holds no events that last a whole day, so there are no holidays to take from it.");
    }

    private static bool Is(string value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static (string Name, string Value) Property(string line)
    {
        var colon = Colon(line);
        if (colon < 0)
            return ("", "");
        var name = line[..colon].Split(';', 2)[0];
        return (name.Trim().ToUpper(CultureInfo.InvariantCulture), line[(colon + 1)..].Trim());
    }

    /// <summary>The first colon that does not stand in quotes.</summary>
    private static int Colon(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ':' && !quoted)
                return i;
        }

        return -1;
    }

    /// <summary>A line that begins with a space or a tab goes on the one before.</summary>
    private static IEnumerable<(int Number, string Line)> Unfolded(string ics)
    {
        var line = new StringBuilder();
        var (number, first) = (0, 1);
        foreach (var part in ics.TrimStart('\uFEFF').Split('\n').Select(part => part.TrimEnd('\r')))
        {
            number++;
            if (part is [' ' or '\t', ..])
            {
                line.Append(part, 1, part.Length - 1);
                continue;
            }

            yield return (first, line.ToString());
            line.Clear().Append(part);
            first = number;
        }

        yield return (first, line.ToString());
    }

    /// <summary>One event while it is read.</summary>
    private sealed class Event(int line)
    {
        private readonly HashSet<LocalDate> _except = [];
        private readonly List<LocalDate> _also = [];
        private LocalDate? _from, _to;
        private int _days = 1;
        private string _name = "";
        private bool _isCancelled, _isException;
        private (int Line, string Rule)? _rule;

        public int Line => line;

        public void Read(string name, string value, int number)
        {
            switch (name)
            {
                case "DTSTART":
                    _from = Date(value, number);
                    break;
                case "DTEND":
                    _to = Date(value, number);
                    break;
                case "DURATION":
                    _days = value.Length > 2 && value[0] == 'P' && value[^1] is 'D' or 'W' && int.TryParse(value.AsSpan(1, value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                        ? (int)Math.Min((long)length * (value[^1] == 'W' ? 7 : 1), LongestEvent + 1) : 1;
                    break;
                case "SUMMARY":
                    var words = string.Concat(value.Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\", "", StringComparison.Ordinal).Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
                    _name = words.Length <= LongestName ? words : words[..LongestName];
                    break;
                case "STATUS":
                    _isCancelled = Is(value, "CANCELLED");
                    break;
                case "RECURRENCE-ID":
                    _isException = true;
                    break;
                case "EXDATE":
                    _except.UnionWith(value.Split(',').Select(date => Date(date, number)).OfType<LocalDate>());
                    break;
                case "RDATE":
                    _also.AddRange(value.Split(',').Select(date => Date(date, number)).OfType<LocalDate>());
                    break;
                case "RRULE":
                    _rule = (number, value);
                    break;
            }
        }

        /// <summary>The end is the first day that is no longer part of it; without one it is a single day.</summary>
        public void Take(SortedDictionary<LocalDate, string> days)
        {
            if (_from is not { } first || _isCancelled)
                return;
            var length = _to > first ? Period.DaysBetween(first, _to.Value) : _days;
            if (length > LongestEvent)
                throw new FormatException($"Line {line}: the event on {LocalDatePattern.Iso.Format(first)} lasts longer than {LongestEvent} days. That is no holiday: take it out, and choose the file again.");
            // One moved occurrence of a series stands beside the series: a day off more does no harm, one less might.
            var starts = _rule is { } rule && !_isException ? YearlyRule.Read(rule.Rule, rule.Line).From(first) : [first];
            foreach (var start in starts.Concat(_also).Where(start => !_except.Contains(start)))
            {
                for (var day = 0; day < length; day++)
                    days.TryAdd(start.PlusDays(day), _name);
                if (days.Count > MostDays)
                    throw new FormatException($"Line {line}: with this event the calendar has more than {MostDays} days off. Choose one that holds only holidays.");
            }
        }

        /// <summary>Whole days only; a value with a time of day is none.</summary>
        private static LocalDate? Date(string value, int number)
        {
            var text = value.Trim();
            if (Day.Parse(text).TryGetValue(default, out var date))
                return date.Year is >= 1970 and < 9000 ? date : throw new FormatException($"Line {number}: the year {date.Year} is out of range. Choose 1970 to 8999.");
            if (text.Length == 8 && text.All(char.IsAsciiDigit))
                throw new FormatException($"Line {number}: “{text}” is not a date. Write it like 20261225.");
            return null;
        }
    }
}

/// <summary>A day off.</summary>
/// <param name="Name">What it is called; empty where nobody said.</param>
public sealed record Holiday(LocalDate Date, string Name);
