using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Amends.Recovery;

/// <summary>
/// When there is business: hours of the week in a time zone, less the holidays. Everything is counted in the calendar's own zone and in time
/// that really passes, so that the hour a clock is put forward does not exist and the hour it is put back counts twice.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>Most business days that can be counted off in one go: forty years.</summary>
    public const int MostDays = 10_000;

    private static readonly LocalDate LastDate = new(9990, 1, 1);

    private readonly Hours[][] _week;
    private readonly FrozenSet<LocalDate> _holidays;

    /// <param name="code">Stable name, such as <c>england-and-wales</c>.</param>
    /// <param name="week">The hours of each day of the week; days that are missing are free.</param>
    /// <exception cref="ArgumentException">There is no business hour in the whole week, or a day's hours overlap.</exception>
    public BusinessCalendar(string code, DateTimeZone zone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> week, IEnumerable<LocalDate>? holidays = null)
    {
        Code = code;
        Zone = zone;
        _week = [.. Enumerable.Range(0, 8).Select(day => week.TryGetValue((IsoDayOfWeek)day, out var hours) && day > 0 ? Joined(hours) : [])];
        _holidays = (holidays ?? []).ToFrozenSet();
        if (_week.All(day => day.Length == 0))
            throw new ArgumentException($"The calendar {code} has no business hours in the whole week, so nothing could ever be due. Give at least one day its hours.", nameof(week));
    }

    public string Code { get; }

    public DateTimeZone Zone { get; }

    public IReadOnlyCollection<LocalDate> Holidays => _holidays;

    /// <summary>Monday to Friday, the same hours each day.</summary>
    public static BusinessCalendar Weekdays(string code, DateTimeZone zone, IReadOnlyList<Hours> hours, IEnumerable<LocalDate>? holidays = null) =>
        new(code, zone, Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => hours), holidays);

    public IReadOnlyList<Hours> HoursOn(LocalDate date) => _holidays.Contains(date) ? [] : _week[(int)date.DayOfWeek];

    public bool IsBusinessDay(LocalDate date) => HoursOn(date).Count > 0;

    /// <summary>The date on the calendar's wall.</summary>
    public LocalDate DateOf(Instant at) => at.InZone(Zone).Date;

    /// <summary>The first moment at which so much business time has passed since <paramref name="start"/>; <paramref name="start"/> itself for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or more than forty years of days away.</exception>
    public Instant Add(Instant start, Duration business)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(business, Duration.Zero);
        if (business == Duration.Zero)
            return start;

        var left = business;
        var date = DateOf(start);
        for (var days = 0; days < MostDays * 3 / 2; days++, date = date.PlusDays(1))
        {
            if (date >= LastDate)
                return Instant.MaxValue;
            foreach (var hours in Span(date))
            {
                var (open, close) = Real(date, hours);
                open = Instant.Max(open, start);
                if (close <= open)
                    continue;
                if (left <= close - open)
                    return open + left;
                left -= close - open;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(business), business, $"The calendar {Code} has not that much business time in forty years.");
    }

    /// <summary>Business time from one moment to the other; negative where they are the wrong way round. Linear in the days between.</summary>
    public Duration Between(Instant start, Instant end)
    {
        if (end < start)
            return -Between(end, start);

        var passed = Duration.Zero;
        var last = DateOf(end);
        for (var date = DateOf(start); date <= last && date < LastDate; date = date.PlusDays(1))
        {
            foreach (var hours in Span(date))
            {
                var (open, close) = Real(date, hours);
                (open, close) = (Instant.Max(open, start), Instant.Min(close, end));
                if (close > open)
                    passed += close - open;
            }
        }

        return passed;
    }

    /// <summary>The <paramref name="days"/>th business day after the date, or before it where negative; the date itself for 0.</summary>
    public LocalDate AddDays(LocalDate date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, -MostDays);
        var direction = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0 && date < LastDate;)
        {
            date = date.PlusDays(direction);
            if (IsBusinessDay(date))
                left--;
        }

        return date;
    }

    /// <summary>The last second of the <paramref name="days"/>th business day, the day of <paramref name="start"/> not counted.</summary>
    public Instant EndOfDay(Instant start, int days) => EndOf(AddDays(DateOf(start), days));

    /// <summary>The close of business on the <paramref name="days"/>th business day, the day of <paramref name="start"/> not counted.</summary>
    public Instant CloseOfDay(Instant start, int days)
    {
        var date = AddDays(DateOf(start), days);
        return date < LastDate && Span(date) is [.., var last] ? Real(date, last).Close : EndOf(date);
    }

    /// <summary>The last second of this day: a deadline at midnight would show the wrong date.</summary>
    public Instant EndOf(LocalDate date) => date < LastDate ? Midnight(date) - Duration.FromSeconds(1) : Instant.MaxValue;

    /// <summary>The same hours and holidays in another zone.</summary>
    public BusinessCalendar In(DateTimeZone zone) =>
        new(Code, zone, Enumerable.Range(1, 7).ToDictionary(day => (IsoDayOfWeek)day, day => (IReadOnlyList<Hours>)_week[day]), _holidays);

    /// <summary>Midnight at the end of this day.</summary>
    public Instant Midnight(LocalDate date) => date < LastDate ? Real(date, Hours.EndOfDay) : Instant.MaxValue;

    private ReadOnlySpan<Hours> Span(LocalDate date) => _holidays.Contains(date) ? [] : _week[(int)date.DayOfWeek];

    private (Instant Open, Instant Close) Real(LocalDate date, Hours hours) => (Real(date, hours.From), Real(date, hours.To));

    /// <summary>
    /// When the wall clock shows this minute: where it is skipped, the moment of the leap; where it comes twice, the first time. One rule for
    /// opening and closing, so that intervals never overlap in real time.
    /// </summary>
    private Instant Real(LocalDate date, int minute)
    {
        var local = minute == Hours.EndOfDay ? date.PlusDays(1).AtMidnight() : date.AtMidnight().PlusMinutes(minute);
        var mapping = Zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    private static Hours[] Joined(IReadOnlyList<Hours> hours)
    {
        var joined = new List<Hours>();
        foreach (var next in hours.OrderBy(h => h.From))
        {
            if (next.From < 0 || next.To > Hours.EndOfDay || next.From >= next.To)
                throw new ArgumentException($"{next} is not an interval of a day.", nameof(hours));
            if (joined is [.., var last] && next.From < last.To)
                throw new ArgumentException($"{last} and {next} overlap.", nameof(hours));
            if (joined is [.., var before] && next.From == before.To)
                joined[^1] = before with { To = next.To };
            else
                joined.Add(next);
        }

        return [.. joined];
    }
}
