using System.Reflection;
using System.Runtime.InteropServices;

namespace Amends.Language;

/// <summary>Negative, neutral or positive: three linear heads over the dense features and the scores for complaint and heat.</summary>
internal sealed class PolarityHead(float[] weights)
{
    /// <summary>Inputs: the dense features, complaint and heat (scaled), one.</summary>
    public static int Inputs { get; } = Senses.DenseCount + 3;

    private const float ScoreScale = 0.25f;

    public static PolarityHead Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("polarity.bin")!;
        var weights = new float[3 * Inputs];
        stream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new PolarityHead(weights);
    }

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
        for (var c = 0; c < 3; c++)
        {
            var row = weights.AsSpan(c * Inputs, Inputs);
            float sum = 0;
            for (var i = 0; i < inputs.Length; i++)
                sum += inputs[i] * row[i];
            z[c] = sum;
        }
    }
}
