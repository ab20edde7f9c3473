using System.Runtime.InteropServices;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// What a text is about, as hashed runs of 3 to 5 letters of its telling words. Whole words and pairs were measured and left out: runs already join
/// "refund", "refunded" and "refnud", and short messages cluster better without.
/// </summary>
internal sealed class LikenessFeatures
{
    // What comes later in a long letter rarely tells a new thing, and nobody should be able to make one text cost a second.
    private const int MostWords = 600;
    private const int Shortest = 3, Longest = 5;

    private readonly List<uint> hashes = [];

    /// <summary>The runs of the text in the order of their hashes, so that equal ones stand together. Good until the next text.</summary>
    public ReadOnlySpan<uint> Of(string text)
    {
        hashes.Clear();
        using var document = TextDocument.Rent(text);
        var words = 0;
        foreach (ref readonly var token in document.Tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag) || PlainWords.Holds(token))
                continue;
            Runs(document.Norm(token));
            if (++words == MostWords)
                break;
        }
        hashes.Sort();
        return CollectionsMarshal.AsSpan(hashes);
    }

    private void Runs(ReadOnlySpan<char> word)
    {
        // Positions -1 and Length are the word's ends.
        for (var start = -1; start < word.Length - 1; start++)
        {
            var hash = WordHash.Seed;
            for (var i = 0; i < Longest && start + i <= word.Length; i++)
            {
                var at = start + i;
                hash = (hash ^ (at < 0 || at == word.Length ? ' ' : word[at])) * WordHash.Prime;
                if (i >= Shortest - 1)
                    hashes.Add((uint)(hash ^ (hash >> 32)));
            }
        }
    }
}
