using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amends.Practice;

/// <summary>Reads a scenario and says where it is wrong.</summary>
public static class ScenarioFile
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="ScenarioException">The file is no scenario; the message names file, line and what to do.</exception>
    public static Scenario Read(string file, string json)
    {
        Scenario scenario;
        try
        {
            scenario = JsonSerializer.Deserialize<Scenario>(json, Format) ?? throw new ScenarioException(file, 1, "give an object");
        }
        catch (JsonException wrong)
        {
            throw new ScenarioException(file, (wrong.LineNumber ?? 0) + 1, wrong.Message.Split(" Path:")[0]);
        }
        Check(file, json, Holes(scenario));
        Check(file, json, Rules(scenario));
        return scenario;
    }

    private static void Check(string file, string json, IEnumerable<(string Property, bool IsWrong, string Advice)> rules)
    {
        foreach (var (property, isWrong, advice) in rules)
        {
            if (isWrong)
                throw new ScenarioException(file, LineOf(json, property), $"\"{property}\": {advice}");
        }
    }

    /// <summary>The scenario as a file that <see cref="Read"/> understands.</summary>
    public static string Write(Scenario scenario) => JsonSerializer.Serialize(scenario, Format);

    /// <summary>Null or nothing in a list, which the format itself lets pass; looked at one after the other, and before all that looks into the lists.</summary>
    private static IEnumerable<(string Property, bool IsWrong, string Advice)> Holes(Scenario scenario)
    {
        yield return ("wants", HasBlank(scenario.Wants), "name each want");
        yield return ("concerns", HasBlank(scenario.Concerns), "name each concern");
        yield return ("story", scenario.Story.Any(part => part is null), "give each part, or leave it out");
        yield return ("topics", scenario.Story.Any(part => HasBlank(part.Topics)), "give each word, or leave it out");
        yield return ("calmer", HasBlank(scenario.Lines.Calmer), "give each line, or leave it out");
        yield return ("angrier", HasBlank(scenario.Lines.Angrier), "give each line, or leave it out");
        yield return ("leaving", HasBlank(scenario.Lines.Leaving), "give each line, or leave it out");
    }

    private static bool HasBlank(IReadOnlyList<string> list) => list.Any(string.IsNullOrWhiteSpace);

    private static IEnumerable<(string Property, bool IsWrong, string Advice)> Rules(Scenario scenario) =>
    [
        ("id", scenario.Id.Length == 0 || !scenario.Id.All(c => c is >= 'a' and <= 'z' or '_' or >= '0' and <= '9'), "use small letters, digits and _"),
        ("title", string.IsNullOrWhiteSpace(scenario.Title), "give a title"),
        ("trade", string.IsNullOrWhiteSpace(scenario.Trade), "name the trade"),
        ("level", scenario.Level is < 1 or > 3, "give 1, 2 or 3"),
        ("name", string.IsNullOrWhiteSpace(scenario.Persona.Name), "say who they are"),
        ("temper", scenario.Persona.Temper is not (>= 0.5 and <= 2), "give a number from 0.5 to 2"),
        ("forgiving", scenario.Persona.Forgiving is not (>= 0.5 and <= 2), "give a number from 0.5 to 2"),
        ("leaves", scenario.Persona.Leaves <= scenario.Anger || scenario.Persona.Leaves > 100, "give more than the anger at the start, up to 100"),
        ("style", scenario.Persona.Style is not (PersonaStyle.Plain or PersonaStyle.Own), "give plain or own, or leave it out"),
        ("opening", string.IsNullOrWhiteSpace(scenario.Opening), "give the first message"),
        ("anger", scenario.Anger is < 1 or > 95, "give 1 to 95"),
        ("wants", scenario.Wants.Count == 0, "name at least one want"),
        ("concerns", scenario.Concerns.Count == 0, "name at least one concern"),
        ("story", scenario.Story.Count < 2, "give at least two parts"),
        ("topics", scenario.Story.Any(part => part.Topics.Count == 0), "give the words of a question"),
        ("says", scenario.Story.Any(part => string.IsNullOrWhiteSpace(part.Says)), "give the answer"),
        ("calmer", scenario.Lines.Calmer.Count == 0, "give at least one line"),
        ("angrier", scenario.Lines.Angrier.Count == 0, "give at least one line"),
        ("leaving", scenario.Lines.Leaving.Count == 0, "give at least one line"),
    ];

    private static int LineOf(string json, string property)
    {
        var place = json.IndexOf($"\"{property}\"", StringComparison.Ordinal);
        return place < 0 ? 1 : json.AsSpan(0, place).Count('\n') + 1;
    }
}

/// <summary>A scenario file that cannot be used.</summary>
public sealed class ScenarioException(string file, long line, string advice) : Exception($"{file}, line {line}: {advice}")
{
    public long Line => line;
}
