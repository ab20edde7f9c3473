using System.Numerics;

namespace Amends.Training.Reading;

/// <summary>What a training run is told.</summary>
/// <param name="L2">Pull towards zero, per update of a weight.</param>
/// <param name="LeastSeen">A bucket that fewer texts hold is left out.</param>
internal sealed record Recipe(int Buckets, int Lanes, int DenseCount, int Epochs, float Rate, float L2, int LeastSeen = 2, float DenseL2 = 1e-6f, ulong Seed = 20260310)
{
    /// <summary>Lanes that learn a plain number by least squares instead of a probability.</summary>
    public HashSet<int> Linear { get; init; } = [];

    /// <summary>Step of the dense weights and the biases, which AdaGrad adapts.</summary>
    public float DenseRate { get; init; } = 0.02f;

    /// <summary>What dense weights start from and are pulled towards, dense features x lanes; zero where nothing is given.</summary>
    public float[] Prior { get; init; } = [];
}

/// <summary>Logistic (or linear) heads over hashed tf-idf and dense features, all heads at once, by AdaGrad; the same weights on every run.</summary>
internal sealed class SparseModel
{
    public required Recipe Recipe { get; init; }

    /// <summary>Buckets x lanes.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Dense features x lanes.</summary>
    public required float[] Dense { get; init; }

    public required float[] Bias { get; init; }

    /// <summary>Inverse document frequency of each bucket; 0 where it is left out.</summary>
    public required float[] Idf { get; init; }

    public static SparseModel Fit(Recipe recipe, IReadOnlyList<Example> examples, float[]? idf = null)
    {
        var model = new SparseModel
        {
            Recipe = recipe,
            Weights = new float[recipe.Lanes * recipe.Buckets],
            Dense = recipe.Prior.Length > 0 ? [.. recipe.Prior] : new float[recipe.Lanes * recipe.DenseCount],
            Bias = new float[recipe.Lanes],
            Idf = idf ?? InverseFrequencies(recipe.Buckets, recipe.LeastSeen, examples),
        };
        var touched = new long[recipe.Buckets];
        long step = 0;
        double decayed = 0;
        var decays = new double[(long)recipe.Epochs * examples.Count + 1];
        var prior = recipe.Prior.Length > 0 ? recipe.Prior : new float[Math.Max(recipe.Lanes, model.Dense.Length)];
        var denseRates = new float[model.Dense.Length];
        var biasRates = new float[recipe.Lanes];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = recipe.Seed;
        var z = new float[recipe.Lanes];
        var mean = new Average(recipe.Epochs / 3);
        for (var epoch = 0; epoch < recipe.Epochs; epoch++)
        {
            Shuffle(order, ref random);
            var rate = recipe.Rate * (1 - epoch / (float)recipe.Epochs * 0.9f);
            var denseRate = recipe.DenseRate * (1 - epoch / (float)recipe.Epochs * 0.9f);
            foreach (var i in order)
            {
                var example = examples[i];
                decays[step++] = decayed;
                decayed -= rate * recipe.L2;
                model.CatchUp(example.Words, touched, decays, step, decayed);
                model.CatchUp(example.Letters, touched, decays, step, decayed);
                model.CatchUp(example.Concepts, touched, decays, step, decayed);
                var (wordScale, letterScale, conceptScale) = model.Score(example, z);
                for (var lane = 0; lane < z.Length; lane++)
                {
                    // A target that is not a number is not known for this text: the head learns nothing from it.
                    var target = example.Targets[lane];
                    var predicted = recipe.Linear.Contains(lane) ? z[lane] : 1 / (1 + MathF.Exp(-z[lane]));
                    z[lane] = float.IsNaN(target) ? 0 : (predicted - target) * example.Weight;
                }
                model.Step(example.Words, wordScale, z, rate);
                model.Step(example.Letters, letterScale, z, rate);
                model.Step(example.Concepts, conceptScale, z, rate);
                for (var d = 0; d < example.Dense.Length; d++)
                    if (example.Dense[d] != 0)
                        Update(model.Dense.AsSpan(d * recipe.Lanes, recipe.Lanes), denseRates.AsSpan(d * recipe.Lanes, recipe.Lanes), z, example.Dense[d], denseRate, recipe.DenseL2, prior.AsSpan(d * recipe.Lanes, recipe.Lanes));
                Update(model.Bias, biasRates, z, 1, 5 * denseRate, 0, prior.AsSpan(0, recipe.Lanes));
            }
            if (epoch < recipe.Epochs - mean.Of)
                continue;
            for (var bucket = 0; bucket < touched.Length; bucket++)
                if (model.Idf[bucket] != 0)
                {
                    Scale(model.Weights.AsSpan(bucket * recipe.Lanes, recipe.Lanes), (float)Math.Exp(decayed - (touched[bucket] == 0 ? 0 : decays[touched[bucket] - 1])));
                    touched[bucket] = step;
                }
            mean.Add(model);
        }
        mean.Store(model);
        return model;
    }

    /// <summary>The mean of models that learned the same from the same texts.</summary>
    public static SparseModel Mean(IReadOnlyList<SparseModel> models)
    {
        var mean = new Average(models.Count);
        foreach (var model in models)
            mean.Add(model);
        mean.Store(models[0]);
        return models[0];
    }

    // The pull towards zero acts on every weight at every step; it is made good when a bucket is next seen.
    private void CatchUp(int[] buckets, long[] touched, double[] decays, long step, double decayed)
    {
        foreach (var bucket in buckets)
        {
            if (Idf[bucket] == 0 || touched[bucket] == step)
                continue;
            var since = decayed - (touched[bucket] == 0 ? 0 : decays[touched[bucket] - 1]);
            touched[bucket] = step;
            if (since < -1e-7)
                Scale(Weights.AsSpan(bucket * Recipe.Lanes, Recipe.Lanes), (float)Math.Exp(since));
        }
    }

    private static void Scale(Span<float> row, float by)
    {
        for (var lane = 0; lane < row.Length; lane++)
            row[lane] *= by;
    }

    /// <summary>Raw scores of all heads; what the three groups of features were scaled by.</summary>
    public (float Words, float Letters, float Concepts) Score(Example example, Span<float> z)
    {
        Bias.CopyTo(z);
        var words = Norm(example.Words);
        var letters = Norm(example.Letters);
        Add(example.Words, words, z);
        Add(example.Letters, letters, z);
        var concepts = Norm(example.Concepts);
        Add(example.Concepts, concepts, z);
        for (var d = 0; d < example.Dense.Length; d++)
            if (example.Dense[d] != 0)
                AddRow(Dense.AsSpan(d * Recipe.Lanes, Recipe.Lanes), example.Dense[d], z);
        return (words, letters, concepts);
    }

    private float Norm(int[] buckets)
    {
        float sum = 0;
        foreach (var bucket in buckets)
            sum += Idf[bucket] * Idf[bucket];
        return sum == 0 ? 0 : 1 / MathF.Sqrt(sum);
    }

    private void Add(int[] buckets, float scale, Span<float> z)
    {
        foreach (var bucket in buckets)
            if (Idf[bucket] != 0)
                AddRow(Weights.AsSpan(bucket * Recipe.Lanes, Recipe.Lanes), Idf[bucket] * scale, z);
    }

    private static void AddRow(ReadOnlySpan<float> row, float x, Span<float> z)
    {
        var size = Vector<float>.Count;
        var at = 0;
        for (; at <= z.Length - size; at += size)
            (new Vector<float>(z[at..]) + new Vector<float>(row[at..]) * x).CopyTo(z[at..]);
        for (; at < z.Length; at++)
            z[at] += row[at] * x;
    }

    private void Step(int[] buckets, float scale, float[] gradient, float rate)
    {
        foreach (var bucket in buckets)
            if (Idf[bucket] != 0)
                AddRow(gradient, -rate * Idf[bucket] * scale, Weights.AsSpan(bucket * Recipe.Lanes, Recipe.Lanes));
    }

    private static void Update(Span<float> weights, Span<float> rates, ReadOnlySpan<float> gradient, float x, float rate, float l2, ReadOnlySpan<float> prior)
    {
        var size = Vector<float>.Count;
        var at = 0;
        var small = new Vector<float>(1e-6f);
        for (; at <= weights.Length - size; at += size)
        {
            var w = new Vector<float>(weights[at..]);
            var g = new Vector<float>(gradient[at..]) * x + (w - new Vector<float>(prior[at..])) * l2;
            var r = new Vector<float>(rates[at..]) + g * g;
            r.CopyTo(rates[at..]);
            (w - g * rate / (Vector.SquareRoot(r) + small)).CopyTo(weights[at..]);
        }
        for (; at < weights.Length; at++)
        {
            var g = gradient[at] * x + (weights[at] - prior[at]) * l2;
            rates[at] += g * g;
            weights[at] -= g * rate / (MathF.Sqrt(rates[at]) + 1e-6f);
        }
    }

    public static float[] InverseFrequencies(int buckets, int leastSeen, IReadOnlyList<Example> examples)
    {
        var seen = new int[buckets];
        var last = new int[buckets];
        for (var i = 0; i < examples.Count; i++)
        {
            Count(examples[i].Words, i + 1);
            Count(examples[i].Letters, i + 1);
            Count(examples[i].Concepts, i + 1);
        }
        return [.. seen.Select(count => count < leastSeen ? 0 : MathF.Log((1f + examples.Count) / (1 + count)) + 1)];

        void Count(int[] features, int number)
        {
            foreach (var bucket in features)
                if (last[bucket] != number)
                    (last[bucket], seen[bucket]) = (number, seen[bucket] + 1);
        }
    }

    private static void Shuffle(int[] order, ref ulong state)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            var j = (int)((state >> 33) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}

/// <summary>The mean of a model's weights over its last epochs: steadier than where the last step happened to end.</summary>
internal sealed class Average(int epochs)
{
    private float[][] sums = [];

    public int Of { get; } = Math.Max(1, epochs);

    public void Add(SparseModel model)
    {
        float[][] parts = [model.Weights, model.Dense, model.Bias];
        if (sums.Length == 0)
            sums = [.. parts.Select(part => new float[part.Length])];
        foreach (var (sum, part) in sums.Zip(parts))
            for (var i = 0; i < part.Length; i++)
                sum[i] += part[i];
    }

    public void Store(SparseModel model)
    {
        foreach (var (sum, part) in sums.Zip([model.Weights, model.Dense, model.Bias]))
            for (var i = 0; i < part.Length; i++)
                part[i] = sum[i] / Of;
    }
}
