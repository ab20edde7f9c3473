namespace Amends.Practice;

/// <summary>How often replies that needed a principle showed it, with how sure that is. Replies of one conversation are alike, so the true band is somewhat wider.</summary>
/// <param name="Needed">How many needed it.</param>
/// <param name="Shown">How many of these showed it.</param>
public readonly record struct SkillShare(long Needed, long Shown)
{
    /// <summary>Fewer replies than this make no figure: chance would speak, not the person.</summary>
    public const int Enough = 20;

    /// <summary>Where the true share is surely below this, 0 to 1, it needs practice.</summary>
    public const double Wanted = 0.6;

    // The normal quantiles of bands that hold the true value nine times in ten, and nineteen times in twenty.
    private const double NineInTen = 1.6449, NineteenInTwenty = 1.959964;

    public bool IsEnough => Needed >= Enough;

    /// <summary>How many replies are missing to a figure.</summary>
    public long Missing => Math.Max(0, Enough - Needed);

    /// <summary>0 to 1.</summary>
    public double Share => Needed == 0 ? 0 : (double)Shown / Needed;

    /// <summary>The band that holds the true share nine times in ten (Wilson 1927).</summary>
    public (double Low, double High) Band => Within(NineInTen);

    /// <summary>The band that holds the true share nineteen times in twenty, as reports show it.</summary>
    public (double Low, double High) WideBand => Within(NineteenInTwenty);

    /// <summary>Even the upper end of the band lies below what is wanted.</summary>
    public bool NeedsPractice => IsEnough && Band.High < Wanted;

    public static SkillShare operator +(SkillShare one, SkillShare other) => new(one.Needed + other.Needed, one.Shown + other.Shown);

    /// <summary>How far the share moved from an earlier one, in shares, -1 to 1, with the band that holds the true change nineteen times in twenty (Newcombe 1998, from Wilson's bands).</summary>
    public (double By, double Low, double High) ChangeFrom(SkillShare before)
    {
        var ((low, high), (wasLow, wasHigh), by) = (WideBand, before.WideBand, Share - before.Share);
        return (by, by - Length(Share - low, wasHigh - before.Share), by + Length(high - Share, before.Share - wasLow));
    }

    private (double Low, double High) Within(double z)
    {
        if (Needed == 0)
            return (0, 1);
        var (n, share) = ((double)Needed, Share);
        var middle = share + z * z / (2 * n);
        var spread = z * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n));
        var whole = 1 + z * z / n;
        return (Math.Max(0, (middle - spread) / whole), Math.Min(1, (middle + spread) / whole));
    }

    private static double Length(double one, double other) => Math.Sqrt(one * one + other * other);
}
