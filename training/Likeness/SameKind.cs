using Amends.Language;

namespace Amends.Training.Likeness;

/// <summary>
/// Learns what does not matter: the directions in which requests of one kind differ among themselves (how it is put, who is told) are shrunk, so that those
/// which tell kinds apart weigh more (within-class covariance normalisation). From CLINC150's kinds; it holds for texts of kinds never seen.
/// </summary>
internal static class SameKind
{
    private const double Smoothing = 0.03;

    /// <param name="vectors">Of length one.</param>
    /// <returns>The turn that vectors are to be multiplied by.</returns>
    public static float[][] Learn(float[][] vectors, string[] kinds)
    {
        var width = vectors[0].Length;
        var middles = kinds.Distinct().ToDictionary(kind => kind, _ => new float[width]);
        var counts = kinds.CountBy(kind => kind).ToDictionary();
        for (var i = 0; i < vectors.Length; i++)
            Dot.Add(middles[kinds[i]], vectors[i], 1f / counts[kinds[i]]);
        var off = vectors.Select((vector, i) =>
        {
            float[] difference = [.. vector];
            Dot.Add(difference, middles[kinds[i]], -1);
            return difference;
        }).ToArray();
        var scatter = Decomposition.Gram(off);
        var mean = Enumerable.Range(0, width).Average(i => scatter[i, i]);
        for (var i = 0; i < width; i++)
            scatter[i, i] += Smoothing * mean;
        var (values, u) = Symmetric.Eigen(scatter);
        var turn = new float[width][];
        for (var i = 0; i < width; i++)
        {
            turn[i] = new float[width];
            for (var j = 0; j < width; j++)
                for (var k = 0; k < width; k++)
                    turn[i][j] += (float)(u[i, k] * u[j, k] / Math.Sqrt(values[k] / mean));
        }
        return turn;
    }
}
