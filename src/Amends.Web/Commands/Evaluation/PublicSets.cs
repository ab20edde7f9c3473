using System.Globalization;
using System.Net;
using Amends.Language;

namespace Amends.Web.Commands.Evaluation;

/// <summary>The public sets. The engine has learned from the training part of GoEmotions only; all others it sees here for the first time.</summary>
internal static class PublicSets
{
    private const int Anger = 2, Annoyance = 3;

    private static readonly string[] EmoIntFiles = ["anger-train.tsv", "anger-dev-gold.tsv"];
    private static readonly string[] TweetEvalSplits = ["train", "val"];

    public static IEnumerable<Row> GoEmotions(string folder)
    {
        var dev = Emotions(folder, "dev");
        var test = Emotions(folder, "test");
        var names = dev[0].Reading.Emotions.Keys.ToArray();
        double[] thresholds = [.. names.Select((name, label) => Measures.SteadyThreshold(Scores(dev, name), Truth(dev, label)))];
        double[] F1(List<Comment> rows) => [.. names.Select((name, label) => Measures.F1At(Scores(rows, name), Truth(rows, label), thresholds[label]))];
        var each = F1(test);
        yield return new("GoEmotions, test", "macro-F1 of 28, thresholds from dev", test.Count, each.Average(), "BERT .46, re-runs .49-.50; BiLSTM .41");
        var learned = Comments(folder, "train").Select(row => Letters(row[0])).ToHashSet();
        var unseen = test.FindAll(row => !learned.Contains(Letters(row.Text)));
        yield return new("GoEmotions, test", "the same without texts that also stand in train", unseen.Count, F1(unseen).Average(), "");
        foreach (var (name, published) in new[] { ("anger", "BERT .47-.50"), ("annoyance", "BERT .34-.39"), ("disappointment", "BERT .28-.33"), ("gratitude", "BERT .86-.91"), ("remorse", "BERT .66-.68") })
            yield return new("GoEmotions, test", "F1 " + name, test.Count, each[Array.IndexOf(names, name)], published);
        var angry = test.Select(row => row.Reading.Emotions["anger"] + row.Reading.Emotions["annoyance"]).ToList();
        yield return new("GoEmotions, test", "AUC anger + annoyance", test.Count, Measures.Auc(angry, [.. test.Select(row => row.Labels.Contains(Anger) || row.Labels.Contains(Annoyance))]), "VADER .761");
        yield return new("GoEmotions, test", "calibration error, all emotions", test.Count, names.Select((name, label) => Measures.CalibrationError(Scores(test, name), Truth(test, label))).Average(), "");
    }

    public static IEnumerable<Row> Airline(string folder)
    {
        using var file = File.OpenText(Path.Combine(folder, "eval-only", "airline", "tweets.csv"));
        var rows = CsvRows.Read(file).Skip(1).Select(row => (Negative: row[1] == "negative", Reading: MessageReader.Default.Read(WebUtility.HtmlDecode(row[5])))).ToList();
        bool[] truth = [.. rows.Select(row => row.Negative)];
        yield return new("airline tweets, zero-shot", "AUC of heat, negative or not", rows.Count, Measures.Auc([.. rows.Select(row => row.Reading.Heat)], truth), "VADER .75-.78");
        yield return new("airline tweets, zero-shot", "AUC of negative polarity", rows.Count, Measures.Auc([.. rows.Select(row => row.Reading.Polarity.Negative - row.Reading.Polarity.Positive)], truth), "trained on them .93-.95");
        yield return new("airline tweets, zero-shot", "AUC of complaint", rows.Count, Measures.Auc([.. rows.Select(row => row.Reading.Complaint)], truth), "");
        yield return new("airline tweets, zero-shot", "calibration error of complaint", rows.Count, Measures.CalibrationError([.. rows.Select(row => row.Reading.Complaint)], truth), "");
    }

    public static IEnumerable<Row> EmoInt(string folder)
    {
        var rows = EmoIntFiles.SelectMany(name => File.ReadLines(Path.Combine(folder, "eval-only", "emoint-anger", name)))
            .Select(line => line.Split('\t')).Where(row => row.Length >= 4)
            .Select(row => (Reading: MessageReader.Default.Read(WebUtility.HtmlDecode(row[1])), Intensity: double.Parse(row[3], CultureInfo.InvariantCulture))).ToList();
        double[] truth = [.. rows.Select(row => row.Intensity)];
        yield return new("EmoInt anger, zero-shot", "r of heat", rows.Count, Measures.Pearson([.. rows.Select(row => row.Reading.Heat)], truth), "VADER .50; trained .69-.76");
        yield return new("EmoInt anger, zero-shot", "r of anger and annoyance", rows.Count, Measures.Pearson([.. rows.Select(row => row.Reading.Emotions["anger"] + row.Reading.Emotions["annoyance"])], truth), "");
    }

    public static IEnumerable<Row> TweetEval(string folder)
    {
        var root = Path.Combine(folder, "eval-only", "tweeteval-emotion");
        var rows = TweetEvalSplits.SelectMany(split => File.ReadLines(Path.Combine(root, split + "_text.txt")).Zip(File.ReadLines(Path.Combine(root, split + "_labels.txt"))))
            .Select(row => (Reading: MessageReader.Default.Read(row.First), Angry: row.Second.Trim() == "0")).ToList();
        bool[] truth = [.. rows.Select(row => row.Angry)];
        yield return new("TweetEval emotion, zero-shot", "AUC of heat, anger or not", rows.Count, Measures.Auc([.. rows.Select(row => row.Reading.Heat)], truth), "VADER .735; trained .90");
        yield return new("TweetEval emotion, zero-shot", "AUC of anger and annoyance", rows.Count, Measures.Auc([.. rows.Select(row => row.Reading.Emotions["anger"] + row.Reading.Emotions["annoyance"])], truth), "");
    }

    private sealed record Comment(string Text, Reading Reading, int[] Labels);

    private static List<Comment> Emotions(string folder, string split) =>
    [
        .. Comments(folder, split).Select(row => new Comment(row[0], MessageReader.Default.Read(Unmask(row[0])), [.. row[1].Split(',').Select(label => int.Parse(label, CultureInfo.InvariantCulture))])),
    ];

    private static IEnumerable<string[]> Comments(string folder, string split) =>
        File.ReadLines(Path.Combine(folder, "goemotions", split + ".tsv")).Select(line => line.Split('\t')).Where(row => row.Length >= 2);

    // Two texts that differ in spaces, signs or capitals alone are the same one.
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // The set's masks stand for names, as mentions do.
    private static string Unmask(string text) => text.Replace("[NAME]", "@name", StringComparison.Ordinal).Replace("[RELIGION]", "@religion", StringComparison.Ordinal);

    private static double[] Scores(List<Comment> rows, string name) => [.. rows.Select(row => row.Reading.Emotions[name])];

    private static bool[] Truth(List<Comment> rows, int label) => [.. rows.Select(row => row.Labels.Contains(label))];
}
