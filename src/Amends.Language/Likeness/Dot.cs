using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Amends.Language;

/// <summary>Products of vectors, eight or sixteen numbers at once and always in the same order, so that the sums are the same on every machine.</summary>
internal static class Dot
{
    /// <summary>The lengths are the same and a multiple of 32.</summary>
    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        var sum = Vector256<int>.Zero;
        for (nuint at = 0; at < (nuint)a.Length; at += 16)
        {
            var left = Vector256.WidenLower(Vector128.LoadUnsafe(ref first, at).ToVector256Unsafe());
            var right = Vector256.WidenLower(Vector128.LoadUnsafe(ref second, at).ToVector256Unsafe());
            sum += Pairs(left, right);
        }
        return Vector256.Sum(sum);
    }

    /// <summary>The lengths are the same and a multiple of 8.</summary>
    public static float Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        var sum = Vector256<float>.Zero;
        for (nuint at = 0; at < (nuint)a.Length; at += 8)
            sum += Vector256.LoadUnsafe(ref first, at) * Vector256.LoadUnsafe(ref second, at);
        return Vector256.Sum(sum);
    }

    /// <summary>Adds <paramref name="more"/> times <paramref name="by"/>.</summary>
    public static void Add(Span<float> to, ReadOnlySpan<float> more, float by)
    {
        for (var at = 0; at < to.Length; at += 8)
            (Vector256.Create<float>(to[at..]) + Vector256.Create<float>(more[at..]) * by).CopyTo(to[at..]);
    }

    /// <summary>To length one; a vector of nothing stays nothing.</summary>
    public static void Normalise(Span<float> vector)
    {
        var length = MathF.Sqrt(Of(vector, vector));
        if (length > 0)
            for (var i = 0; i < vector.Length; i++)
                vector[i] /= length;
    }

    private static Vector256<int> Pairs(Vector256<short> a, Vector256<short> b)
    {
        // One instruction where there is one; elsewhere the same numbers in two.
        if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
            return System.Runtime.Intrinsics.X86.Avx2.MultiplyAddAdjacent(a, b);
        var (lowA, highA) = Vector256.Widen(a);
        var (lowB, highB) = Vector256.Widen(b);
        return lowA * lowB + highA * highB;
    }
}
