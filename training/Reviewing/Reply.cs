using System.Text.Json;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>A labelled reply of our own.</summary>
/// <param name="Labels">1 or 0 a code, in the order of <see cref="Codes"/>.</param>
internal sealed record Reply(string Id, string Customer, string Draft, double[] Labels, double Quality)
{
    public static IReadOnlyList<string> Codes { get; } = [.. Rubric.Principles, .. Rubric.Warnings];

    public static List<Reply> Load(string folder)
    {
        var replies = new List<Reply>();
        foreach (var path in Directory.GetFiles(folder, "replies-*.jsonl").Order(StringComparer.Ordinal))
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0) continue;
            using var row = JsonDocument.Parse(line);
            replies.Add(Read(row.RootElement));
        }

        return replies;
    }

    private static Reply Read(JsonElement row)
    {
        var present = row.GetProperty("principles").EnumerateArray().Concat(row.GetProperty("warnings").EnumerateArray()).Select(code => code.GetString()!).ToHashSet();
        return new(
            row.GetProperty("id").GetString()!, row.GetProperty("customer").GetString()!, row.GetProperty("draft").GetString()!,
            [.. Codes.Select(code => present.Contains(code) ? 1.0 : 0)],
            row.GetProperty("quality").GetDouble());
    }
}
