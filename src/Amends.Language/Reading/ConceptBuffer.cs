using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// The hashed concepts of one text: what its words stand for in service life (parcel, package and shipment are one), alone, under negation, and in pairs that
/// stand near each other. Few labelled messages then speak for many wordings. Reused from text to text.
/// </summary>
internal sealed class ConceptBuffer
{
    private const ulong Salt = 0xC0CE, PairSalt = 0xC0CE2, NegatedSalt = 0xC0CE3;

    // A concept is paired with those up to so many words before it, in the same sentence.
    private const int Reach = 6;

    private ulong[] hashes = new ulong[256];
    private int[] ends = new int[256];
    private int count, tokenCount;

    public ReadOnlySpan<ulong> Hashes => hashes.AsSpan(0, count);

    /// <summary>The features that end in a token: from the previous token's number to its own.</summary>
    public ReadOnlySpan<int> Ends => ends.AsSpan(0, tokenCount);

    public void Clear() => count = tokenCount = 0;

    public void Fill(TextDocument document, Lexicon lexicon)
    {
        var tokens = document.Tokens;
        Clear();
        tokenCount = tokens.Length;
        if (ends.Length < tokenCount)
            ends = new int[tokenCount * 2];
        if (hashes.Length < tokenCount * 4)
            hashes = new ulong[tokenCount * 8];
        (int Concept, int At) before = (0, -1), last = (0, -1);
        var negated = -1;
        for (var i = 0; i < tokenCount; i++)
        {
            ref readonly var token = ref tokens[i];
            var concept = token.Kind is TokenKind.Word or TokenKind.Hashtag or TokenKind.Emoji ? lexicon.Note(token).Concept : (short)0;
            if (concept > 0)
            {
                hashes[count++] = WordHash.Join(Salt, (ulong)concept);
                if (i <= negated)
                    hashes[count++] = WordHash.Join(NegatedSalt, (ulong)concept);
                Pair(last, concept, i);
                Pair(before, concept, i);
                if (concept != last.Concept)
                    before = last;
                last = (concept, i);
            }
            if (Traits.Negations.Contains(token))
                negated = i + 3;
            if (token.Kind == TokenKind.Punctuation && document.Norm(token)[0] is '.' or '!' or '?')
                (before, last, negated) = ((0, -1), (0, -1), -1);
            ends[i] = count;
        }
    }

    private void Pair((int Concept, int At) earlier, int concept, int at)
    {
        if (earlier.Concept == 0 || earlier.Concept == concept || at - earlier.At > Reach)
            return;
        // "Late parcel" and "parcel is late" are the same pair.
        var (low, high) = earlier.Concept < concept ? (earlier.Concept, concept) : (concept, earlier.Concept);
        hashes[count++] = WordHash.Join(PairSalt + (ulong)low, (ulong)high);
    }
}
