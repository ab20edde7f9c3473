using System.Globalization;

namespace Amends.Practice;

/// <param name="Due">As in a review: a day (yyyy-MM-dd: its end), or a time with its offset.</param>
public sealed record PromiseMade(string Text, string Due)
{
    /// <summary>Whether the other is later. A day without a time, said after a time of that day, is less exact and puts nothing off.</summary>
    /// <param name="due">As <see cref="Due"/>.</param>
    /// <param name="offset">In which a day begins and ends.</param>
    internal bool IsPutOffTo(string due, TimeSpan offset) =>
        DayOf(due) is { } day
            ? Moment(Due, offset) is { } first && day > DateOnly.FromDateTime(first.ToOffset(offset).DateTime)
            : Moment(due, offset) is { } later && later > Moment(Due, offset);

    private static DateOnly? DayOf(string due) =>
        DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? Moment(string due, TimeSpan offset) =>
        DayOf(due) is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), offset)
        : DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment
        : null;
}
