using Amends.Language;

namespace Amends.Training.Likeness;

/// <summary>
/// The directions in which texts differ most, by randomised singular value decomposition (Halko, Martinsson, Tropp 2011): a random look at the
/// table, made sharper by going back and forth through it, then an exact decomposition of what is left.
/// </summary>
internal static class Decomposition
{
    private const int Spare = 24, BackAndForth = 3;

    /// <returns>For each run its place in every direction, the strongest direction first.</returns>
    public static float[][] Directions(RunTable table, int dimensions, ulong seed)
    {
        var width = dimensions + Spare;
        var draws = new Draws(seed);
        var look = Matrix(table.Keys.Length, width);
        foreach (var row in look)
            for (var i = 0; i < width; i++)
                row[i] = (float)(draws.Next() + draws.Next() + draws.Next() - 1.5);
        for (var pass = 0; ; pass++)
        {
            var texts = Matrix(table.Rows.Length, width);
            for (var text = 0; text < texts.Length; text++)
                foreach (var (column, weight) in table.Rows[text])
                    Dot.Add(texts[text], look[column], weight);
            texts = Whitened(texts, width);
            look = Matrix(table.Keys.Length, width);
            for (var text = 0; text < texts.Length; text++)
                foreach (var (column, weight) in table.Rows[text])
                    Dot.Add(look[column], texts[text], weight);
            if (pass == BackAndForth)
                return Whitened(look, dimensions);
        }
    }

    /// <summary>The same space by unit columns at right angles, the strongest first.</summary>
    private static float[][] Whitened(float[][] rows, int keep)
    {
        var (values, vectors) = Symmetric.Eigen(Gram(rows));
        var turn = Matrix(rows[0].Length, keep);
        for (var i = 0; i < turn.Length; i++)
            for (var j = 0; j < keep; j++)
                turn[i][j] = (float)(vectors[i, j] / Math.Sqrt(Math.Max(values[j], 1e-9)));
        return Times(rows, turn);
    }

    public static double[,] Gram(float[][] rows)
    {
        var width = rows[0].Length;
        var sums = new double[width, width];
        var part = Matrix(width, width);
        for (var r = 0; r < rows.Length; r++)
        {
            for (var i = 0; i < width; i++)
                if (rows[r][i] != 0)
                    Dot.Add(part[i], rows[r], rows[r][i]);
            // Emptied into exact sums before small numbers are lost beside large ones.
            if (r % 512 == 511 || r == rows.Length - 1)
                for (var i = 0; i < width; i++)
                    for (var j = 0; j < width; j++)
                    {
                        sums[i, j] += part[i][j];
                        part[i][j] = 0;
                    }
        }
        return sums;
    }

    public static float[][] Times(float[][] rows, float[][] turn)
    {
        var result = Matrix(rows.Length, turn[0].Length);
        for (var r = 0; r < rows.Length; r++)
            for (var i = 0; i < turn.Length; i++)
                if (rows[r][i] != 0)
                    Dot.Add(result[r], turn[i], rows[r][i]);
        return result;
    }

    private static float[][] Matrix(int rows, int width) => [.. Enumerable.Range(0, rows).Select(_ => new float[width])];
}
