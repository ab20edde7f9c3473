using System.Globalization;
using System.Text.Json;

namespace Amends.Training.Reading;

/// <summary>A text with the numbers of its GoEmotions labels.</summary>
internal sealed record Comment(string Text, int[] Labels);

/// <summary>A text with a number: a mean valence, or an intensity.</summary>
internal sealed record Rated(string Text, double Value);

/// <summary>A customer's message with our labels.</summary>
internal sealed record Labelled(
    string Id, string Text, bool Complaint, double Heat, string[] Concerns, string[] Wants, string[] Signals, string Channel, int File);

/// <summary>Reads the public sets and our own, as their README describes them.</summary>
internal static class Sources
{
    public static readonly string[] Emotions =
    [
        "admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire", "disappointment", "disapproval", "disgust", "embarrassment", "excitement",
        "fear", "gratitude", "grief", "joy", "love", "nervousness", "optimism", "pride", "realization", "relief", "remorse", "sadness", "surprise", "neutral",
    ];

    public static List<Comment> GoEmotions(string data, string split) =>
    [
        .. File.ReadLines(Path.Combine(data, "goemotions", split + ".tsv")).Select(line => line.Split('\t')).Where(row => row.Length >= 2)
            .Select(row => new Comment(Unmask(row[0]), [.. row[1].Split(',').Select(label => int.Parse(label, CultureInfo.InvariantCulture))])),
    ];

    /// <summary>The masks of GoEmotions become mentions, which features leave out.</summary>
    public static string Unmask(string text) => text.Replace("[NAME]", "@name", StringComparison.Ordinal).Replace("[RELIGION]", "@religion", StringComparison.Ordinal);

    public static List<Rated> VaderRated(string data, string file) =>
    [
        .. File.ReadLines(Path.Combine(data, "vader", file)).Select(line => line.Split('\t')).Where(row => row.Length >= 3)
            .Select(row => new Rated(System.Net.WebUtility.HtmlDecode(row[2]), double.Parse(row[1], CultureInfo.InvariantCulture))),
    ];

    /// <summary>Posts of people in general with their heat, 0 to 1.</summary>
    public static List<Rated> People(string folder) =>
    [
        .. Directory.GetFiles(folder, "people-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return new Rated(json.RootElement.GetProperty("text").GetString()!, AsOfPublicTexts(json.RootElement.GetProperty("heat").GetDouble() / 100));
        }),
    ];

    /// <summary>
    /// Who wrote these posts called them hotter than the readers of public texts would: the ear trained on those alone hears them at .21 in the mean, their
    /// writers at .44. The difference of the two in log odds is taken off, or all words of everyday life would count as hot.
    /// </summary>
    private static double AsOfPublicTexts(double heat)
    {
        const double hotter = 1.2, edge = 0.01;
        var within = Math.Clamp(heat, edge, 1 - edge);
        return 1 / (1 + Math.Exp(hotter - Math.Log(within / (1 - within))));
    }

    public static List<Labelled> Own(string folder)
    {
        var all = new List<Labelled>();
        foreach (var path in Directory.GetFiles(folder, "customers-*.jsonl").Order(StringComparer.Ordinal))
        {
            var file = int.Parse(Path.GetFileNameWithoutExtension(path).AsSpan("customers-".Length), CultureInfo.InvariantCulture);
            foreach (var line in File.ReadLines(path))
            {
                using var json = JsonDocument.Parse(line);
                var row = json.RootElement;
                all.Add(new Labelled(
                    row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!, row.GetProperty("complaint").GetBoolean(), row.GetProperty("heat").GetDouble(),
                    Strings(row, "concerns"), Strings(row, "wants"), Strings(row, "signals"), row.GetProperty("channel").GetString()!, file));
            }
        }
        return all;
    }

    private static string[] Strings(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
