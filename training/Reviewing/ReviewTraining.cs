using Amends.Language;
using Amends.Language.Reviewing.Features;
using Amends.Training.Reading;

namespace Amends.Training.Reviewing;

/// <summary>Trains the heads on the train and dev parts, sets each threshold from cross-validation so that 0.5 divides yes from no best, and writes the model with its card.</summary>
internal static class ReviewTraining
{
    public static void Run(Settings settings)
    {
        var replies = LabelledReply.Load(Places.Texts).Where(reply => !TestPart.HoldsReply(reply.Id)).ToList();
        var rows = ReviewEvaluation.TrainingFeatures(replies);
        var folded = Folded.Of(replies, rows, settings);
        ReviewEvaluation.Print(replies, folded);
        var heads = new Heads(DraftFeatures.Signs + DraftFeatures.Buckets, LabelledReply.Codes.Count);
        heads.Train(rows.Whole, [.. replies.Select(reply => reply.Labels)], settings);
        var bySentence = new SentenceHeads(LabelledReply.Codes.Count);
        bySentence.Train(rows.Sentences, [.. replies.Select(reply => reply.Labels)], settings);
        var quality = QualityHead.Train(replies, rows.Whole);
        var model = new FileInfo(Path.Combine(Places.Models, "reviewing.bin"));
        using (var file = model.Create())
            HeadModel.Write(file, Cards.WriteReviewing(replies.Count), LabelledReply.Codes, heads.Weights, bySentence.Weights, new(folded.Shares, folded.Slopes, folded.Thresholds), folded.Ship(), folded.Blend, quality);
        Console.WriteLine($"wrote {model.Name}, {model.Length / 1024} kB, from {replies.Count} replies");
    }
}

/// <summary>Sets for each head where yes begins and how steeply probability rises.</summary>
internal static class Calibration
{
    /// <summary>How much the surest sentence counts beside the whole draft, for each head: what fits best out of fold.</summary>
    public static double[] Shares(List<LabelledReply> replies, double[][] whole, double[][] single)
    {
        var shares = new double[LabelledReply.Codes.Count];
        for (var h = 0; h < shares.Length; h++)
        {
            var best = (F1: 0.0, Share: 0.0);
            foreach (var share in new[] { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.0 })
            {
                var one = new double[LabelledReply.Codes.Count];
                Array.Fill(one, share);
                var mixed = Mix(whole, single, one);
                var f1 = ReviewEvaluation.F1(replies, mixed, h, Threshold(replies, mixed, h), _ => true).F1;
                if (f1 > best.F1 + 0.002) best = (f1, share);
            }

            shares[h] = best.Share;
        }

        return shares;
    }

    public static double[][] Mix(double[][] whole, double[][] single, double[] shares) =>
        [.. whole.Select((logits, i) => logits.Select((logit, h) => (1 - shares[h]) * logit + shares[h] * single[i][h]).ToArray())];

    public static (double[] Slopes, double[] Thresholds) Of(List<LabelledReply> replies, double[][] logits)
    {
        double[] slopes = new double[LabelledReply.Codes.Count], thresholds = new double[LabelledReply.Codes.Count];
        for (var h = 0; h < LabelledReply.Codes.Count; h++)
        {
            thresholds[h] = Threshold(replies, logits, h);
            slopes[h] = Slope(replies, logits, h, thresholds[h]);
        }

        return (slopes, thresholds);
    }

    /// <summary>The middle of the plateau of good F1: a single best point would follow the noise of few examples.</summary>
    public static double Threshold(List<LabelledReply> replies, double[][] logits, int head)
    {
        double weight = 0, sum = 0;
        var grid = Enumerable.Range(-40, 81).Select(i => i / 10.0).ToArray();
        var scores = grid.Select(at => ReviewEvaluation.F1(replies, logits, head, at, _ => true).F1).ToArray();
        var best = scores.Max();
        for (var i = 0; i < grid.Length; i++)
        {
            var near = Math.Exp((scores[i] - best) / 0.01);
            weight += near;
            sum += near * grid[i];
        }

        return sum / weight;
    }

    private static double Slope(List<LabelledReply> replies, double[][] logits, int head, double threshold)
    {
        var best = (Loss: double.MaxValue, Slope: 1.0);
        for (var slope = 0.3; slope <= 4; slope += 0.1)
        {
            var loss = 0.0;
            for (var i = 0; i < replies.Count; i++)
            {
                var p = 1 / (1 + Math.Exp(-slope * (logits[i][head] - threshold)));
                loss -= Math.Log(Math.Max(1e-6, replies[i].Labels[head] > 0.5 ? p : 1 - p));
            }

            if (loss < best.Loss) best = (loss, slope);
        }

        return best.Slope;
    }
}

/// <summary>A ridge regression of the readers' quality on the same features, without those that only measure length.</summary>
internal static class QualityHead
{
    private const double HoldSigns = 4, HoldWords = 4;

    public static double[] Train(List<LabelledReply> replies, Feature[][] features)
    {
        var count = DraftFeatures.Signs + DraftFeatures.Buckets;
        var rows = Rows.Of([.. features.Select(WithoutLength)], count, DraftFeatures.Signs);
        double[] weights = new double[count + 1], at = new double[rows.Count + 1];
        at[^1] = replies.Average(reply => reply.Quality);
        Lbfgs.Minimize((now, slope) => Loss(replies, rows, now, slope), at, 80);
        rows.Spread(at, weights);
        return weights;
    }

    public static double Score(double[] weights, Feature[] features)
    {
        var sum = weights[^1];
        foreach (var feature in WithoutLength(features)) sum += weights[feature.Index] * feature.Value;
        return sum;
    }

    private static Feature[] WithoutLength(Feature[] features) =>
        [.. features.Where(feature => feature.Index >= DraftFeatures.Signs || !IsLength(DraftFeatures.NameOf(feature.Index)))];

    private static bool IsLength(string name) =>
        name.StartsWith("words ", StringComparison.Ordinal) || name.StartsWith("sentences ", StringComparison.Ordinal) || name.EndsWith(" in short", StringComparison.Ordinal) || name.StartsWith("customer ", StringComparison.Ordinal);

    private static double Loss(List<LabelledReply> replies, Rows rows, double[] weights, double[] slope)
    {
        Array.Clear(slope);
        double sum = 0;
        for (var i = 0; i < replies.Count; i++)
        {
            var error = (rows.Score(i, weights) - replies[i].Quality) / 10;
            sum += 0.5 * error * error;
            rows.Add(i, error / 10, slope);
        }

        for (var f = 0; f < weights.Length - 1; f++)
        {
            var hold = (f < DraftFeatures.Signs ? HoldSigns : HoldWords) / 100;
            sum += 0.5 * hold * weights[f] * weights[f];
            slope[f] += hold * weights[f];
        }

        return sum;
    }
}
