using System.Reflection;

namespace Amends.Practice;

/// <summary>The scenarios that ship with Amends.</summary>
public static class ScenarioLibrary
{
    private const string Prefix = "scenario/";

    private static readonly Lazy<Dictionary<string, Scenario>> Shipped = new(Load);

    /// <summary>All of them, easiest first.</summary>
    public static IReadOnlyList<Scenario> All => [.. Shipped.Value.Values.OrderBy(scenario => scenario.Level).ThenBy(scenario => scenario.Id, StringComparer.Ordinal)];

    /// <summary>The scenario of that id; null where there is none.</summary>
    public static Scenario? Find(string id) => Shipped.Value.GetValueOrDefault(id);

    private static Dictionary<string, Scenario> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
    }

    private static Scenario Read(Assembly assembly, string name)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return ScenarioFile.Read(name[Prefix.Length..] + ".json", text.ReadToEnd());
    }
}
