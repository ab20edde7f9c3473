using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>
/// Heads that look at one sentence at a time. Only whole drafts are labelled, so each head finds for itself which sentence of a positive draft shows the code
/// (multiple-instance learning): it starts from all of them and then keeps the one it is surest of.
/// </summary>
internal sealed class SentenceHeads(int heads)
{
    private const int Rounds = 3;

    private static int Features => SentenceFeatures.Signs + DraftFeatures.Buckets;

    public double[][] Weights { get; } = [.. Enumerable.Range(0, heads).Select(_ => new double[Features + 1])];

    public void Train(IReadOnlyList<Feature[][]> drafts, IReadOnlyList<double[]> labels, Settings settings)
    {
        var firsts = new int[drafts.Count + 1];
        for (var i = 0; i < drafts.Count; i++) firsts[i + 1] = firsts[i] + drafts[i].Length;
        var rows = Rows.Of([.. drafts.SelectMany(draft => draft)], Features, SentenceFeatures.Signs);
        for (var h = 0; h < heads; h++)
        {
            var positives = Enumerable.Range(0, drafts.Count).Where(i => labels[i][h] > 0.5 && drafts[i].Length > 0).ToArray();
            var no = Enumerable.Range(0, drafts.Count).Where(i => labels[i][h] < 0.5).SelectMany(i => Enumerable.Range(firsts[i], drafts[i].Length)).ToArray();
            if (positives.Length < 2) { Weights[h][Features] = -6; continue; }
            var at = new double[rows.Count + 1];
            for (var round = 0; round < Rounds; round++)
            {
                var yes = round == 0 ? [.. positives.SelectMany(i => Enumerable.Range(firsts[i], drafts[i].Length))]
                    : positives.Select(i => Enumerable.Range(firsts[i], drafts[i].Length).MaxBy(row => rows.Score(row, at))).ToArray();
                var up = Math.Pow((double)no.Length / Math.Max(1, yes.Length), settings.Balance);
                Lbfgs.Minimize(new LogisticLoss(rows, [.. yes, .. no], [.. yes.Select(_ => 1.0), .. no.Select(_ => 0.0)], up, settings).Evaluate, at, settings.Steps / 2);
            }

            rows.Spread(at, Weights[h]);
        }
    }

    /// <summary>The logit of the sentence that is surest of each code.</summary>
    public void Score(Feature[][] draft, double[] logits)
    {
        for (var h = 0; h < heads; h++) logits[h] = draft.Length == 0 ? -6 : draft.Max(sentence => ScoreOf(h, sentence));
    }

    private double ScoreOf(int head, Feature[] sentence)
    {
        var weights = Weights[head];
        var sum = weights[Features];
        foreach (var feature in sentence) sum += weights[feature.Index] * feature.Value;
        return sum;
    }
}
