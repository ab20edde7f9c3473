using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// The hashed features of one text: words and pairs of words, and the 3 to 5 letters that stand together within a word (with its ends).
/// Reused from text to text. Mentions and links are left out: their words are names, not feelings.
/// </summary>
internal sealed class FeatureBuffer
{
    private const ulong WordSalt = 0x57, PairSalt = 0x2B1F, MarkSalt = 0x3D07, NegatedSalt = 0x6E07;

    private ulong[] words = new ulong[512];
    private ulong[] letters = new ulong[2048];
    private int[] wordEnds = new int[256];
    private int[] letterEnds = new int[256];
    private int wordCount, letterCount, tokenCount;

    /// <summary>Hashes of words and pairs, in the order of the tokens.</summary>
    public ReadOnlySpan<ulong> Words => words.AsSpan(0, wordCount);

    /// <summary>Hashes of runs of letters, in the order of the tokens.</summary>
    public ReadOnlySpan<ulong> Letters => letters.AsSpan(0, letterCount);

    /// <summary>The features that end in a token: from the previous token's number to its own.</summary>
    public ReadOnlySpan<int> WordEnds => wordEnds.AsSpan(0, tokenCount);

    public ReadOnlySpan<int> LetterEnds => letterEnds.AsSpan(0, tokenCount);

    /// <summary>Takes the features of a text.</summary>
    /// <param name="runs">Whether to list runs of letters too; reading adds them up word by word instead (<see cref="LetterSums"/>).</param>
    public void Fill(TextDocument document, bool runs = true)
    {
        var tokens = document.Tokens;
        wordCount = letterCount = 0;
        tokenCount = tokens.Length;
        if (wordEnds.Length < tokenCount)
            (wordEnds, letterEnds) = (new int[tokenCount * 2], new int[tokenCount * 2]);
        if (words.Length < tokenCount * 6)
            words = new ulong[tokenCount * 12];
        var previous = LetterRuns.Salt;
        var negated = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Kind is not (TokenKind.Mention or TokenKind.Link or TokenKind.Email))
            {
                words[wordCount++] = WordHash.Join(WordSalt, token.Hash);
                words[wordCount++] = WordHash.Join(PairSalt + previous, token.Hash);
                if (token.Has(TokenMarks.Shouted) && token.Length > 2)
                    words[wordCount++] = WordHash.Join(MarkSalt, 1);
                if (token.Has(TokenMarks.Elongated))
                    words[wordCount++] = WordHash.Join(MarkSalt, 2);
                if (runs && token.Kind is (TokenKind.Word or TokenKind.Hashtag))
                    Runs(document.Norm(token));
                if (negated > 0)
                    words[wordCount++] = WordHash.Join(NegatedSalt, token.Hash);
                negated = token.Kind == TokenKind.Punctuation ? 0 : Traits.Negations.Contains(token) ? 4 : negated - 1;
                previous = token.Hash;
            }
            wordEnds[i] = wordCount;
            letterEnds[i] = letterCount;
        }
    }

    public void Clear() => wordCount = letterCount = tokenCount = 0;

    private void Runs(ReadOnlySpan<char> word)
    {
        var most = LetterRuns.Most(word.Length);
        if (letterCount + most > letters.Length)
            Array.Resize(ref letters, Math.Max(letters.Length * 2, letterCount + most));
        letterCount += LetterRuns.Of(word, letters.AsSpan(letterCount));
    }
}
