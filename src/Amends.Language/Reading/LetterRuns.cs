using Amends.Language.Text;

namespace Amends.Language;

/// <summary>The runs of 3 to 5 letters within a word, with its ends, as hashes.</summary>
internal static class LetterRuns
{
    public const ulong Salt = 0xC4A5;

    private const int Shortest = 3, Longest = 5;

    /// <summary>No word has more runs than this, by its length.</summary>
    public static int Most(int length) => (length + 2) * (Longest - Shortest + 1);

    /// <summary>Writes the hashes of a word's runs; how many there are.</summary>
    public static int Of(ReadOnlySpan<char> word, Span<ulong> hashes)
    {
        var count = 0;
        // Positions -1 and Length are the word's ends.
        for (var start = -1; start < word.Length - 1; start++)
        {
            var hash = Salt;
            for (var i = 0; i < Longest; i++)
            {
                var at = start + i;
                if (at > word.Length)
                    break;
                hash = (hash ^ (at < 0 || at == word.Length ? ' ' : word[at])) * WordHash.Prime;
                if (i >= Shortest - 1)
                    hashes[count++] = hash ^ (hash >> 32) ^ ((ulong)i << 3);
            }
        }
        return count;
    }
}
