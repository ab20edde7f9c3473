using System.Collections.Concurrent;
using System.Text.Json;

namespace Amends.Tests.Language.Reviewing;

/// <summary>Linguistic cases from the data files beside these tests; each line has a name of its own.</summary>
internal static class Cases
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, JsonElement>> Loaded = new();

    public static Dictionary<string, JsonElement> Load(string file) => Loaded.GetOrAdd(file, name =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Language", "Reviewing", name)).Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(row => row.GetProperty("name").GetString()!));
}
