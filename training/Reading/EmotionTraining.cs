using System.Globalization;
using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>The table of emotions: 28 heads from GoEmotions, two of valence from VADER's ratings, one of dissatisfaction.</summary>
internal static class EmotionTraining
{
    public static float[] X = [10, 1, 2e-5f, 0.1f, 0, 0.5f];
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
        var model = SparseModel.Fit(new Recipe(Bits, Lanes, examples[0].Dense.Length, Epochs: X[0] == 0 ? 10 : (int)X[0], Rate: X[1], L2: X[2]) { DenseRate = X[3] }, examples);
        var dev = Score(model, features, Sources.GoEmotions(data, "dev"));
        float[] slopes = [.. Enumerable.Repeat(1f, Lanes)], offsets = new float[Lanes], thresholds = [.. Enumerable.Repeat(0.5f, Lanes)];
        for (var lane = 0; lane < Sources.Emotions.Length; lane++)
        {
            double[] scores = [.. dev.Select(row => (double)row.Scores[lane])];
            bool[] truth = [.. dev.Select(row => row.Labels.Contains(lane))];
            (slopes[lane], offsets[lane]) = Calibration.Fit(scores, [.. truth.Select(yes => yes ? 1.0 : 0)]);
            thresholds[lane] = (float)(1 / (1 + Math.Exp(-(slopes[lane] * Measures.BestThreshold(scores, truth) + offsets[lane]))));
        }
        double loss = 0, honest = 0;
        for (var lane = 0; lane < 28; lane++)
        {
            foreach (var row in dev) { double z = row.Scores[lane] * slopes[lane] + offsets[lane]; loss += Math.Log(1 + Math.Exp(row.Labels.Contains(lane) ? -z : z)) / dev.Count; }
            int h = 0, fo = 0, th = 0;
            for (var half = 0; half < 2; half++)
            {
                var a = dev.Where((_, i) => i % 2 == half).ToList(); var b = dev.Where((_, i) => i % 2 != half).ToList();
                var (sl, of) = Calibration.Fit([.. a.Select(r => (double)r.Scores[lane])], [.. a.Select(r => r.Labels.Contains(lane) ? 1.0 : 0)]);
                double Pr((float[] Scores, int[] Labels) r) => 1 / (1 + Math.Exp(-(sl * r.Scores[lane] + of)));
                var t = Measures.SteadyThreshold([.. a.Select(Pr)], [.. a.Select(r => r.Labels.Contains(lane))], X[5]);
                foreach (var r in b) { var y = Pr(r) >= t; h += y && r.Labels.Contains(lane) ? 1 : 0; fo += y ? 1 : 0; th += r.Labels.Contains(lane) ? 1 : 0; }
            }
            honest += Measures.F1(h, fo, th) / 28;
        }
        Console.WriteLine($"dev loss {loss:F4} 2-fold macro {honest:F4} anger AUC {Measures.Auc([.. dev.Select(r => (double)r.Scores[30])], [.. dev.Select(r => r.Labels.Any(Dissatisfied.Contains))]):F4}");
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
