using System.Buffers.Binary;
using System.Runtime.CompilerServices;
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
    private readonly int buckets;
    private readonly float[] scales;
    private readonly float[] bias;
    private readonly float[] dense;

    private HashedTable(sbyte* rows, int buckets, int lanes, int denseCount, string[] names, ReadOnlySpan<float> numbers)
    {
        this.rows = rows;
        (this.buckets, Lanes, DenseCount, Names) = (buckets, lanes, denseCount, names);
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

    /// <summary>One of so many buckets, whatever their number: the share of the hash that lies below it.</summary>
    public static int Bucket(ulong hash, int buckets) => (int)((hash * 0x9E3779B97F4A7C15 >> 32) * (uint)buckets >> 32);

    /// <summary>Reads a model that is embedded in this library.</summary>
    public static HashedTable Load(string resource)
    {
        var stream = Shipped.Open(resource);
        return Load(stream.PositionPointer, stream.Length);
    }

    /// <summary>Reads a model from memory that stays where it is.</summary>
    public static HashedTable Load(byte* start, long length)
    {
        var bytes = new ReadOnlySpan<byte>(start, (int)length);
        if (!bytes.StartsWith("AMT2"u8))
            throw new InvalidDataException("This is not a model table of this version; run the training program.");
        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(start + 4 + at * 4, 4));
        var (buckets, lanes, denseCount, nameBytes, rowsAt) = (Number(0), Number(1), Number(2), Number(3), Number(4));
        var names = Encoding.UTF8.GetString(bytes.Slice(24, nameBytes)).Split('\n');
        var numbersAt = (24 + nameBytes + 3) / 4 * 4;
        var numbers = MemoryMarshal.Cast<byte, float>(bytes.Slice(numbersAt, lanes * (5 + denseCount) * 4));
        return new HashedTable((sbyte*)start + rowsAt, buckets, lanes, denseCount, names, numbers);
    }

    public int LaneOf(string name) => Array.IndexOf(Names, name);

    /// <summary>Asks for the row of a feature that is needed soon: rows lie far apart, and most are not in the processor's cache.</summary>
    public void Fetch(ulong hash)
    {
        if (!Sse.IsSupported)
            return;
        var row = Row(hash);
        Sse.Prefetch0(row);
        if (Lanes > 64)
            Sse.Prefetch0(row + 64);
    }

    /// <summary>Raw scores of all heads.</summary>
    public void Score(FeatureBuffer features, ReadOnlySpan<ulong> concepts, ReadOnlySpan<float> denseFeatures, Span<float> z)
    {
        Span<int> letters = stackalloc int[Lanes];
        letters.Clear();
        SumAll(features.Letters, letters);
        Score(features.Words, letters, concepts, denseFeatures, z);
    }

    /// <summary>The same with the runs of letters already added up.</summary>
    public void Score(ReadOnlySpan<ulong> words, ReadOnlySpan<int> letters, ReadOnlySpan<ulong> concepts, ReadOnlySpan<float> denseFeatures, Span<float> z)
    {
        bias.CopyTo(z);
        Span<int> sums = stackalloc int[Lanes];
        sums.Clear();
        SumAll(words, sums);
        Add(sums, sums[^1], z);
        Add(letters, letters[^1], z);
        if (!concepts.IsEmpty)
        {
            sums.Clear();
            SumAll(concepts, sums);
            Add(sums, sums[^1], z);
        }
        AddDense(denseFeatures, z);
    }

    /// <summary>The same of the first 32 heads alone, for a quarter of the work where there are more.</summary>
    public void ScoreFirst(ReadOnlySpan<ulong> words, ReadOnlySpan<int> letters, ReadOnlySpan<ulong> concepts, ReadOnlySpan<float> denseFeatures, Span<float> z)
    {
        z = z[..LanesAtOnce];
        bias.AsSpan(0, LanesAtOnce).CopyTo(z);
        AddFirst(words, z);
        Add(letters, letters[^1], z);
        AddFirst(concepts, z);
        AddDense(denseFeatures, z);
    }

    /// <summary>Adds up the rows of a few features, 250 at most.</summary>
    public void SumRow(ReadOnlySpan<ulong> hashes, Span<short> row)
    {
        row = row[..Lanes];
        for (var lane = 0; lane < row.Length; lane += LanesAtOnce)
        {
            Vector256<short> low = default, high = default;
            foreach (var hash in hashes)
            {
                var (first, second) = Vector256.Widen(Vector256.Load(Row(hash) + lane));
                low += first;
                high += second;
            }
            low.CopyTo(row[lane..]);
            high.CopyTo(row[(lane + 16)..]);
        }
    }

    /// <summary>What the words add to one head: features that end in each token, and what to divide by. For evidence.</summary>
    public float Contribution(ReadOnlySpan<ulong> hashes, int lane) => Sum(hashes, lane) * scales[lane];

    /// <summary>What features add to one head, as whole numbers.</summary>
    public int Sum(ReadOnlySpan<ulong> hashes, int lane)
    {
        var sum = 0;
        foreach (var hash in hashes)
            sum += Row(hash)[lane];
        return sum;
    }

    /// <summary>The same for features whose rows were added up.</summary>
    public float Contribution(ReadOnlySpan<short> row, int lane) => row[lane] * scales[lane];

    /// <summary>What a few features add to the first 32 heads, 250 features at most, each head's share times its weight.</summary>
    public void Products(ReadOnlySpan<ulong> hashes, ReadOnlySpan<float> weights, Span<float> products)
    {
        Vector256<short> low = default, high = default;
        foreach (var hash in hashes)
        {
            var (first, second) = Vector256.Widen(Vector256.Load(Row(hash)));
            low += first;
            high += second;
        }
        Products(low, 0, weights, products);
        Products(high, 16, weights, products);
    }

    /// <summary>The same for features whose rows were added up.</summary>
    public void Products(ReadOnlySpan<short> row, ReadOnlySpan<float> weights, Span<float> products)
    {
        Products(Vector256.Create(row), 0, weights, products);
        Products(Vector256.Create(row[16..]), 16, weights, products);
    }

    /// <summary>What features are divided by, from the sum of their last lane.</summary>
    public float Length(int last) => MathF.Sqrt(Math.Max(1, last * scales[Lanes - 1] / scales[Lanes - 1] / FrequencyScale));

    public float Length(ReadOnlySpan<ulong> hashes) => Length(Sum(hashes, Lanes - 1));

    /// <summary>The weight of a dense feature in a head.</summary>
    public float Dense(int feature, int lane) => dense[feature * Lanes + lane];

    public float Probability(int lane, float z) => 1 / (1 + MathF.Exp(-(Slopes[lane] * z + Offsets[lane])));

    /// <summary>The raw score that has a probability.</summary>
    public float Raw(int lane, float probability) => (MathF.Log(probability / (1 - probability)) - Offsets[lane]) / Slopes[lane];

    // Inlined, since no code with such an argument is compiled ahead.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Products(Vector256<short> sums, int lane, ReadOnlySpan<float> weights, Span<float> products)
    {
        var (low, high) = Vector256.Widen(sums);
        (Vector256.ConvertToSingle(low) * Vector256.Create(scales, lane) * Vector256.Create(weights[lane..])).CopyTo(products[lane..]);
        (Vector256.ConvertToSingle(high) * Vector256.Create(scales, lane + 8) * Vector256.Create(weights[(lane + 8)..])).CopyTo(products[(lane + 8)..]);
    }

    private void AddFirst(ReadOnlySpan<ulong> hashes, Span<float> z)
    {
        Span<int> sums = stackalloc int[LanesAtOnce];
        sums.Clear();
        Sum(hashes, sums);
        Add(sums, Sum(hashes, Lanes - 1), z);
    }

    // To as many heads as are scored.
    private void Add(ReadOnlySpan<int> sums, int length, Span<float> z)
    {
        if (length <= 0)
            return;
        var by = 1 / MathF.Sqrt(length / FrequencyScale);
        // The last lane is no head.
        var last = z[^1];
        for (var lane = 0; lane < z.Length; lane += 8)
            (Vector256.Create(z.Slice(lane, 8)) + Vector256.ConvertToSingle(Vector256.Create(sums.Slice(lane, 8))) * Vector256.Create(scales, lane) * by).CopyTo(z[lane..]);
        if (z.Length == Lanes)
            z[^1] = last;
    }

    private sbyte* Row(ulong hash) => rows + (long)Bucket(hash, buckets) * Lanes;

    private void SumAll(ReadOnlySpan<ulong> hashes, Span<int> sums)
    {
        if (Lanes == 4 * LanesAtOnce)
            SumWide(hashes, sums);
        else
            Sum(hashes, sums);
    }

    // Rows lie far apart: the one needed a few features on is asked for now.
    private void FetchAhead(ReadOnlySpan<ulong> hashes, int at)
    {
        if (at + Ahead < hashes.Length)
            Fetch(hashes[at + Ahead]);
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

    // Most dense features are 0; the sums of 32 heads stay in registers while the others are added, in order.
    private void AddDense(ReadOnlySpan<float> features, Span<float> z)
    {
        Span<int> present = stackalloc int[features.Length];
        var count = 0;
        for (var d = 0; d < features.Length; d++)
        {
            present[count] = d;
            count += features[d] != 0 ? 1 : 0;
        }
        for (var lane = 0; lane < z.Length; lane += LanesAtOnce)
        {
            var sums = z.Slice(lane, LanesAtOnce);
            Vector256<float> a = Vector256.Create<float>(sums), b = Vector256.Create<float>(sums[8..]), c = Vector256.Create<float>(sums[16..]), d = Vector256.Create<float>(sums[24..]);
            foreach (var feature in present[..count])
            {
                ref var row = ref dense[feature * Lanes + lane];
                var x = Vector256.Create(features[feature]);
                a += Vector256.LoadUnsafe(ref row) * x;
                b += Vector256.LoadUnsafe(ref row, 8) * x;
                c += Vector256.LoadUnsafe(ref row, 16) * x;
                d += Vector256.LoadUnsafe(ref row, 24) * x;
            }
            a.CopyTo(sums);
            b.CopyTo(sums[8..]);
            c.CopyTo(sums[16..]);
            d.CopyTo(sums[24..]);
        }
    }
}
