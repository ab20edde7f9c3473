using System.Runtime.InteropServices;

namespace Amends.Language;

/// <summary>
/// What emotions say of one another: gratitude seldom comes with anger, remorse often with sadness. One linear head an emotion over the raw scores of all and
/// over what they come to as probabilities (stacked generalisation, Wolpert 1992).
/// </summary>
internal sealed class EmotionBlend
{
    /// <summary>The scores that are looked at: the emotions, valence, heat, dissatisfaction.</summary>
    public const int Scores = ReadingModels.EmotionCount + 3;

    /// <summary>Inputs: the scores, their probabilities, one.</summary>
    public const int Inputs = 2 * Scores + 1;

    // Whole vectors: nothing is left over to add up one by one.
    private const int Padded = (Inputs + 7) / 8 * 8;

    private readonly float[] weights = new float[ReadingModels.EmotionCount * Padded];

    /// <param name="learned">One row of <see cref="Inputs"/> weights an emotion.</param>
    public EmotionBlend(ReadOnlySpan<float> learned)
    {
        for (var emotion = 0; emotion < ReadingModels.EmotionCount; emotion++)
            learned.Slice(emotion * Inputs, Inputs).CopyTo(weights.AsSpan(emotion * Padded));
    }

    public static EmotionBlend Load() => new(MemoryMarshal.Cast<byte, float>(Shipped.Bytes("blend.bin")));

    public static void Fill(ReadOnlySpan<float> scores, Span<float> inputs)
    {
        for (var i = 0; i < Scores; i++)
        {
            inputs[i] = scores[i];
            inputs[Scores + i] = 1 / (1 + MathF.Exp(-scores[i]));
        }
        inputs[2 * Scores] = 1;
    }

    /// <summary>The raw score of each emotion in the light of all; not calibrated.</summary>
    public void Score(ReadOnlySpan<float> scores, Span<float> z)
    {
        Span<float> inputs = stackalloc float[Padded];
        inputs.Clear();
        Fill(scores, inputs);
        for (var emotion = 0; emotion < ReadingModels.EmotionCount; emotion++)
            z[emotion] = Dot.Of(weights.AsSpan(emotion * Padded, Padded), inputs);
    }
}
