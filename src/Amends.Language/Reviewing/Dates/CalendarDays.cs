namespace Amends.Language.Reviewing.Dates;

/// <summary>Arithmetic on days: weeks that start on Monday, working days, feasts.</summary>
internal static class CalendarDays
{
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DateOnly FridayOf(DateOnly day) => MondayOf(day).AddDays(4);

    public static DateOnly SundayOf(DateOnly day) => MondayOf(day).AddDays(6);

    public static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>The next day of that name, never <paramref name="from"/> itself.</summary>
    public static DateOnly NextWeekday(DateOnly from, DayOfWeek weekday)
    {
        var ahead = ((int)weekday - (int)from.DayOfWeek + 7) % 7;
        return from.AddDays(ahead == 0 ? 7 : ahead);
    }

    /// <summary>Counts Monday to Friday, back where <paramref name="days"/> are negative; the day counted from is not itself counted.</summary>
    public static DateOnly AddWorkingDays(DateOnly from, int days)
    {
        var step = Math.Sign(days);
        // Whole weeks hold five each; one week is left to be walked, since a walk may start on a weekend.
        var weeks = Math.Max(0, Math.Abs(days) / 5 - 1);
        var day = from.AddDays(7 * weeks * step);
        for (var left = Math.Abs(days) - 5 * weeks; left > 0;)
        {
            day = day.AddDays(step);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }

        return day;
    }

    /// <summary>The nth weekday of a month; -1 is the last.</summary>
    public static DateOnly NthWeekday(int year, int month, DayOfWeek weekday, int nth)
    {
        if (nth < 0)
        {
            var last = EndOfMonth(new(year, month, 1));
            return last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7));
        }

        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (nth - 1));
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        var sum = h + l - 7 * m + 114;
        return new(year, sum / 31, sum % 31 + 1);
    }
}
