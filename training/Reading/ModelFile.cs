using System.Runtime.InteropServices;
using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>Writes a trained model as the table that the library reads: int8 rows, one scale a head.</summary>
internal static class ModelFile
{
    public static byte[] Write(SparseModel model, string[] names, float[] slopes, float[] offsets, float[] thresholds)
    {
        var recipe = model.Recipe;
        var lanes = recipe.Lanes;
        var scales = Scales(model);
        var nameBytes = Encoding.UTF8.GetBytes(string.Join('\n', names));
        float[] numbers = [.. scales, .. model.Bias, .. slopes, .. offsets, .. thresholds, .. model.Dense];
        var numbersAt = (24 + nameBytes.Length + 3) / 4 * 4;
        var rowsAt = (numbersAt + numbers.Length * 4 + 63) / 64 * 64;
        var bytes = new byte[rowsAt + (lanes * recipe.Buckets)];
        "AMT2"u8.CopyTo(bytes);
        int[] header = [recipe.Buckets, lanes, recipe.DenseCount, nameBytes.Length, rowsAt];
        MemoryMarshal.AsBytes(header.AsSpan()).CopyTo(bytes.AsSpan(4));
        nameBytes.CopyTo(bytes.AsSpan(24));
        MemoryMarshal.AsBytes(numbers.AsSpan()).CopyTo(bytes.AsSpan(numbersAt));
        for (var bucket = 0; bucket < recipe.Buckets; bucket++)
        {
            var idf = model.Idf[bucket];
            if (idf == 0)
                continue;
            for (var lane = 0; lane < lanes - 1; lane++)
                bytes[rowsAt + bucket * lanes + lane] = (byte)(sbyte)Math.Clamp(MathF.Round(model.Weights[bucket * lanes + lane] * idf / scales[lane]), -127, 127);
            bytes[rowsAt + bucket * lanes + lanes - 1] = (byte)(sbyte)Math.Clamp(MathF.Round(idf * idf * HashedTable.FrequencyScale), 1, 127);
        }
        return bytes;
    }

    // By the largest weight: clipping a few so that the rest is finer costs rare emotions what they are known by (macro average precision .482 to .470).
    private static float[] Scales(SparseModel model)
    {
        var lanes = model.Recipe.Lanes;
        var largest = new float[lanes];
        for (var bucket = 0; bucket < model.Idf.Length; bucket++)
            if (model.Idf[bucket] != 0)
                for (var lane = 0; lane < lanes - 1; lane++)
                    largest[lane] = Math.Max(largest[lane], Math.Abs(model.Weights[bucket * lanes + lane] * model.Idf[bucket]));
        return [.. largest.Select(limit => limit == 0 ? 1 : limit / 127)];
    }
}
