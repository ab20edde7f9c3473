using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Amends.Language;
using Amends.Language.Text;

namespace Amends.Training.Reading;

/// <summary>The table of emotions: 28 heads from GoEmotions, one of valence from VADER's ratings, one of heat from our readers' judgements, one of dissatisfaction.</summary>
internal sealed class EmotionTraining
{
    public const int Buckets = 250_000, Lanes = 32, Valence = 28, Heat = 29, Dissatisfaction = 30, Folds = 3;

    /// <summary>Posts of our own teach what else is angry; with more weight what is heard in texts that people really wrote becomes worse.</summary>
    private const float PeopleWeight = 0.1f;

    private static readonly ulong[] Seeds = [20260310, 20260311, 20260312];

    private static readonly int[] Dissatisfied = [2, 3, 9, 10, 11];

    public static readonly string[] Names = [.. Sources.Emotions, "valence", "heat", "dissatisfaction", ""];

    private readonly string data;
    private readonly SparseData features;
    private readonly List<(string Text, Example Example)> rows = [];
    private readonly HashedTable[] unseen = new HashedTable[Folds];

    public EmotionTraining(string data, SparseData features, List<RealText> real, List<Rated> people)
    {
        (this.data, this.features) = (data, features);
        var targets = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var comment in Sources.GoEmotions(data, "train"))
            Labels(comment, At(targets, comment.Text));
        foreach (var file in new[] { "tweets_GroundTruth.txt", "amazonReviewSnippets_GroundTruth.txt" })
            foreach (var row in Sources.VaderRated(data, file))
                At(targets, row.Text)[Valence] = (float)(row.Value + 4) / 8;
        foreach (var text in real)
            At(targets, text.Text)[Heat] = text.Heat;
        rows.AddRange(targets.Select(row => (row.Key, features.From(row.Key, Buckets, row.Value))));
        rows.AddRange(people.Select(post => (post.Text, features.From(post.Text, Buckets, HeatOnly((float)post.Value), PeopleWeight))));
    }

    /// <summary>The blend of all emotions' scores, once the tables are trained.</summary>
    public byte[] BlendBytes { get; private set; } = [];

    /// <summary>Trains the table that ships, and for later stages one a fold that has not seen that fold's texts.</summary>
    public byte[] Run(StringBuilder report)
    {
        // The mean of several runs in different orders: rare emotions hang on a few texts, and on when they were last seen.
        var runs = new SparseModel[Seeds.Length];
        List<Example> all = [.. rows.Select(row => row.Example)];
        Parallel.For(0, Folds + Seeds.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            if (at < Folds)
                unseen[at] = Pinned.Table(ModelFile.Write(Fit([.. rows.Where(row => FoldOf(row.Text) != at).Select(row => row.Example)], Seeds[0]), Names, Ones(), new float[Lanes], Ones()));
            else
                runs[at - Folds] = Fit(all, Seeds[at - Folds]);
        });
        var model = SparseModel.Mean(runs);
        var weights = BlendTraining.Fit([.. rows.Where(row => !float.IsNaN(row.Example.Targets[0])).Select(row => (features.Feel(row.Text, Without(row.Text)), row.Example.Targets))]);
        BlendBytes = MemoryMarshal.AsBytes(weights.AsSpan()).ToArray();
        return Calibrated(model, new EmotionBlend(weights), report);
    }

    /// <summary>A table that has learned from all texts but those like this one.</summary>
    public HashedTable Without(string text) => unseen[FoldOf(text)];

    private static int FoldOf(string text) => (int)(WordHash.Of(text) * 0x9E3779B97F4A7C15 >> 33) % Folds;

    private static float[] Ones() => [.. Enumerable.Repeat(1f, Lanes)];

    /// <summary>Probabilities and thresholds come from the development part, read by the table as it ships: rounding moves scores.</summary>
    private byte[] Calibrated(SparseModel model, EmotionBlend blend, StringBuilder report)
    {
        float[] slopes = Ones(), offsets = new float[Lanes], thresholds = [.. Enumerable.Repeat(0.5f, Lanes)];
        byte[] Written() => ModelFile.Write(model, Names, slopes, offsets, thresholds);
        var table = Pinned.Table(Written());
        var dev = Score(table, blend, Sources.GoEmotions(data, "dev"));
        for (var lane = 0; lane < Sources.Emotions.Length; lane++)
        {
            double[] scores = [.. dev.Select(row => (double)row.Scores[lane])];
            bool[] truth = [.. dev.Select(row => row.Labels.Contains(lane))];
            (slopes[lane], offsets[lane]) = Calibration.Fit(scores, [.. truth.Select(yes => yes ? 1.0 : 0)]);
            thresholds[lane] = (float)Measures.SteadyThreshold([.. scores.Select(z => 1 / (1 + Math.Exp(-(slopes[lane] * z + offsets[lane]))))], truth);
        }
        foreach (var (name, scored) in new[] { ("dev", dev), ("test", Score(table, blend, Sources.GoEmotions(data, "test"))) })
            report.AppendLine(CultureInfo.InvariantCulture, $"GoEmotions {name}: macro-F1 {Macro(scored, slopes, offsets, thresholds):F4}");
        return Written();
    }

    private static SparseModel Fit(List<Example> examples, ulong seed) =>
        SparseModel.Fit(new Recipe(Buckets, Lanes, examples[0].Dense.Length, Epochs: 10, Rate: 1, L2: 2e-5f, Seed: seed) { DenseRate = 0.1f }, examples);

    private static float[] At(Dictionary<string, float[]> targets, string text)
    {
        if (!targets.TryGetValue(text, out var row))
            targets[text] = row = Unknown();
        return row;
    }

    private static float[] Unknown() => [.. Enumerable.Repeat(float.NaN, Lanes)];

    private static float[] HeatOnly(float heat)
    {
        var row = Unknown();
        row[Heat] = heat;
        return row;
    }

    private static void Labels(Comment comment, float[] targets)
    {
        for (var lane = 0; lane < Sources.Emotions.Length; lane++)
            targets[lane] = comment.Labels.Contains(lane) ? 1 : 0;
        targets[Dissatisfaction] = comment.Labels.Any(Dissatisfied.Contains) ? 1 : 0;
    }

    private List<(float[] Scores, int[] Labels)> Score(HashedTable table, EmotionBlend blend, List<Comment> comments) =>
    [
        .. comments.Select(comment =>
        {
            var z = new float[Sources.Emotions.Length];
            blend.Score(features.Feel(comment.Text, table), z);
            return (z, comment.Labels);
        }),
    ];

    private static double Macro(List<(float[] Scores, int[] Labels)> rows, float[] slopes, float[] offsets, float[] thresholds) =>
        Enumerable.Range(0, Sources.Emotions.Length).Average(lane => Measures.F1At(
            [.. rows.Select(row => 1 / (1 + Math.Exp(-(slopes[lane] * row.Scores[lane] + offsets[lane]))))], [.. rows.Select(row => row.Labels.Contains(lane))], thresholds[lane]));
}
