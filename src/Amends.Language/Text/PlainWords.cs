namespace Amends.Language.Text;

/// <summary>
/// The words that nearly all text is made of: ASCII letters with inner apostrophes, closed by something that cannot make them part of an address or of
/// disguised swearing. Read, folded and hashed in one pass straight into the document. Hot path; whatever is not that simple is left to <see cref="Words"/>,
/// which says the same of these words, only slower.
/// </summary>
internal static class PlainWords
{
    /// <summary>Reads the word that starts here; the end of it, or -1 where it is not that simple and nothing was added.</summary>
    public static int Read(TextDocument document, string text, int at, TokenMarks before)
    {
        var norm = document.Room(Tokenizer.LongestWord);
        var hash = WordHash.Seed;
        int end = at, count = 0, capitals = 0, apostrophes = 0, run = 1;
        var previous = '\0';
        for (; (uint)end < (uint)text.Length; end++)
        {
            var unit = text[end];
            var folded = (char)(unit | 0x20);
            if ((uint)(folded - 'a') > 25)
            {
                if (unit != '\'' || end == at || (uint)(end + 1) >= (uint)text.Length || !char.IsAsciiLetter(text[end + 1]))
                    break;
                apostrophes++;
            }
            run = folded == previous ? run + 1 : 1;
            // A drawn-out word is squeezed, an endless one is cut.
            if (run == 3 || (uint)count >= (uint)norm.Length)
                return -1;
            // The sixth bit tells small letters (and the apostrophe) from capitals.
            capitals += (unit >> 5 & 1) ^ 1;
            norm[count++] = previous = folded;
            hash = (hash ^ folded) * WordHash.Prime;
        }
        if (!IsClosed(text, end, norm[..count]))
            return -1;
        document.AddRead(at, end - at, TokenKind.Word, before | Written(text[at], capitals, count - apostrophes - capitals), count, hash);
        return end;
    }

    // An address goes on with . _ - + @ : or a digit, disguised swearing with a sign; marks and other letters lie beyond ASCII.
    private static bool IsClosed(string text, int end, ReadOnlySpan<char> norm)
    {
        if (end == text.Length)
            return true;
        return text[end] switch
        {
            <= ' ' or ',' or '?' or ')' or '"' or ';' or '/' => true,
            '!' => IsLast(text, end),
            '.' => IsLast(text, end) && norm is not "www",
            _ => false,
        };
    }

    private static bool IsLast(string text, int at) => at + 1 == text.Length || text[at + 1] <= ' ';

    private static TokenMarks Written(char first, int capitals, int small)
    {
        if (capitals == 0)
            return TokenMarks.None;
        if (small == 0)
            return capitals >= 2 ? TokenMarks.Shouted : TokenMarks.None;
        return char.IsAsciiLetterUpper(first) ? TokenMarks.Capitalised : TokenMarks.None;
    }
}
