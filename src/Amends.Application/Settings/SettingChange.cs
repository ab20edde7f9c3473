using System.Text.Json;
using System.Text.RegularExpressions;

namespace Amends.Application;

/// <summary>What became of a setting in short words, from what is kept of it before and after: only what differs, a few words each.</summary>
internal static partial class SettingChange
{
    private const int LongestValue = 60, Longest = 400;

    /// <param name="before">JSON, as it was kept; null where nothing was.</param>
    /// <param name="after">JSON.</param>
    /// <returns>null on both sides where nothing differs.</returns>
    public static (string? Before, string? After) Words(string? before, string after)
    {
        if (before == after)
            return (null, null);
        using var was = before is null ? null : JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        if (now.RootElement.ValueKind != JsonValueKind.Object || (was is not null && was.RootElement.ValueKind != JsonValueKind.Object))
            return (before is null ? null : Short(before), Short(after));
        var (old, fresh) = (Members(was), Members(now));
        var names = fresh.Keys.Union(old.Keys).Where(name => old.GetValueOrDefault(name) != fresh.GetValueOrDefault(name)).ToList();
        return names.Count == 0 ? (null, null) : (before is null ? null : Told(names, old), Told(names, fresh));
    }

    private static Dictionary<string, string> Members(JsonDocument? document) =>
        document?.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.OrdinalIgnoreCase) ?? [];

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null => "none",
        JsonValueKind.Array when value.EnumerateArray().All(one => one.ValueKind is JsonValueKind.String or JsonValueKind.Number) => string.Join(", ", value.EnumerateArray().Select(Value)),
        JsonValueKind.Object when value.EnumerateObject().Any() && value.EnumerateObject().All(one => one.Value.ValueKind is JsonValueKind.String) =>
            string.Join(", ", value.EnumerateObject().Select(one => $"{Spaced(one.Name).Replace('_', ' ')} “{one.Value.GetString()}”")),
        _ => value.GetRawText(),
    };

    private static string Told(IEnumerable<string> names, Dictionary<string, string> members) => Cut(string.Join("; ", names.Select(name => $"{Spaced(name)}: {Short(members.GetValueOrDefault(name, "none"))}")), Longest);

    private static string Spaced(string name) => Humps().Replace(name, hump => " " + hump.Value).ToLowerInvariant();

    // What has a shape of its own is told of, not told.
    private static string Short(string value) => value.Length > 0 && value[0] is '{' or '[' ? "changed" : Cut(value, LongestValue);

    private static string Cut(string text, int length) => text.Length <= length ? text : Complaints.Words.Beginning(text, length - 1) + "…";

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Humps();
}
