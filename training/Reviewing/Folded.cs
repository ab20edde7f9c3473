using Amends.Language;
using Amends.Language.Reviewing.Features;
using Amends.Training.Reading;

namespace Amends.Training.Reviewing;

/// <summary>Drafts as numbers.</summary>
internal sealed record DraftRows(Feature[][] Whole, Feature[][][] Sentences, float[][] Numbers);

/// <summary>
/// Everything that is learned of each reply by models that did not see it (nor another answer to the same message): the heads, the
/// judgement of the wording, the grade. What each stage is set by, and what a change is judged by.
/// </summary>
internal sealed class Folded
{
    public const int Folds = 8;

    private static readonly BoostingRecipe Recipe = new(70, 0.09f, 12, 4, false);

    private readonly List<LabelledReply> replies;
    private readonly DraftRows rows;
    private readonly int[] folds;

    private Folded(List<LabelledReply> replies, DraftRows rows)
    {
        (this.replies, this.rows) = (replies, rows);
        folds = [.. replies.Select(reply => FoldOf(reply.Customer))];
    }

    public double[][] Whole { get; private set; } = [];
    public double[][] Surest { get; private set; } = [];
    public double[] Shares { get; private set; } = [];
    public double[] Slopes { get; private set; } = [];
    public double[] Thresholds { get; private set; } = [];

    /// <summary>What the heads say; zero divides yes from no.</summary>
    public double[][] Logits { get; private set; } = [];

    public double[] Points { get; private set; } = [];
    public double[] Wording { get; private set; } = [];
    public double[] Grades { get; private set; } = [];
    public double[] Blend { get; private set; } = [];

    public static Folded Of(List<LabelledReply> replies, DraftRows rows, Settings settings)
    {
        var folded = new Folded(replies, rows);
        folded.RunHeads(settings);
        folded.RunGrades();
        return folded;
    }

    public double[] Scores() => [.. replies.Select((reply, i) => HeadModel.BlendOf(Blend, Points[i], Wording[i], Grades[i], reply.Draft.Length))];

    /// <summary>The forest to ship, from all replies.</summary>
    public byte[] Ship() => FitGrade(GradeInputs(), [.. Enumerable.Range(0, replies.Count)]);

    private static int FoldOf(string customer)
    {
        var hash = 7;
        foreach (var unit in customer.ToLowerInvariant().Where(char.IsLetterOrDigit).Take(50)) hash = (hash * 31 + unit) & 0xFFFFFF;
        return hash % Folds;
    }

    private void EachFold(Action<int[], int[]> work) => Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        work([.. Enumerable.Range(0, replies.Count).Where(i => folds[i] != fold)], [.. Enumerable.Range(0, replies.Count).Where(i => folds[i] == fold)]));

    private void RunHeads(Settings settings)
    {
        (Whole, Surest) = (new double[replies.Count][], new double[replies.Count][]);
        EachFold((train, rest) =>
        {
            double[][] labels = [.. train.Select(i => replies[i].Labels)];
            var heads = new Heads(DraftFeatures.Signs + DraftFeatures.Buckets, LabelledReply.Codes.Count);
            heads.Train([.. train.Select(i => rows.Whole[i])], labels, settings);
            var bySentence = new SentenceHeads(LabelledReply.Codes.Count);
            bySentence.Train([.. train.Select(i => rows.Sentences[i])], labels, settings);
            foreach (var i in rest)
            {
                heads.Score(rows.Whole[i], Whole[i] = new double[LabelledReply.Codes.Count]);
                bySentence.Score(rows.Sentences[i], Surest[i] = new double[LabelledReply.Codes.Count]);
            }
        });
        Shares = Calibration.Shares(replies, Whole, Surest);
        var mixed = Calibration.Mix(Whole, Surest, Shares);
        (Slopes, Thresholds) = Calibration.Of(replies, mixed);
        Logits = Calibrated(mixed, Slopes, Thresholds);
    }

    private void RunGrades()
    {
        Points = [.. replies.Select((_, i) => Rubric.Score(code => Probability(i, code)))];
        Wording = new double[replies.Count];
        EachFold((train, rest) =>
        {
            var head = QualityHead.Train([.. train.Select(i => replies[i])], [.. train.Select(i => rows.Whole[i])]);
            foreach (var i in rest) Wording[i] = QualityHead.Score(head, rows.Whole[i]);
        });
        var inputs = GradeInputs();
        Grades = new double[replies.Count];
        EachFold((train, rest) =>
        {
            var forest = Forest.Load(FitGrade(inputs, train))[0];
            foreach (var i in rest) Grades[i] = forest.Score(inputs[i]);
        });
        Blend = Reviewing.Blend.Fit(replies, Points, Wording, Grades);
    }

    private double Probability(int reply, string code) => 1 / (1 + Math.Exp(-Logits[reply][IndexOf[code]]));

    private static readonly Dictionary<string, int> IndexOf = LabelledReply.Codes.Select((code, i) => (code, i)).ToDictionary();

    private byte[] FitGrade(float[][] inputs, int[] train) =>
        Boosting.Fit(Recipe, [.. train.Select(i => inputs[i])], [.. train.Select(i => (float)replies[i].Quality)], [.. train.Select(_ => 1f)]);

    private float[][] GradeInputs() => [.. replies.Select((_, i) =>
    {
        var to = new float[Grading.InputsFor(LabelledReply.Codes.Count)];
        Grading.Fill([.. LabelledReply.Codes.Select(code => (float)Probability(i, code))], (float)Wording[i], rows.Numbers[i], to);
        return to;
    })];

    private static double[][] Calibrated(double[][] logits, double[] slopes, double[] thresholds) =>
        [.. logits.Select(row => row.Select((logit, h) => slopes[h] * (logit - thresholds[h])).ToArray())];
}
