using System.Globalization;

namespace Amends.Language.Text;

/// <summary>Words: letters in any script with inner apostrophes, folded; elongation squeezed; disguised swearing made plain.</summary>
internal static class Words
{
    // Where three of a letter stand for two, not one.
    private static readonly WordSet Doubled = WordSet.Of(
        "good soon too cool fool food room look book took hell well still will kill all call tell sell small free need see seen been feel keep week three agree add off stuff less miss pass yeah class boss kiss loss happy sorry really totally finally usually pretty better getting bloody poor door yummy apparently coffee terrible horrible awful hooray hurry worry carry funny puppy daddy mommy mummy baby");

    /// <summary>Whether a letter stands here (one in a circle too), and its folded form. The second half of a pair counts with the first.</summary>
    public static bool IsLetterAt(string text, int at, out char folded)
    {
        var unit = text[at];
        if (unit < 0x80)
        {
            folded = (char)(unit | 0x20);
            return (uint)(folded - 'a') <= 25;
        }
        if (char.IsHighSurrogate(unit))
        {
            folded = char.IsSurrogatePair(text, at) ? Fold.Mathematical(char.ConvertToUtf32(text, at)) : '\0';
            if (folded == '\0' && char.IsSurrogatePair(text, at) && CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text, at)) is UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter)
                folded = text[at + 1];
            return folded != '\0';
        }
        if (unit is >= '\u24B6' and <= '\u24E9')
        {
            folded = (char)('a' + (unit - '\u24B6') % 26);
            return true;
        }
        folded = Fold.Letter(unit);
        return char.IsLetter(unit);
    }

    public static int Read(TextDocument document, string text, int at, TokenMarks before, Span<char> buffer)
    {
        var end = Scan(text, at, buffer, out var count, out var marks);
        marks |= before;
        if (end < text.Length && text[end] is '*' or '@' or '$' or '!' or '#' or '1' or '3' or '0' or '5' or '4' && DisguisedEnd(text, at, buffer[count..], out var length) is var longer && longer > end)
            return Tokenizer.Whole(document, at, longer, TokenKind.Word, marks | TokenMarks.Disguised, buffer.Slice(count, length));
        if (end < text.Length && char.IsAsciiDigit(text[end]))
            end = TailDigits(text, end, buffer, ref count);
        return Tokenizer.Whole(document, at, end, TokenKind.Word, marks, buffer[..count]);
    }

    public static int ReadHashtag(TextDocument document, string text, int at, TokenMarks before, Span<char> buffer)
    {
        var end = Scan(text, at + 1, buffer, out var count, out var marks);
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return Tokenizer.Whole(document, at, end, TokenKind.Hashtag, marks | before, buffer[..count]);
    }

    /// <summary>The end of a swearword hidden behind stars, signs or digits that starts here, its plain form in the buffer; -1 if none.</summary>
    public static int DisguisedEnd(string text, int at, Span<char> buffer, out int length)
    {
        length = 0;
        if (text[at] is not ('$' or '@' or '*' or '!' or '5') && !char.IsAsciiLetter(text[at]))
            return -1;
        var end = at;
        while (end < text.Length && end - at < 24 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '*' or '@' or '$' or '!' or '#'))
            end++;
        // Closing exclamation marks are not part of the word.
        while (end > at && text[end - 1] is '!' or '@' or '#')
            end--;
        return end - at >= 3 && Swearing.Plain(text.AsSpan(at, end - at), buffer, out length) ? end : -1;
    }

    private static int Scan(string text, int at, Span<char> buffer, out int count, out TokenMarks marks)
    {
        count = 0;
        int end = at, upper = 0, lower = 0, run = 0;
        var firstUpper = false;
        var elongated = false;
        bool latin = false, other = false;
        while (end < text.Length && count < Tokenizer.LongestWord)
        {
            var unit = text[end];
            if (IsLetterAt(text, end, out var folded))
            {
                var isUpper = unit < 0x80 ? (unit & 0x20) == 0 : char.IsUpper(text, end);
                upper += isUpper ? 1 : 0;
                lower += isUpper ? 0 : 1;
                firstUpper |= isUpper && count == 0;
                latin |= folded < 0x0250;
                other |= folded is >= '\u0250' and < '\u0530';
                run = count > 0 && buffer[count - 1] == folded ? run + 1 : 1;
                elongated |= run >= 3;
                if (run <= 2)
                    buffer[count++] = folded;
                end += char.IsHighSurrogate(unit) ? 2 : 1;
            }
            else if (unit is '\'' or '’' or '\u02BC' or '`' or '´' && end + 1 < text.Length && end > at && IsLetterAt(text, end + 1, out _))
            {
                buffer[count++] = '\'';
                run = 0;
                end++;
            }
            else if (unit > 0x7F && Fold.IsIgnorable(unit))
            {
                end++;
            }
            else
            {
                break;
            }
            if (end - at > 8 * Tokenizer.LongestWord)
                break;
        }
        if (latin && other)
            for (var i = 0; i < count; i++)
                buffer[i] = Fold.Lookalike(buffer[i]);
        if (elongated)
            Squeeze(buffer, ref count);
        marks = (upper >= 2 && lower == 0 ? TokenMarks.Shouted : 0) | (firstUpper && lower > 0 ? TokenMarks.Capitalised : 0) | (elongated ? TokenMarks.Elongated : 0);
        return end;
    }

    // "sooo" is "so", "gooood" is "good": doubles stay only in the words that have them.
    private static void Squeeze(Span<char> word, ref int count)
    {
        if (Doubled.Contains(WordHash.Of(word[..count])))
            return;
        var kept = 0;
        for (var i = 0; i < count; i++)
            if (kept == 0 || word[kept - 1] != word[i])
                word[kept++] = word[i];
        count = kept;
    }

    private static int TailDigits(string text, int end, Span<char> buffer, ref int count)
    {
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]) && count < Tokenizer.LongestWord)
        {
            if (!char.IsAsciiDigit(text[end]))
                buffer[count++] = Fold.Letter(text[end]);
            else if (buffer[count - 1] != '0')
                buffer[count++] = '0';
            end++;
        }
        return end;
    }
}
