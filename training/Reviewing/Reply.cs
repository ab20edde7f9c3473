using System.Text.Json;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>A labelled reply of our own.</summary>
/// <param name="Labels">1 or 0 a code, in the order of <see cref="Codes"/>; NaN where the file does not label it.</param>
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
        var id = row.GetProperty("id").GetString()!;
        var present = row.GetProperty("principles").EnumerateArray().Concat(row.GetProperty("warnings").EnumerateArray()).Select(code => code.GetString()!).ToHashSet();
        // The first two files were labelled before these codes joined the rubric.
        var early = id.StartsWith("r1-", StringComparison.Ordinal) || id.StartsWith("r2-", StringComparison.Ordinal);
        return new(
            id, row.GetProperty("customer").GetString()!, row.GetProperty("draft").GetString()!,
            [.. Codes.Select(code => early && code is "courtesy" or "collaborate" or "explain" or "negative" or "jargon" && early ? double.NaN : present.Contains(code) ? 1 : 0)],
            row.GetProperty("quality").GetDouble());
    }
}
