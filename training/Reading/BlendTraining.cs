using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>Learns what emotions say of one another, from scores of texts that the tables had not seen.</summary>
internal static class BlendTraining
{
    private const int Epochs = 6;
    private const float Rate = 0.05f, L2 = 1e-4f;

    /// <param name="texts">The raw scores of a text, and 1 or 0 for each emotion.</param>
    public static float[] Fit(IReadOnlyList<(float[] Scores, float[] Targets)> texts)
    {
        var inputs = texts.Select(text =>
        {
            var row = new float[EmotionBlend.Inputs];
            EmotionBlend.Fill(text.Scores, row);
            return row;
        }).ToArray();
        var weights = new float[ReadingModels.EmotionCount * EmotionBlend.Inputs];
        Parallel.For(0, ReadingModels.EmotionCount, emotion => Fit(emotion, inputs, texts, weights.AsSpan(emotion * EmotionBlend.Inputs, EmotionBlend.Inputs)));
        return weights;
    }

    /// <summary>AdaGrad, from the emotion's own score alone and pulled back towards it.</summary>
    private static void Fit(int emotion, float[][] inputs, IReadOnlyList<(float[] Scores, float[] Targets)> texts, Span<float> weights)
    {
        weights[emotion] = 1;
        var seen = new float[weights.Length];
        ulong state = 20260310;
        for (var step = 0; step < Epochs * inputs.Length; step++)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            var at = (int)((state >> 33) % (ulong)inputs.Length);
            var row = inputs[at];
            var z = 0f;
            for (var i = 0; i < row.Length; i++)
                z += weights[i] * row[i];
            var error = 1 / (1 + MathF.Exp(-z)) - texts[at].Targets[emotion];
            var rate = Rate * (1 - 0.9f * step / (Epochs * inputs.Length));
            for (var i = 0; i < row.Length; i++)
            {
                var gradient = error * row[i] + L2 * (weights[i] - (i == emotion ? 1 : 0));
                seen[i] += gradient * gradient;
                weights[i] -= rate * gradient / (MathF.Sqrt(seen[i]) + 1e-6f);
            }
        }
    }
}
