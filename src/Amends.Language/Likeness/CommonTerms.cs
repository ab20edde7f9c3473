namespace Amends.Language;

/// <summary>In about how many texts a word stands, in bounded space (a count-min sketch): never too few, seldom too many.</summary>
internal sealed class CommonTerms
{
    private const int Columns = 1 << 15, Rows = 2;

    private readonly int[] counts = new int[Rows * Columns];

    /// <summary>All terms taken in.</summary>
    public long Total { get; private set; }

    public void Add(IEnumerable<string> terms)
    {
        foreach (var term in terms)
        {
            Total++;
            for (var row = 0; row < Rows; row++)
                counts[Place(term, row)]++;
        }
    }

    public int Of(string term) => Math.Min(counts[Place(term, 0)], counts[Place(term, 1)]);

    private static int Place(string term, int row) => row * Columns + (int)(Text.WordHash.Join((ulong)row + 1, Text.WordHash.Of(term)) >> 20 & Columns - 1);
}
