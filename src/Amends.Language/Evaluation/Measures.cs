namespace Amends.Language;

/// <summary>Measures of judgement: what model cards and the tables of <c>amends evaluate</c> are made of.</summary>
public static class Measures
{
    /// <summary>Area under the ROC curve; ties count half.</summary>
    public static double Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> truth)
    {
        var order = Enumerable.Range(0, scores.Count).OrderBy(i => scores[i]).ToArray();
        double rankSum = 0, positives = 0;
        for (var i = 0; i < order.Length;)
        {
            var j = i;
            while (j < order.Length && scores[order[j]] == scores[order[i]])
                j++;
            var rank = (i + j + 1) / 2.0;
            for (; i < j; i++)
                if (truth[order[i]])
                {
                    rankSum += rank;
                    positives++;
                }
        }
        var negatives = order.Length - positives;
        return positives == 0 || negatives == 0 ? double.NaN : (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
    }

    public static double Pearson(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        double meanA = a.Average(), meanB = b.Average(), ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Count; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.Sqrt(aa * bb);
    }

    /// <summary>Spearman's rank correlation, -1 to 1; ties share their mean rank.</summary>
    public static double Rank(IReadOnlyList<double> a, IReadOnlyList<double> b) => Pearson(Ranks(a), Ranks(b));

    /// <summary>Correlation of a and b once what both owe to c is taken out, -1 to 1.</summary>
    public static double Partial(IReadOnlyList<double> a, IReadOnlyList<double> b, IReadOnlyList<double> c)
    {
        double ab = Pearson(a, b), ac = Pearson(a, c), bc = Pearson(b, c);
        return (ab - ac * bc) / Math.Sqrt((1 - ac * ac) * (1 - bc * bc));
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && values[order[end]] == values[order[i]])
                end++;
            for (var k = i; k < end; k++)
                ranks[order[k]] = (i + end - 1) / 2.0;
            i = end;
        }
        return ranks;
    }

    public static double F1(double hits, double found, double there) => hits == 0 ? 0 : 2 * hits / (found + there);

    /// <summary>The F1 of all codes together over rows of what was found and what is there.</summary>
    public static double F1(IEnumerable<(bool[] Found, bool[] There)> rows)
    {
        int hits = 0, found = 0, there = 0;
        foreach (var row in rows)
            for (var i = 0; i < row.Found.Length; i++)
                (hits, found, there) = (hits + (row.Found[i] && row.There[i] ? 1 : 0), found + (row.Found[i] ? 1 : 0), there + (row.There[i] ? 1 : 0));
        return F1(hits, found, there);
    }

    public static double F1At(IReadOnlyList<double> scores, IReadOnlyList<bool> truth, double threshold)
    {
        int hits = 0, found = 0, there = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            var yes = scores[i] >= threshold;
            found += yes ? 1 : 0;
            there += truth[i] ? 1 : 0;
            hits += yes && truth[i] ? 1 : 0;
        }
        return F1(hits, found, there);
    }

    /// <summary>
    /// The threshold with the best F1 where each row counts half by its label and half by its own probability: for rare labels far steadier than
    /// the labels alone. The scores must be calibrated probabilities.
    /// </summary>
    public static double SteadyThreshold(IReadOnlyList<double> probabilities, IReadOnlyList<bool> truth, double trust = 0.5)
    {
        var order = Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i]).ThenBy(i => i).ToArray();
        double Count(int i) => trust * (truth[i] ? 1 : 0) + (1 - trust) * probabilities[i];
        double hits = 0, there = order.Sum(Count), best = -1, threshold = 0.5;
        for (var i = 0; i < order.Length; i++)
        {
            hits += Count(order[i]);
            if (i + 1 < order.Length && probabilities[order[i + 1]] == probabilities[order[i]])
                continue;
            var f1 = 2 * hits / (i + 1 + there);
            if (f1 <= best)
                continue;
            best = f1;
            threshold = i + 1 < order.Length ? (probabilities[order[i]] + probabilities[order[i + 1]]) / 2 : probabilities[order[i]];
        }
        return threshold;
    }

    /// <summary>The threshold with the best F1, half way to the next score.</summary>
    public static double BestThreshold(IReadOnlyList<double> scores, IReadOnlyList<bool> truth)
    {
        var order = Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i]).ThenBy(i => i).ToArray();
        int hits = 0, there = truth.Count(t => t);
        double best = -1, threshold = 0.5;
        for (var i = 0; i < order.Length; i++)
        {
            hits += truth[order[i]] ? 1 : 0;
            if (i + 1 < order.Length && scores[order[i + 1]] == scores[order[i]])
                continue;
            var f1 = F1(hits, i + 1, there);
            if (f1 <= best)
                continue;
            best = f1;
            threshold = i + 1 < order.Length ? (scores[order[i]] + scores[order[i + 1]]) / 2 : scores[order[i]];
        }
        return threshold;
    }

    /// <summary>Expected calibration error over ten bins of equal width.</summary>
    public static double CalibrationError(IReadOnlyList<double> scores, IReadOnlyList<bool> truth)
    {
        Span<double> sum = stackalloc double[10];
        Span<double> yes = stackalloc double[10];
        Span<int> count = stackalloc int[10];
        for (var i = 0; i < scores.Count; i++)
        {
            var bin = Math.Clamp((int)(scores[i] * 10), 0, 9);
            sum[bin] += scores[i];
            yes[bin] += truth[i] ? 1 : 0;
            count[bin]++;
        }
        double error = 0;
        for (var i = 0; i < 10; i++)
            error += Math.Abs(sum[i] - yes[i]);
        return error / Math.Max(1, scores.Count);
    }
}
