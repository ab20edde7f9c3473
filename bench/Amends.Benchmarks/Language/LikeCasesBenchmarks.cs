using Amends.Language;
using BenchmarkDotNet.Attributes;

namespace Amends.Benchmarks;

/// <summary>The nearest of a hundred thousand cases, beside the same scan over plain floats, which is what a first try would write.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class LikeCasesBenchmarks
{
    private const int Count = 100_000;

    private static readonly string[] Things = "parcel refund booking invoice heating router card kettle seat driver password ticket coupon garden luggage meter".Split(' ');
    private static readonly string[] Wrongs = "late missing cancelled wrong broken soaked declined leaking lost noisy blocked overcharged damaged delayed".Split(' ');

    private readonly LikeCases cases = new(Count);
    private float[][] plain = [];
    private sbyte[] asked = [];

    [GlobalSetup]
    public void Fill()
    {
        plain = new float[Count][];
        for (var i = 0; i < Count; i++)
        {
            var vector = CaseVectors.Of($"{Things[i % 16]} {Wrongs[i / 16 % 14]} {Things[i / 224 % 16]} {Wrongs[i / 3584 % 14]} {Things[i / 50176]}");
            cases.Add(i, vector);
            plain[i] = [.. vector.Select(number => (float)number)];
        }
        asked = CaseVectors.Of("My refund for the cancelled booking is missing");
    }

    [Benchmark]
    public IReadOnlyList<LikeCase> Nearest() => cases.Nearest(asked, 3);

    /// <summary>With reading the text.</summary>
    [Benchmark]
    public IReadOnlyList<LikeCase> NearestToText() => cases.Nearest("My refund for the cancelled booking is missing", 3);

    [Benchmark(Baseline = true)]
    public int PlainScan()
    {
        var (best, most) = (-1, float.NegativeInfinity);
        for (var i = 0; i < plain.Length; i++)
        {
            float product = 0, length = 0;
            for (var d = 0; d < asked.Length; d++)
            {
                product += plain[i][d] * asked[d];
                length += plain[i][d] * plain[i][d];
            }
            if (product / MathF.Sqrt(length) is var likeness && likeness > most)
                (best, most) = (i, likeness);
        }
        return best;
    }
}
