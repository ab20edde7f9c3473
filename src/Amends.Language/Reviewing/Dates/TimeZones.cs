using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>Offsets of the time zones that people name beside a clock time.</summary>
internal static class TimeZones
{
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
