using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>One logistic head a code over the same features, trained together by AdaGrad. Deterministic: the seed and the order of the data fix every byte.</summary>
internal sealed class Heads(int features, int heads)
{
    private readonly float[] weights = new float[features * heads];
    private readonly float[] bias = new float[heads];

    public float[] Weights => weights;

    public float[] Bias => bias;

    public void Train(IReadOnlyList<Feature[]> texts, IReadOnlyList<double[]> labels, Settings settings)
    {
        var squares = new float[weights.Length];
        var biasSquares = new float[heads];
        var up = PositiveWeights(labels, settings.Balance);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var random = new Random(settings.Seed);
        var logits = new double[heads];
        var steps = new float[heads];
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                Score(texts[i], logits);
                for (var h = 0; h < heads; h++)
                {
                    var label = labels[i][h];
                    steps[h] = double.IsNaN(label) ? 0 : (float)((1 / (1 + Math.Exp(-logits[h])) - label) * (label > 0.5 ? up[h] : 1));
                    biasSquares[h] += steps[h] * steps[h];
                    if (steps[h] != 0) bias[h] -= settings.Rate * steps[h] / MathF.Sqrt(biasSquares[h] + 1e-6f);
                }

                foreach (var feature in texts[i])
                {
                    var at = feature.Index * heads;
                    var decay = feature.Index < DraftFeatures.Signs ? settings.DecaySigns : settings.Decay;
                    for (var h = 0; h < heads; h++)
                    {
                        if (double.IsNaN(labels[i][h])) continue;
                        var gradient = steps[h] * feature.Value + decay * weights[at + h];
                        squares[at + h] += gradient * gradient;
                        weights[at + h] -= settings.Rate * gradient / MathF.Sqrt(squares[at + h] + 1e-6f);
                    }
                }
            }
        }
    }

    public void Score(Feature[] text, double[] logits)
    {
        for (var h = 0; h < heads; h++) logits[h] = bias[h];
        foreach (var feature in text)
        {
            var at = feature.Index * heads;
            for (var h = 0; h < heads; h++) logits[h] += weights[at + h] * feature.Value;
        }
    }

    private double[] PositiveWeights(IReadOnlyList<double[]> labels, double balance)
    {
        var up = new double[heads];
        for (var h = 0; h < heads; h++)
        {
            double positive = labels.Count(l => l[h] > 0.5), negative = labels.Count(l => l[h] < 0.5);
            up[h] = Math.Pow(Math.Max(1, negative) / Math.Max(1, positive), balance);
        }

        return up;
    }
}

/// <summary>How the heads are trained; the values that ship were chosen on the train and dev parts.</summary>
internal sealed record Settings(int Epochs = 25, float Rate = 0.1f, float Decay = 0.002f, float DecaySigns = 0.002f, double Balance = 0.4, int Seed = 20261121);
