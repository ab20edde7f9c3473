using System.Runtime.InteropServices;

namespace Amends.Language;

/// <summary>Negative, neutral or positive: three linear heads over the dense features and the scores for complaint and heat.</summary>
internal sealed class PolarityHead(float[] weights)
{
    /// <summary>Inputs: the dense features, complaint and heat (scaled), one.</summary>
    public static int Inputs { get; } = Senses.DenseCount + 3;

    private const float ScoreScale = 0.25f;

    public static PolarityHead Load() => new(MemoryMarshal.Cast<byte, float>(Shipped.Bytes("polarity.bin"))[..(3 * Inputs)].ToArray());

    public static void Fill(ReadOnlySpan<float> dense, float complaint, float heat, Span<float> inputs)
    {
        dense.CopyTo(inputs);
        inputs[^3] = complaint * ScoreScale;
        inputs[^2] = heat * ScoreScale;
        inputs[^1] = 1;
    }

    public void Score(ReadOnlySpan<float> dense, float complaint, float heat, Span<float> z)
    {
        Span<float> inputs = stackalloc float[Inputs];
        Fill(dense, complaint, heat, inputs);
        var first = weights.AsSpan(0, Inputs);
        var second = weights.AsSpan(Inputs, Inputs);
        var third = weights.AsSpan(2 * Inputs, Inputs);
        // Each sum in the order of the inputs, all three side by side; most inputs are 0.
        float a = 0, b = 0, c = 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            var x = inputs[i];
            if (x == 0)
                continue;
            a += x * first[i];
            b += x * second[i];
            c += x * third[i];
        }
        (z[0], z[1], z[2]) = (a, b, c);
    }
}
