using System.Text.Json;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>A labelled reply of our own.</summary>
/// <param name="Labels">1 or 0 a code, in the order of <see cref="Codes"/>; NaN where it is not labelled.</param>
internal sealed record Reply(string Id, string Customer, string Draft, double[] Labels, double Quality)
{
    public static IReadOnlyList<string> Codes { get; } = [.. Rubric.Principles, .. Rubric.Warnings];

    public static List<Reply> Load(string folder)
    {
        var extra = Extra(folder);
        var replies = new List<Reply>();
        foreach (var path in Directory.GetFiles(folder, "replies-*.jsonl").Order(StringComparer.Ordinal))
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0) continue;
            using var row = JsonDocument.Parse(line);
            replies.Add(Read(row.RootElement, extra));
        }

        return replies;
    }

    private static Reply Read(JsonElement row, Dictionary<string, Dictionary<string, double>> extra)
    {
        var id = row.GetProperty("id").GetString()!;
        var present = row.GetProperty("principles").EnumerateArray().Concat(row.GetProperty("warnings").EnumerateArray()).Select(code => code.GetString()!).ToHashSet();
        var later = extra.GetValueOrDefault(id);
        return new(
            id, row.GetProperty("customer").GetString()!, row.GetProperty("draft").GetString()!,
            [.. Codes.Select(code => later is not null && later.TryGetValue(code, out var label) ? label : present.Contains(code) ? 1 : 0)],
            row.GetProperty("quality").GetDouble());
    }

    /// <summary>Codes that joined the rubric after the first files were labelled, labelled in a file of their own.</summary>
    private static Dictionary<string, Dictionary<string, double>> Extra(string folder)
    {
        var extra = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(folder, "labels-extra*.jsonl").Order(StringComparer.Ordinal))
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0) continue;
            using var row = JsonDocument.Parse(line);
            extra[row.RootElement.GetProperty("id").GetString()!] = row.RootElement.EnumerateObject().Where(label => label.Name != "id").ToDictionary(label => label.Name, label => label.Value.GetBoolean() ? 1.0 : 0.0);
        }

        return extra;
    }
}
