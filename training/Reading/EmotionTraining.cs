using System.Globalization;
using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>The table of emotions: 28 heads from GoEmotions, two of valence from VADER's ratings, one of dissatisfaction.</summary>
internal static class EmotionTraining
{
    public const int Bits = 18, Lanes = 32, TweetValence = 28, SnippetValence = 29, Dissatisfaction = 30;

    private static readonly int[] Dissatisfied = [2, 3, 9, 10, 11];

    public static readonly string[] Names = [.. Sources.Emotions, "valence of tweets", "valence of reviews", "dissatisfaction", ""];

    public static byte[] Run(string data, SparseData features, StringBuilder report)
    {
        var examples = new List<Example>();
        foreach (var comment in Sources.GoEmotions(data, "train"))
            examples.Add(features.From(comment.Text, Bits, Targets(comment)));
        Add(examples, features, Sources.VaderRated(data, "tweets_GroundTruth.txt"), TweetValence);
        Add(examples, features, Sources.VaderRated(data, "amazonReviewSnippets_GroundTruth.txt"), SnippetValence);
        var model = SparseModel.Fit(new Recipe(Bits, Lanes, examples[0].Dense.Length, Epochs: 10, Rate: 1, L2: 2e-5f) { DenseRate = 0.1f }, examples);
        var dev = Score(model, features, Sources.GoEmotions(data, "dev"));
        float[] slopes = [.. Enumerable.Repeat(1f, Lanes)], offsets = new float[Lanes], thresholds = [.. Enumerable.Repeat(0.5f, Lanes)];
        for (var lane = 0; lane < Sources.Emotions.Length; lane++)
        {
            double[] scores = [.. dev.Select(row => (double)row.Scores[lane])];
            bool[] truth = [.. dev.Select(row => row.Labels.Contains(lane))];
            (slopes[lane], offsets[lane]) = Calibration.Fit(scores, [.. truth.Select(yes => yes ? 1.0 : 0)]);
            thresholds[lane] = (float)Measures.SteadyThreshold([.. scores.Select(z => 1 / (1 + Math.Exp(-(slopes[lane] * z + offsets[lane]))))], truth);
        }
        foreach (var (name, rows) in new[] { ("dev", dev), ("test", Score(model, features, Sources.GoEmotions(data, "test"))) })
            report.AppendLine(CultureInfo.InvariantCulture, $"GoEmotions {name}: macro-F1 {Macro(rows, slopes, offsets, thresholds):F4} (before rounding to int8)");
        return ModelFile.Write(model, Names, slopes, offsets, thresholds);
    }

    private static float[] Targets(Comment comment)
    {
        var targets = new float[Lanes];
        foreach (var label in comment.Labels)
            targets[label] = 1;
        targets[TweetValence] = targets[SnippetValence] = float.NaN;
        targets[Dissatisfaction] = comment.Labels.Any(Dissatisfied.Contains) ? 1 : 0;
        return targets;
    }

    private static void Add(List<Example> examples, SparseData features, List<Rated> rated, int lane)
    {
        foreach (var row in rated)
        {
            float[] targets = [.. Enumerable.Repeat(float.NaN, Lanes)];
            targets[lane] = (float)(row.Value + 4) / 8;
            examples.Add(features.From(row.Text, Bits, targets));
        }
    }

    private static List<(float[] Scores, int[] Labels)> Score(SparseModel model, SparseData features, List<Comment> comments) =>
    [
        .. comments.Select(comment =>
        {
            var z = new float[Lanes];
            model.Score(features.From(comment.Text, Bits, []), z);
            return (z, comment.Labels);
        }),
    ];

    private static double Macro(List<(float[] Scores, int[] Labels)> rows, float[] slopes, float[] offsets, float[] thresholds) =>
        Enumerable.Range(0, Sources.Emotions.Length).Average(lane => Measures.F1At(
            [.. rows.Select(row => 1 / (1 + Math.Exp(-(slopes[lane] * row.Scores[lane] + offsets[lane]))))], [.. rows.Select(row => row.Labels.Contains(lane))], thresholds[lane]));
}
