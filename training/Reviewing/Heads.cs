using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>One logistic head a code, each the minimum of a convex sum (loss and squares of the weights), found by L-BFGS. Deterministic.</summary>
internal sealed class Heads(int features, int heads)
{
    public double[][] Weights { get; } = [.. Enumerable.Range(0, heads).Select(_ => new double[features + 1])];

    public void Train(IReadOnlyList<Feature[]> texts, IReadOnlyList<double[]> labels, Settings settings)
    {
        for (var h = 0; h < heads; h++)
        {
            var rows = Enumerable.Range(0, texts.Count).Where(i => !double.IsNaN(labels[i][h])).ToArray();
            var right = rows.Select(i => labels[i][h]).ToArray();
            double positive = right.Count(label => label > 0.5), negative = right.Length - positive;
            if (positive < 2) { Weights[h][features] = -6; continue; }
            var up = Math.Pow(Math.Max(1, negative) / Math.Max(1, positive), settings.Balance);
            var loss = new LogisticLoss([.. rows.Select(i => texts[i])], right, up, features, DraftFeatures.Signs, settings);
            Lbfgs.Minimize(loss.Evaluate, Weights[h], settings.Steps);
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

/// <summary>The sum that a head minimises, and its slope.</summary>
internal sealed class LogisticLoss(Feature[][] texts, double[] labels, double up, int features, int signs, Settings settings)
{
    public double Evaluate(double[] weights, double[] slope)
    {
        Array.Clear(slope);
        var sum = 0.0;
        for (var i = 0; i < texts.Length; i++)
        {
            var logit = weights[features];
            foreach (var feature in texts[i]) logit += weights[feature.Index] * feature.Value;
            var weight = labels[i] > 0.5 ? up : 1;
            var margin = labels[i] > 0.5 ? logit : -logit;
            sum += weight * (margin > 30 ? 0 : margin < -30 ? -margin : Math.Log(1 + Math.Exp(-margin)));
            var step = weight * (1 / (1 + Math.Exp(-logit)) - labels[i]);
            slope[features] += step;
            foreach (var feature in texts[i]) slope[feature.Index] += step * feature.Value;
        }

        for (var f = 0; f < features; f++)
        {
            if (weights[f] == 0) continue;
            var hold = f < signs ? settings.HoldSigns : settings.HoldWords;
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

        private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var i = 0; i < to.Length; i++) to[i] += what[i] * times;
    }
}

/// <summary>How the heads are trained; the values that ship were chosen on the train and dev parts.</summary>
internal sealed record Settings(int Steps = 45, double HoldSigns = 2, double HoldWords = 1, double Balance = 0.6);
