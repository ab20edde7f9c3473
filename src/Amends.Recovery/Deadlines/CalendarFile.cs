using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Amends.Recovery;

/// <summary>A business calendar as it is written down: one readable JSON file each, with its source.</summary>
public static class CalendarFile
{
    /// <exception cref="FormatException">The file is not a calendar; the message says where and why.</exception>
    public static BusinessCalendar Read(string json)
    {
        var file = Parse(json);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(file.Zone) is not { } zone)
            throw new FormatException($"There is no time zone “{file.Zone}”. Write it like Europe/London.");
        if (file.Week.Values.Any(hours => hours is null || hours.Contains(null!)) || file.Holidays.Contains(null!))
            throw new FormatException("A day of the week, its hours and every holiday must be given, not left empty.");
        try
        {
            return new(file.Code, zone, file.Week.ToDictionary(day => Day(day.Key), day => (IReadOnlyList<Hours>)[.. day.Value.Select(Hours.Parse)]), file.Holidays.Select(Date));
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static File Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<File>(json, CharterFile.Options) ?? throw new FormatException("The file is empty.");
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new FormatException($"This is not a calendar: {wrong.Message}", wrong);
        }
    }

    private static IsoDayOfWeek Day(string name) => Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) && day is not IsoDayOfWeek.None && !char.IsDigit(name[0])
        ? day
        : throw new FormatException($"“{name}” is not a day of the week.");

    private static LocalDate Date(Holiday holiday) => LocalDatePattern.Iso.Parse(holiday.Date).TryGetValue(default, out var date)
        ? date
        : throw new FormatException($"“{holiday.Date}” is not a date. Write it like 2026-12-25.");

    /// <param name="First">The first date whose holidays are listed.</param>
    /// <param name="Last">The last date whose holidays are listed.</param>
    private sealed record File(
        string Code,
        string Name,
        string Zone,
        string Source,
        string Rules,
        string First,
        string Last,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Week,
        IReadOnlyList<Holiday> Holidays);

    private sealed record Holiday(string Date, string Name);
}
