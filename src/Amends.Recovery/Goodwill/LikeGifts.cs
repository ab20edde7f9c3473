namespace Amends.Recovery;

/// <summary>What was given in like cases: like cases are treated alike, or somebody knows why not. Minor units of one currency.</summary>
/// <param name="Count">How many gifts were looked at, twenty at most.</param>
/// <param name="Lower">A quarter got less.</param>
/// <param name="Upper">A quarter got more.</param>
public sealed record LikeGifts(int Count, long Median, long Lower, long Upper, string Currency)
{
    public const int Most = 20;

    /// <summary>Fewer say nothing.</summary>
    public const int Least = 3;

    /// <param name="amounts">Of the nearest cases, nearest first.</param>
    /// <returns>null where too few are known.</returns>
    public static LikeGifts? Of(IEnumerable<long> amounts, string currency)
    {
        var sorted = amounts.Take(Most).Order().ToList();
        return sorted.Count < Least ? null : new(sorted.Count, At(sorted, 50), At(sorted, 25), At(sorted, 75), currency);
    }

    /// <summary>Whether an amount is off by half of the median or more, up or down.</summary>
    public bool Differs(long amount) => Int128.Abs((Int128)amount - Median) * 2 >= Median && amount != Median;

    /// <summary>By linear interpolation between the two nearest.</summary>
    private static long At(List<long> sorted, int percent)
    {
        var place = (sorted.Count - 1) * percent;
        var (below, part) = (place / 100, place % 100);
        return part == 0 ? sorted[below] : sorted[below] + (long)((Int128)(sorted[below + 1] - sorted[below]) * part / 100);
    }
}
