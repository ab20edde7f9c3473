namespace Amends.Language;

/// <summary>The best few of many, kept in order as they come: for a handful that is quicker than any heap.</summary>
internal sealed class Nearest(int most)
{
    private readonly LikeCase[] found = new LikeCase[most];
    private int count;

    /// <summary>What a further one must be above, or at least as good as where its id is later.</summary>
    public double Worst => count < most ? 0 : found[count - 1].Likeness;

    public void Offer(LikeCase one)
    {
        if (count == most && !Before(one, found[count - 1]))
            return;
        var at = count < most ? count++ : count - 1;
        for (; at > 0 && Before(one, found[at - 1]); at--)
            found[at] = found[at - 1];
        found[at] = one;
    }

    public LikeCase[] Ordered() => found[..count];

    private static bool Before(LikeCase a, LikeCase b) => a.Likeness > b.Likeness || (a.Likeness == b.Likeness && a.Id > b.Id);
}
