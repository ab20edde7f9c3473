using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Amends.Recovery;

/// <summary>A charter as it is written down: one readable JSON file each.</summary>
public static partial class CharterFile
{
    private const int LongestCode = 40, LongestLine = 500, LongestLetter = 20_000, MostClocks = 40, MostPoints = 40;

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly JsonSerializerOptions Readable = new(Options)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="calendar">Finds a calendar by its code; null where there is none.</param>
    /// <exception cref="FormatException">The file is not a charter; the message says where and why.</exception>
    public static Charter Read(string json, Func<string, BusinessCalendar?> calendar)
    {
        var file = Parse(json);
        if (!LocalDatePattern.Iso.Parse(file.Effective).TryGetValue(default, out var effective))
            throw new FormatException($"“{file.Effective}” is not a date. Write “effective” like 2026-04-08.");
        if (!IsCode(file.Code) || file.Version < 1)
            throw new FormatException($"A charter needs a code, and a version from 1 on. A code has small letters, digits, - and _, at most {LongestCode}, and begins with a letter.");
        Lines("The charter", ("name", file.Name), ("source", file.Source), ("notice", file.Notice));
        if (calendar(file.Calendar) is not { } found)
            throw new FormatException($"There is no calendar “{file.Calendar}”.");
        Clocks(file.Clocks);
        Documents(file.Documents ?? [], [.. file.Clocks.Select(clock => clock.Code)]);
        return new(file.Code, file.Version, file.Name, file.Source, effective, file.Notice, found, file.Clocks) { Documents = file.Documents ?? [] };
    }

    /// <summary>The file of this charter, as <see cref="Read"/> reads it.</summary>
    public static string Write(Charter it) => JsonSerializer.Serialize(
        new File(it.Code, it.Version, it.Name, it.Source, LocalDatePattern.Iso.Format(it.Effective), it.Notice, it.Calendar.Code, it.Clocks, it.Documents.Count == 0 ? null : it.Documents), Readable);

    private static void Clocks(IReadOnlyList<CharterClock> clocks)
    {
        if (clocks.Count is 0 or > MostClocks)
            throw new FormatException($"A charter needs at least one clock, and no more than {MostClocks}.");
        for (var i = 0; i < clocks.Count; i++)
        {
            var clock = clocks[i];
            var name = $"Clock {i + 1}";
            if (clock is null || string.IsNullOrWhiteSpace(clock.Code) || string.IsNullOrWhiteSpace(clock.Label))
                throw new FormatException($"{name}: each clock needs a code and a label.");
            if (!IsCode(clock.Code))
                throw new FormatException($"{name}: “{clock.Code}” is not a code. Use small letters, digits, - and _, at most {LongestCode}, and begin with a letter.");
            Lines(name, ("label", clock.Label), ("note", clock.Note ?? "-"));
            if (clock.Unless is { } other && (other == clock.Code || !clocks.Any(one => one?.Code == other)))
                throw new FormatException($"{name}: there is no other clock “{other}” that could take its place.");
            if (clock is { ByHeat: not null, From: not (ClockStart.FirstWords or ClockStart.LaterWords) })
                throw new FormatException($"{name}: limits by heat belong to clocks that start with the customer's words.");
        }

        if (clocks.GroupBy(clock => clock.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"Two clocks are called “{twice.Key}”. Each needs a code of its own.");
    }

    private static void Documents(IReadOnlyList<CharterDocument> documents, IReadOnlyCollection<string> clocks)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            var document = documents[i];
            var name = $"Document {i + 1}";
            if (document is null || document.Stops.Contains(null!) || document.Letter.Contains(null!) || document.Contains.Any(point => point is null || point.Words.Any(string.IsNullOrWhiteSpace)))
                throw new FormatException($"{name}: everything in it must be given, not left empty.");
            Lines(name, ("name", document.Name));
            if (document.Stops.Append(document.Within).FirstOrDefault(clock => clock is not null && !clocks.Contains(clock)) is { } unknown)
                throw new FormatException($"{name}: there is no clock “{unknown}” in this charter.");
            if (document.Contains.Count > MostPoints || document.Contains.Any(point => point.Words.Count is 0 or > MostPoints || string.IsNullOrWhiteSpace(point.Says) || point.Words.Append(point.Says).Any(words => words.Length > LongestLine)))
                throw new FormatException($"{name}: each point says what it is and at least one wording that shows it, each in at most {LongestLine} characters.");
            if (document.Letter.Sum(paragraph => paragraph.Length) > LongestLetter)
                throw new FormatException($"{name}: keep the letter under {LongestLetter} characters.");
            foreach (var used in document.Letter.Concat(document.Contains.SelectMany(point => point.Words)).SelectMany(DocumentCheck.NamesIn))
            {
                if (!(used.StartsWith("due:", StringComparison.Ordinal) ? clocks.Contains(used[4..]) : DocumentCheck.Names.Contains(used)))
                    throw new FormatException($"{name}: nothing is known as {{{used}}}. There are {string.Join(", ", DocumentCheck.Names.Select(known => $"{{{known}}}"))} and {{due:CLOCK}}.");
            }
        }

        if (documents.GroupBy(document => document.Kind).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"Two documents are of the kind {Plain.Words(twice.Key)}. There is one of each.");
    }

    private static void Lines(string where, params (string Name, string Text)[] lines)
    {
        foreach (var (name, text) in lines)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestLine || text.Any(char.IsControl))
                throw new FormatException($"{where}: give its {name} on one line of at most {LongestLine} characters.");
        }
    }

    private static bool IsCode(string code) => code.Length <= LongestCode && Code().IsMatch(code);

    private static File Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<File>(json, Options) ?? throw new FormatException("The file is empty.");
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new FormatException($"This is not a charter: {Where(wrong as JsonException)}{wrong.Message}", wrong);
        }
    }

    /// <summary>"$.clocks[1].limit" is the limit of clock 2; where the message tells the path itself, nothing is added.</summary>
    private static string Where(JsonException? wrong) => wrong?.Path is { } path && Place().Match(path) is { Success: true } place
        ? $"{(place.Groups[1].Value == "clocks" ? "clock" : "document")} {int.Parse(place.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + 1}{(place.Groups[3].Success ? $", {place.Groups[3].Value}" : "")}: "
        : "";

    [GeneratedRegex(@"\A\$\.(clocks|documents)\[(\d{1,6})\](?:\.([A-Za-z]+))?")]
    private static partial Regex Place();

    [GeneratedRegex(@"\A[a-z][a-z0-9_-]*\z")]
    private static partial Regex Code();

    private sealed record File(
        string Code,
        int Version,
        string Name,
        string Source,
        string Effective,
        string Notice,
        string Calendar,
        IReadOnlyList<CharterClock> Clocks,
        IReadOnlyList<CharterDocument>? Documents = null);
}
