namespace Amends.Language.Text;

/// <summary>The hash of a normalised word (FNV-1a over UTF-16 units): cheap, and the same on every machine, since model files rest on it.</summary>
internal static class WordHash
{
    public const ulong Seed = 14695981039346656037;
    public const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var unit in word)
            hash = (hash ^ unit) * Prime;
        return hash;
    }

    /// <summary>Hash of two or more things in order, well mixed.</summary>
    public static ulong Join(ulong first, ulong second)
    {
        var mixed = (first ^ (second + 0x9E3779B97F4A7C15 + (first << 6) + (first >> 2))) * 0xBF58476D1CE4E5B9;
        return mixed ^ (mixed >> 29);
    }
}
