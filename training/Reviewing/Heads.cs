using System.Runtime.Intrinsics;
using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>One logistic head a code, each the minimum of a convex sum (loss and squares of the weights), found by L-BFGS. Deterministic.</summary>
internal sealed class Heads(int features, int heads)
{
    public double[][] Weights { get; } = [.. Enumerable.Range(0, heads).Select(_ => new double[features + 1])];

    public void Train(IReadOnlyList<Feature[]> texts, IReadOnlyList<double[]> labels, Settings settings)
    {
        var rows = Rows.Of(texts, features, DraftFeatures.Signs);
        int[] all = [.. Enumerable.Range(0, texts.Count)];
        for (var h = 0; h < heads; h++)
        {
            var right = labels.Select(label => label[h]).ToArray();
            double positive = right.Count(label => label > 0.5), negative = right.Length - positive;
            if (positive < 2) { Weights[h][features] = -6; continue; }
            var up = Math.Pow(Math.Max(1, negative) / Math.Max(1, positive), settings.Balance);
            var at = new double[rows.Count + 1];
            Lbfgs.Minimize(new LogisticLoss(rows, all, right, up, settings).Evaluate, at, settings.Steps);
            rows.Spread(at, Weights[h]);
        }
    }

    public void Score(Feature[] text, double[] logits)
    {
        for (var h = 0; h < heads; h++)
        {
            var weights = Weights[h];
            var sum = weights[features];
            foreach (var feature in text) sum += weights[feature.Index] * feature.Value;
            logits[h] = sum;
        }
    }
}

/// <summary>Texts as rows of numbers that lie close together. A hashed word that stands in a single text teaches nothing and is left out.</summary>
internal sealed class Rows
{
    private readonly int[] starts, indices, kept;
    private readonly float[] values;

    private Rows(int[] starts, int[] indices, float[] values, int[] kept, int signs) => (this.starts, this.indices, this.values, this.kept, Signs) = (starts, indices, values, kept, signs);

    public int Count => kept.Length;

    public int Signs { get; }

    public static Rows Of(IReadOnlyList<Feature[]> texts, int features, int signs)
    {
        var seen = new int[features];
        foreach (var text in texts)
            foreach (var feature in text) seen[feature.Index]++;
        var kept = Enumerable.Range(0, features).Where(f => f < signs || seen[f] > 1).ToArray();
        var place = new int[features];
        Array.Fill(place, -1);
        for (var i = 0; i < kept.Length; i++) place[kept[i]] = i;
        var (starts, indices, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        foreach (var text in texts)
        {
            foreach (var feature in text)
            {
                if (place[feature.Index] < 0) continue;
                indices.Add(place[feature.Index]);
                values.Add(feature.Value);
            }

            starts.Add(indices.Count);
        }

        return new([.. starts], [.. indices], [.. values], kept, signs);
    }

    public double Score(int row, double[] weights)
    {
        var sum = weights[^1];
        for (var k = starts[row]; k < starts[row + 1]; k++) sum += weights[indices[k]] * values[k];
        return sum;
    }

    public void Add(int row, double times, double[] to)
    {
        to[^1] += times;
        for (var k = starts[row]; k < starts[row + 1]; k++) to[indices[k]] += times * values[k];
    }

    /// <summary>Puts the weights of the features kept back where all features stand.</summary>
    public void Spread(double[] weights, double[] to)
    {
        Array.Clear(to);
        for (var i = 0; i < kept.Length; i++) to[kept[i]] = weights[i];
        to[^1] = weights[^1];
    }
}

/// <summary>The sum that a head minimises, and its slope.</summary>
internal sealed class LogisticLoss(Rows rows, int[] texts, double[] labels, double up, Settings settings)
{
    public double Evaluate(double[] weights, double[] slope)
    {
        Array.Clear(slope);
        var sum = 0.0;
        for (var i = 0; i < texts.Length; i++)
        {
            var logit = rows.Score(texts[i], weights);
            var weight = labels[i] > 0.5 ? up : 1;
            var e = Math.Exp(-Math.Abs(logit));
            var wrong = labels[i] > 0.5 ? logit < 0 : logit > 0;
            sum += weight * ((wrong ? Math.Abs(logit) : 0) + Math.Log(1 + e));
            rows.Add(texts[i], weight * ((logit >= 0 ? 1 : e) / (1 + e) - labels[i]), slope);
        }

        for (var f = 0; f < rows.Count; f++)
        {
            var hold = f < rows.Signs ? settings.HoldSigns : settings.HoldWords;
            sum += 0.5 * hold * weights[f] * weights[f];
            slope[f] += hold * weights[f];
        }

        return sum;
    }
}

/// <summary>Minimises a smooth function (limited-memory BFGS with a backtracking line search).</summary>
internal static class Lbfgs
{
    private const int Memory = 8;

    public static void Minimize(Func<double[], double[], double> evaluate, double[] at, int steps)
    {
        var n = at.Length;
        double[] slope = new double[n], next = new double[n], nextSlope = new double[n], direction = new double[n];
        var value = evaluate(at, slope);
        var moves = new List<(double[] Move, double[] Turn, double Product)>();
        var alphas = new double[Memory];
        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < n; i++) direction[i] = -slope[i];
            for (var k = moves.Count - 1; k >= 0; k--)
            {
                alphas[k] = Dot(moves[k].Move, direction) / moves[k].Product;
                Add(direction, moves[k].Turn, -alphas[k]);
            }

            if (moves.Count > 0)
            {
                var scale = moves[^1].Product / Dot(moves[^1].Turn, moves[^1].Turn);
                for (var i = 0; i < n; i++) direction[i] *= scale;
            }

            for (var k = 0; k < moves.Count; k++) Add(direction, moves[k].Move, alphas[k] - Dot(moves[k].Turn, direction) / moves[k].Product);
            var down = Dot(slope, direction);
            if (down >= -1e-7) return;
            var length = moves.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(-down)) : 1.0;
            double reached;
            for (var tries = 0; ; tries++)
            {
                for (var i = 0; i < n; i++) next[i] = at[i] + length * direction[i];
                reached = evaluate(next, nextSlope);
                if (reached <= value + 1e-4 * length * down || tries == 20) break;
                length *= 0.5;
            }

            if (value - reached < 1e-6 * Math.Abs(value)) return;
            double[] move = new double[n], turn = new double[n];
            for (var i = 0; i < n; i++) { move[i] = next[i] - at[i]; turn[i] = nextSlope[i] - slope[i]; }
            var product = Dot(move, turn);
            if (product > 1e-12)
            {
                if (moves.Count == Memory) moves.RemoveAt(0);
                moves.Add((move, turn, product));
            }

            Array.Copy(next, at, n);
            Array.Copy(nextSlope, slope, n);
            value = reached;
        }
    }

    // Four sums side by side, whatever the machine, so that the same bytes come out everywhere.
    private static double Dot(double[] a, double[] b)
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= a.Length - 4; i += 4) sums += Vector256.LoadUnsafe(ref a[i]) * Vector256.LoadUnsafe(ref b[i]);
        var sum = Vector256.Sum(sums);
        for (; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        var i = 0;
        for (; i <= to.Length - 4; i += 4) (Vector256.LoadUnsafe(ref to[i]) + Vector256.LoadUnsafe(ref what[i]) * times).StoreUnsafe(ref to[i]);
        for (; i < to.Length; i++) to[i] += what[i] * times;
    }
}

/// <summary>How the heads are trained; the values that ship were chosen on the train and dev parts.</summary>
internal sealed record Settings(int Steps = 45, double HoldSigns = 4, double HoldWords = 1, double Balance = 0.6)
{
    /// <param name="args">Each <c>name=number</c>.</param>
    public static Settings Parse(string[] args)
    {
        var settings = new Settings();
        foreach (var arg in args)
        {
            var value = double.Parse(arg[(arg.IndexOf('=', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            settings = arg[..arg.IndexOf('=', StringComparison.Ordinal)] switch
            {
                "steps" => settings with { Steps = (int)value },
                "signs" => settings with { HoldSigns = value },
                "words" => settings with { HoldWords = value },
                "balance" => settings with { Balance = value },
                _ => throw new ArgumentException($"no setting is called {arg}", nameof(args)),
            };
        }

        return settings;
    }
}
