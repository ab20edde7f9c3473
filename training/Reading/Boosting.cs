using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>What boosting is told.</summary>
/// <param name="Trees">How many trees.</param>
/// <param name="Rate">How much of each tree's answer counts.</param>
/// <param name="Least">A leaf holds at least so many rows, by weight.</param>
/// <param name="Calm">Added to the weight of a leaf: answers from few rows are held closer to zero.</param>
/// <param name="IsProbability">The target is a probability and the sum its log-odds; otherwise the sum is the target.</param>
internal sealed record BoostingRecipe(int Trees, float Rate, float Least, float Calm, bool IsProbability);

/// <summary>Gradient boosting (Friedman 2001) of complete trees of depth three over binned inputs; the same trees on every run.</summary>
internal sealed class Boosting
{
    private const int Bins = 48;

    private readonly BoostingRecipe recipe;
    private readonly float[][] rows;
    private readonly float[] targets, weights;
    private readonly int inputs;
    private readonly float[][] edges;

    // For each row the inputs that are not zero, with their bins: most inputs of most texts are zero, and what they sum to is what is left of the node.
    private readonly (short Input, byte Bin)[][] binned;
    private readonly byte[] zeroBins;

    private Boosting(BoostingRecipe recipe, float[][] rows, float[] targets, float[] weights)
    {
        (this.recipe, this.rows, this.targets, this.weights, inputs) = (recipe, rows, targets, weights, rows[0].Length);
        edges = [.. Enumerable.Range(0, inputs).Select(Edges)];
        zeroBins = [.. Enumerable.Range(0, inputs).Select(d => BinOf(d, 0))];
        binned = [.. rows.Select(row => Enumerable.Range(0, inputs).Where(d => row[d] != 0).Select(d => ((short)d, BinOf(d, row[d]))).ToArray())];
    }

    public static byte[] Fit(BoostingRecipe recipe, float[][] rows, float[] targets, float[] weights) => new Boosting(recipe, rows, targets, weights).Fit();

    private byte[] Fit()
    {
        var mean = Enumerable.Range(0, rows.Length).Sum(i => (double)targets[i] * weights[i]) / weights.Sum(w => (double)w);
        var start = (float)(recipe.IsProbability ? Math.Log(mean / (1 - mean)) : mean);
        float[] sums = [.. Enumerable.Repeat(start, rows.Length)];
        var trees = new List<Forest.Tree>();
        var (gradients, curvatures, nodes) = (new float[rows.Length], new float[rows.Length], new byte[rows.Length]);
        for (var t = 0; t < recipe.Trees; t++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var p = recipe.IsProbability ? 1 / (1 + MathF.Exp(-sums[i])) : sums[i];
                gradients[i] = (p - targets[i]) * weights[i];
                curvatures[i] = (recipe.IsProbability ? Math.Max(p * (1 - p), 0.01f) : 1) * weights[i];
            }
            var tree = Grow(gradients, curvatures, nodes);
            trees.Add(tree);
            for (var i = 0; i < rows.Length; i++)
                sums[i] += tree.Answers[nodes[i]];
        }
        return Forest.Write(start, trees);
    }

    private byte BinOf(int input, float value)
    {
        var at = Array.BinarySearch(edges[input], value);
        return (byte)(at < 0 ? ~at : at);
    }

    // The edges lie halfway between quantiles of the input's values, so that each bin holds about as many rows.
    private float[] Edges(int input)
    {
        float[] values = [.. rows.Select(row => row[input]).Order()];
        var found = new SortedSet<float>();
        for (var b = 1; b < Bins; b++)
        {
            var at = (int)((long)values.Length * b / Bins);
            var next = at;
            while (next < values.Length && values[next] == values[at])
                next++;
            if (next < values.Length)
                found.Add((values[at] + values[next]) / 2);
        }
        return [.. found];
    }

    private Forest.Tree Grow(float[] gradients, float[] curvatures, byte[] nodes)
    {
        var tree = default(Forest.Tree);
        Array.Clear(nodes);
        for (var level = 0; level < Forest.Depth; level++)
        {
            var count = 1 << level;
            var (g, h) = Histogram(gradients, curvatures, nodes, count);
            for (var node = 0; node < count; node++)
            {
                var (input, edge) = Best(g, h, node);
                tree.Input[count - 1 + node] = (short)input;
                // Where no question helps, all rows go one way.
                tree.Above[count - 1 + node] = edge < 0 ? float.MaxValue : edges[input][edge];
            }
            for (var i = 0; i < nodes.Length; i++)
                nodes[i] = (byte)(2 * nodes[i] + (rows[i][tree.Input[count - 1 + nodes[i]]] > tree.Above[count - 1 + nodes[i]] ? 1 : 0));
        }
        Span<double> sum = stackalloc double[Forest.Leaves], curve = stackalloc double[Forest.Leaves];
        for (var i = 0; i < nodes.Length; i++)
            (sum[nodes[i]], curve[nodes[i]]) = (sum[nodes[i]] + gradients[i], curve[nodes[i]] + curvatures[i]);
        for (var leaf = 0; leaf < Forest.Leaves; leaf++)
            tree.Answers[leaf] = (float)(-recipe.Rate * sum[leaf] / (curve[leaf] + recipe.Calm));
        return tree;
    }

    private (float[] Gradients, float[] Curvatures) Histogram(float[] gradients, float[] curvatures, byte[] nodes, int count)
    {
        var size = inputs * Bins;
        var (g, h) = (new float[count * size], new float[count * size]);
        Span<float> gradient = stackalloc float[count], curvature = stackalloc float[count];
        for (var i = 0; i < nodes.Length; i++)
        {
            var from = nodes[i] * size;
            gradient[nodes[i]] += gradients[i];
            curvature[nodes[i]] += curvatures[i];
            foreach (var (input, bin) in binned[i])
            {
                var at = from + input * Bins + bin;
                g[at] += gradients[i];
                h[at] += curvatures[i];
            }
        }
        for (var node = 0; node < count; node++)
            for (var d = 0; d < inputs; d++)
            {
                var (from, rest, curve) = (node * size + d * Bins, gradient[node], curvature[node]);
                for (var b = 0; b < Bins; b++)
                    (rest, curve) = (rest - g[from + b], curve - h[from + b]);
                g[from + zeroBins[d]] += rest;
                h[from + zeroBins[d]] += Math.Max(0, curve);
            }
        return (g, h);
    }

    private (int Input, int Edge) Best(float[] g, float[] h, int node)
    {
        var (best, found) = (1e-6, (Input: 0, Edge: -1));
        for (var d = 0; d < inputs; d++)
        {
            var from = (node * inputs + d) * Bins;
            double sum = 0, curve = 0, left = 0, below = 0;
            for (var b = 0; b < Bins; b++)
                (sum, curve) = (sum + g[from + b], curve + h[from + b]);
            for (var edge = 0; edge < edges[d].Length; edge++)
            {
                (left, below) = (left + g[from + edge], below + h[from + edge]);
                if (below < recipe.Least || curve - below < recipe.Least)
                    continue;
                var gain = left * left / (below + recipe.Calm) + (sum - left) * (sum - left) / (curve - below + recipe.Calm) - sum * sum / (curve + recipe.Calm);
                if (gain > best)
                    (best, found) = (gain, (d, edge));
            }
        }
        return found;
    }
}
