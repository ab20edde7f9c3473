using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Amends.Recovery;

/// <summary>A charter as it is written down: one readable JSON file each.</summary>
public static class CharterFile
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="calendar">Finds a calendar by its code; null where there is none.</param>
    /// <exception cref="FormatException">The file is not a charter; the message says where and why.</exception>
    public static Charter Read(string json, Func<string, BusinessCalendar?> calendar)
    {
        var file = Parse(json);
        if (!LocalDatePattern.Iso.Parse(file.Effective).TryGetValue(default, out var effective))
            throw new FormatException($"“{file.Effective}” is not a date. Write “effective” like 2026-04-08.");
        if (string.IsNullOrWhiteSpace(file.Code) || file.Version < 1)
            throw new FormatException("A charter needs a code, and a version from 1 on.");
        if (calendar(file.Calendar) is not { } found)
            throw new FormatException($"There is no calendar “{file.Calendar}”.");
        if (file.Clocks.Any(clock => clock is null || string.IsNullOrWhiteSpace(clock.Code) || string.IsNullOrWhiteSpace(clock.Label)))
            throw new FormatException("Each clock needs a code and a label.");
        if (file.Clocks.Count == 0)
            throw new FormatException("A charter needs at least one clock.");
        if (file.Clocks.GroupBy(clock => clock.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"Two clocks are called “{twice.Key}”. Each needs a code of its own.");
        return new(file.Code, file.Version, file.Name, file.Source, effective, file.Notice, found, file.Clocks);
    }

    private static File Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<File>(json, Options) ?? throw new FormatException("The file is empty.");
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new FormatException($"This is not a charter: {wrong.Message}", wrong);
        }
    }

    private sealed record File(
        string Code,
        int Version,
        string Name,
        string Source,
        string Effective,
        string Notice,
        string Calendar,
        IReadOnlyList<CharterClock> Clocks);
}
