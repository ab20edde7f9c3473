using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Amends.Language;

/// <summary>
/// Linear heads over hashed features: rows of int8 weights, one row a bucket, all heads side by side, so that a feature costs one addition of
/// vectors. The last lane holds the square of the bucket's inverse document frequency, so that the same addition yields the length to divide by.
/// The rows are read where the program file is mapped; nothing is copied. See docs/reference/language.md for the layout.
/// </summary>
internal sealed unsafe class HashedTable
{
    public const int LanesAtOnce = 32;

    // The last lane holds idf squared times this, rounded; idf stays below 12.
    public const float FrequencyScale = 0.9f;

    // An int8 added this often cannot leave an int16.
    private const int SafeAdditions = 250;

    private const int Ahead = 10;

    private readonly sbyte* rows;
    private readonly int bits;
    private readonly float[] scales;
    private readonly float[] bias;
    private readonly float[] dense;

    private HashedTable(sbyte* rows, int bits, int lanes, int denseCount, string[] names, ReadOnlySpan<float> numbers)
    {
        this.rows = rows;
        (this.bits, Lanes, DenseCount, Names) = (bits, lanes, denseCount, names);
        scales = numbers[..lanes].ToArray();
        bias = numbers.Slice(lanes, lanes).ToArray();
        Slopes = numbers.Slice(2 * lanes, lanes).ToArray();
        Offsets = numbers.Slice(3 * lanes, lanes).ToArray();
        Thresholds = numbers.Slice(4 * lanes, lanes).ToArray();
        dense = numbers.Slice(5 * lanes, lanes * denseCount).ToArray();
    }

    public int Lanes { get; }

    public int DenseCount { get; }

    /// <summary>What each lane scores; empty for lanes without a head.</summary>
    public string[] Names { get; }

    /// <summary>Calibration: probability = 1 / (1 + exp(-(slope * z + offset))).</summary>
    public float[] Slopes { get; }

    public float[] Offsets { get; }

    /// <summary>The probability from which a label counts as present.</summary>
    public float[] Thresholds { get; }

    public static int Bucket(ulong hash, int bits) => (int)(hash * 0x9E3779B97F4A7C15 >> (64 - bits));

    /// <summary>Reads a model that is embedded in this library.</summary>
    public static HashedTable Load(string resource)
    {
        var stream = (UnmanagedMemoryStream)Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return Load(stream.PositionPointer, stream.Length);
    }

    /// <summary>Reads a model from memory that stays where it is.</summary>
    public static HashedTable Load(byte* start, long length)
    {
        var bytes = new ReadOnlySpan<byte>(start, (int)length);
        if (!bytes.StartsWith("AMT1"u8))
            throw new InvalidDataException("This is not a model table of this version; run the training program.");
        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(start + 4 + at * 4, 4));
        var (bits, lanes, denseCount, nameBytes, rowsAt) = (Number(0), Number(1), Number(2), Number(3), Number(4));
        var names = Encoding.UTF8.GetString(bytes.Slice(24, nameBytes)).Split('\n');
        var numbersAt = (24 + nameBytes + 3) / 4 * 4;
        var numbers = MemoryMarshal.Cast<byte, float>(bytes.Slice(numbersAt, lanes * (5 + denseCount) * 4));
        return new HashedTable((sbyte*)start + rowsAt, bits, lanes, denseCount, names, numbers);
    }

    public int LaneOf(string name) => Array.IndexOf(Names, name);

    /// <summary>Raw scores of all heads.</summary>
    public void Score(FeatureBuffer features, ReadOnlySpan<float> denseFeatures, Span<float> z)
    {
        bias.CopyTo(z);
        Span<int> sums = stackalloc int[Lanes];
        Add(features.Words, sums, z);
        Add(features.Letters, sums, z);
        for (var d = 0; d < denseFeatures.Length; d++)
            if (denseFeatures[d] != 0)
                AddScaled(dense.AsSpan(d * Lanes, Lanes), denseFeatures[d], z);
    }

    /// <summary>What the words add to one head: features that end in each token, and what to divide by. For evidence.</summary>
    public float Contribution(ReadOnlySpan<ulong> hashes, int lane)
    {
        var sum = 0;
        foreach (var hash in hashes)
            sum += rows[(long)Bucket(hash, bits) * Lanes + lane];
        return sum * scales[lane];
    }

    /// <summary>The same for a weighted sum of the first 32 heads.</summary>
    public float Weighted(ReadOnlySpan<ulong> hashes, ReadOnlySpan<float> weights)
    {
        if (hashes.IsEmpty)
            return 0;
        Span<int> sums = stackalloc int[LanesAtOnce];
        Sum(hashes, sums);
        float all = 0;
        for (var lane = 0; lane < LanesAtOnce - 1; lane++)
            all += sums[lane] * scales[lane] * weights[lane];
        return all;
    }

    public float Length(ReadOnlySpan<ulong> hashes) => MathF.Sqrt(Math.Max(1, Contribution(hashes, Lanes - 1) / scales[Lanes - 1] / FrequencyScale));

    /// <summary>The weight of a dense feature in a head.</summary>
    public float Dense(int feature, int lane) => dense[feature * Lanes + lane];

    public float Probability(int lane, float z) => 1 / (1 + MathF.Exp(-(Slopes[lane] * z + Offsets[lane])));

    private void Add(ReadOnlySpan<ulong> hashes, Span<int> sums, Span<float> z)
    {
        sums.Clear();
        if (Lanes == 4 * LanesAtOnce)
            SumWide(hashes, sums);
        else
            Sum(hashes, sums);
        var length = sums[Lanes - 1];
        if (length <= 0)
            return;
        var by = 1 / MathF.Sqrt(length / FrequencyScale);
        for (var lane = 0; lane < Lanes - 1; lane++)
            z[lane] += sums[lane] * scales[lane] * by;
    }

    private sbyte* Row(ulong hash) => rows + (long)Bucket(hash, bits) * Lanes;

    // Rows lie far apart: the one needed a few features on is asked for now.
    private void FetchAhead(ReadOnlySpan<ulong> hashes, int at)
    {
        if (!Sse.IsSupported || at + Ahead >= hashes.Length)
            return;
        var row = Row(hashes[at + Ahead]);
        Sse.Prefetch0(row);
        if (Lanes > 64)
            Sse.Prefetch0(row + 64);
    }

    private void Sum(ReadOnlySpan<ulong> hashes, Span<int> sums)
    {
        for (var from = 0; from < hashes.Length; from += SafeAdditions)
        {
            Vector256<short> low = default, high = default;
            var to = Math.Min(from + SafeAdditions, hashes.Length);
            for (var at = from; at < to; at++)
            {
                FetchAhead(hashes, at);
                var (first, second) = Vector256.Widen(Vector256.Load(Row(hashes[at])));
                low += first;
                high += second;
            }
            Flush(low, sums);
            Flush(high, sums[16..]);
        }
    }

    // The same for four vectors a row, in one pass over the features.
    private void SumWide(ReadOnlySpan<ulong> hashes, Span<int> sums)
    {
        for (var from = 0; from < hashes.Length; from += SafeAdditions)
        {
            Vector256<short> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
            var to = Math.Min(from + SafeAdditions, hashes.Length);
            for (var at = from; at < to; at++)
            {
                FetchAhead(hashes, at);
                var row = Row(hashes[at]);
                var (low, high) = Vector256.Widen(Vector256.Load(row));
                (a, b) = (a + low, b + high);
                (low, high) = Vector256.Widen(Vector256.Load(row + 32));
                (c, d) = (c + low, d + high);
                (low, high) = Vector256.Widen(Vector256.Load(row + 64));
                (e, f) = (e + low, f + high);
                (low, high) = Vector256.Widen(Vector256.Load(row + 96));
                (g, h) = (g + low, h + high);
            }
            Flush(a, sums);
            Flush(b, sums[16..]);
            Flush(c, sums[32..]);
            Flush(d, sums[48..]);
            Flush(e, sums[64..]);
            Flush(f, sums[80..]);
            Flush(g, sums[96..]);
            Flush(h, sums[112..]);
        }
    }

    private static void Flush(Vector256<short> partial, Span<int> sums)
    {
        var (low, high) = Vector256.Widen(partial);
        (Vector256.Create<int>(sums) + low).CopyTo(sums);
        (Vector256.Create<int>(sums[8..]) + high).CopyTo(sums[8..]);
    }

    private static void AddScaled(ReadOnlySpan<float> row, float x, Span<float> z)
    {
        for (var at = 0; at < z.Length; at += 8)
            (Vector256.Create(z.Slice(at, 8)) + Vector256.Create(row.Slice(at, 8)) * x).CopyTo(z[at..]);
    }
}
