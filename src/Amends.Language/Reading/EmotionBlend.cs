using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Amends.Language;

/// <summary>
/// What emotions say of one another: gratitude seldom comes with anger, remorse often with sadness. One linear head an emotion over the raw scores of all and
/// over what they come to as probabilities (stacked generalisation, Wolpert 1992).
/// </summary>
internal sealed class EmotionBlend(float[] weights)
{
    /// <summary>The scores that are looked at: the emotions, valence, heat, dissatisfaction.</summary>
    public const int Scores = ReadingModels.EmotionCount + 3;

    /// <summary>Inputs: the scores, their probabilities, one.</summary>
    public const int Inputs = 2 * Scores + 1;

    public static EmotionBlend Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("blend.bin")!;
        var weights = new float[ReadingModels.EmotionCount * Inputs];
        stream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new EmotionBlend(weights);
    }

    public static void Fill(ReadOnlySpan<float> scores, Span<float> inputs)
    {
        for (var i = 0; i < Scores; i++)
        {
            inputs[i] = scores[i];
            inputs[Scores + i] = 1 / (1 + MathF.Exp(-scores[i]));
        }
        inputs[^1] = 1;
    }

    /// <summary>The raw score of each emotion in the light of all; not calibrated.</summary>
    public void Score(ReadOnlySpan<float> scores, Span<float> z)
    {
        Span<float> inputs = stackalloc float[Inputs];
        Fill(scores, inputs);
        for (var emotion = 0; emotion < ReadingModels.EmotionCount; emotion++)
            z[emotion] = Dot(weights.AsSpan(emotion * Inputs, Inputs), inputs);
    }

    // Four at a time whatever the machine's vectors are: the sum is the same everywhere.
    private static float Dot(ReadOnlySpan<float> weights, ReadOnlySpan<float> inputs)
    {
        var sums = Vector4.Zero;
        var at = 0;
        for (; at <= inputs.Length - 4; at += 4)
            sums += new Vector4(weights[at..]) * new Vector4(inputs[at..]);
        var sum = sums.X + sums.Y + sums.Z + sums.W;
        for (; at < inputs.Length; at++)
            sum += weights[at] * inputs[at];
        return sum;
    }
}
