namespace Amends.Language.Reviewing.Dates;

/// <summary>Names of weekdays and months, also as people shorten them.</summary>
internal static class DayNames
{
    public static DayOfWeek? Weekday(string word) => word switch
    {
        "monday" or "mon" or "mondays" => DayOfWeek.Monday,
        "tuesday" or "tue" or "tues" or "tuesdays" => DayOfWeek.Tuesday,
        "wednesday" or "wed" or "weds" or "wednesdays" => DayOfWeek.Wednesday,
        "thursday" or "thu" or "thur" or "thurs" or "thursdays" => DayOfWeek.Thursday,
        "friday" or "fri" or "fridays" => DayOfWeek.Friday,
        "saturday" or "sat" or "saturdays" => DayOfWeek.Saturday,
        "sunday" or "sun" or "sundays" => DayOfWeek.Sunday,
        _ => null,
    };

    /// <summary>1 to 12, or 0 where the word names no month.</summary>
    public static int Month(string word) => word switch
    {
        "january" or "jan" => 1, "february" or "feb" => 2, "march" or "mar" => 3, "april" or "apr" => 4, "may" => 5, "june" or "jun" => 6,
        "july" or "jul" => 7, "august" or "aug" => 8, "september" or "sept" or "sep" => 9, "october" or "oct" => 10, "november" or "nov" => 11,
        "december" or "dec" => 12, _ => 0,
    };
}
