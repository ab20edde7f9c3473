using System.Globalization;

namespace Amends.Training.Reading;

/// <summary>A public text with what our readers judged of it: heat, and a run of letters for the rest (training/data/README.md lists them).</summary>
internal sealed record RealText(string Id, string Text, float Heat, string Flags)
{
    public bool Complaint => Flags.Contains('c', StringComparison.Ordinal);

    /// <summary>What a flag says of a head of the customers' table: 1 or 0, or not a number where readers were not asked.</summary>
    public float Of(string head)
    {
        var flag = head switch
        {
            "complaint" => 'c',
            "signal:abuse" => 'a',
            "signal:wait" => 'w',
            "signal:repeat" => 'r',
            "signal:churn" => 'x',
            "signal:vulnerable" => 'v',
            "signal:safety" => 's',
            _ => '\0',
        };
        if (flag != '\0')
            return Flags.Contains(flag, StringComparison.Ordinal) ? 1 : 0;
        // What is no complaint has no concern; what a complaint is about was not asked.
        var aboutConcerns = head.StartsWith("family:", StringComparison.Ordinal) || head.StartsWith("concern:", StringComparison.Ordinal);
        return aboutConcerns && !Complaint ? 0 : float.NaN;
    }
}

/// <summary>Joins our judgements (ids and figures, ours to ship) with the public texts they are about (which stay in the data folder).</summary>
internal static class RealTexts
{
    public static List<RealText> Read(string data, string labels)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows(Path.Combine(data, "goemotions", "train.tsv")).Where(row => row.Length >= 3))
            texts["goemotions " + row[2]] = Sources.Unmask(row[0]);
        foreach (var row in Rows(Path.Combine(data, "vader", "tweets_GroundTruth.txt")).Where(row => row.Length >= 3))
            texts["tweets t" + row[0]] = System.Net.WebUtility.HtmlDecode(row[2]);
        foreach (var row in Rows(Path.Combine(data, "vader", "amazonReviewSnippets_GroundTruth.txt")).Where(row => row.Length >= 3))
            texts["snippets " + row[0]] = System.Net.WebUtility.HtmlDecode(row[2]);
        var all = new List<RealText>();
        foreach (var path in Directory.GetFiles(labels, "heat-*.tsv").Order(StringComparer.Ordinal))
        {
            var set = Path.GetFileNameWithoutExtension(path)["heat-".Length..];
            foreach (var row in Rows(path))
                if (texts.TryGetValue(set + " " + row[0], out var text))
                    all.Add(new RealText(set + " " + row[0], text, float.Parse(row[1], CultureInfo.InvariantCulture) / 100, row.Length > 2 ? row[2] : ""));
        }
        return all;
    }

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Select(line => line.Split('\t'));
}
