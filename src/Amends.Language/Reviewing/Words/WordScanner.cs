using System.Collections.Frozen;
using System.Globalization;

namespace Amends.Language.Reviewing.Words;

/// <summary>Cuts a draft into words, keeping every place. One pass, linear in the length of the text.</summary>
internal static class WordScanner
{
    public static List<Word> Scan(string text)
    {
        var words = new List<Word>(text.Length / 4 + 4);
        var spaced = true;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c is '\n' or '\r')
            {
                if (words.Count > 0 && words[^1].Kind != WordKind.Break || IsBlankLine(text, at))
                    words.Add(new(at, at + 1, IsBlankLine(text, at) ? "\n\n" : "\n", WordKind.Break, false, true));
                at++;
                spaced = true;
                continue;
            }

            if (char.IsWhiteSpace(c)) { at++; spaced = true; continue; }

            var end = char.IsAsciiDigit(c) ? NumberEnd(text, at) : IsLetter(c) ? WordEnd(text, at) : at;
            if (end == at) { words.Add(Mark(text, at, spaced)); at += words[^1].End - at; }
            else { AddWord(words, text, at, end, spaced); at = end; }
            spaced = false;
        }

        return words;
    }

    private static bool IsBlankLine(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\n') return text[at] != '\r' || i > at + 1;
            if (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')) return true;
            if (!char.IsWhiteSpace(text[i])) return false;
        }

        return false;
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c is '_' || char.IsSurrogate(c) && false;

    /// <summary>An accent or the like written as a character of its own; it belongs to the one before.</summary>
    public static bool IsCombining(char c) => c > '\u02FF' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    /// <summary>Numbers keep what belongs to them: 9.30, 16:30, 17/12, 2026-03-10, 1,200, 3rd, 4pm, 24h.</summary>
    private static int NumberEnd(string text, int at)
    {
        var i = at;
        var isoDate = IsIsoDate(text, at) || IsDashedDate(text, at);
        while (i < text.Length)
        {
            if (char.IsAsciiDigit(text[i])) { i++; continue; }
            var inner = text[i] is '.' or ':' or '/' or ',' || isoDate && text[i] == '-';
            if (inner && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) { i += 2; continue; }
            break;
        }

        while (i < text.Length && char.IsAsciiLetter(text[i])) i++;
        return i;
    }

    private static bool IsIsoDate(string text, int at) =>
        at + 10 <= text.Length && text[at + 4] == '-' && text[at + 7] == '-' && char.IsAsciiDigit(text[at + 5]) && char.IsAsciiDigit(text[at + 8]);

    /// <summary>10-03-2026: two numbers of a day and a month, then a year.</summary>
    private static bool IsDashedDate(string text, int at)
    {
        for (var (i, part) = (at, 0); part < 3; part++)
        {
            var from = i;
            while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
            if (part == 2) return i - from == 4;
            if (i - from is 0 or > 2 || i >= text.Length || text[i] != '-') return false;
            i++;
        }

        return false;
    }

    private static int WordEnd(string text, int at)
    {
        // "a.m." and "p.m." are one word; their last dot also ends a sentence, which Sentences decides.
        if (text[at] is 'a' or 'p' or 'A' or 'P' && at + 2 < text.Length && text[at + 1] == '.' && text[at + 2] is 'm' or 'M')
            return at + 3 < text.Length && text[at + 3] == '.' ? at + 4 : at + 3;
        var i = at;
        while (i < text.Length)
        {
            if (IsLetter(text[i]) || char.IsAsciiDigit(text[i]) || i > at && IsCombining(text[i])) { i++; continue; }
            var inner = (IsApostrophe(text[i]) || text[i] is '-') && i > at && i + 1 < text.Length && IsLetter(text[i + 1]);
            if (!inner) break;
            i += 2;
        }

        return i;
    }

    private static Word Mark(string text, int at, bool spaced)
    {
        var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        if (text[at] == '.') while (at + length < text.Length && text[at + length] == '.') length++;
        return new(at, at + length, Canonical(text.AsSpan(at, length)), WordKind.Mark, false, spaced);
    }

    private static void AddWord(List<Word> words, string text, int start, int end, bool spaced)
    {
        var capital = char.IsUpper(text[start]);
        if (char.IsAsciiDigit(text[start]))
        {
            words.Add(new(start, end, Canonical(text.AsSpan(start, end - start)), WordKind.Number, false, spaced));
            return;
        }

        if (text[start + 1 < end ? start + 1 : start] == '.')
        {
            words.Add(new(start, end, char.ToLowerInvariant(text[start]) == 'a' ? "am" : "pm", WordKind.Word, capital, spaced));
            return;
        }

        var cut = CutContraction(text, start, end, out var head, out var tail);
        if (cut == end)
        {
            words.Add(new(start, end, Composed(Canonical(text.AsSpan(start, end - start))), WordKind.Word, capital, spaced));
            return;
        }

        words.Add(new(start, cut, head ?? Composed(Canonical(text.AsSpan(start, cut - start))), WordKind.Word, capital, spaced));
        words.Add(new(cut, end, tail, WordKind.Word, false, false));
    }

    private static int CutContraction(string text, int start, int end, out string? head, out string tail)
    {
        head = null;
        tail = "";
        var last = -1;
        for (var i = end - 1; i > start && i >= end - 3; i--) if (IsApostrophe(text[i])) { last = i; break; }
        if (last < 0) return end;
        var suffix = text.AsSpan(last + 1, end - last - 1);
        if (suffix.Equals("t", StringComparison.OrdinalIgnoreCase) && last - 1 > start && char.ToLowerInvariant(text[last - 1]) == 'n')
        {
            tail = "n't";
            var stem = text.AsSpan(start, last - 1 - start);
            if (stem.Equals("wo", StringComparison.OrdinalIgnoreCase)) head = "will";
            else if (stem.Equals("ca", StringComparison.OrdinalIgnoreCase)) head = "can";
            else if (stem.Equals("sha", StringComparison.OrdinalIgnoreCase)) head = "shall";
            return last - 1;
        }

        tail = suffix switch
        {
            "ll" or "LL" => "'ll", "s" or "S" => "'s", "re" or "RE" => "'re", "ve" or "VE" => "'ve", "m" or "M" => "'m", "d" or "D" => "'d", _ => "",
        };
        return tail.Length == 0 ? end : last;
    }

    /// <summary>The lower-case form; words that are common come from a shared table, so that most need no allocation.</summary>
    private static string Canonical(ReadOnlySpan<char> word)
    {
        Span<char> lower = word.Length <= 64 ? stackalloc char[64] : new char[word.Length];
        lower = lower[..word.Length];
        for (var i = 0; i < word.Length; i++) lower[i] = IsApostrophe(word[i]) ? '\'' : char.ToLowerInvariant(word[i]);
        return Shared.TryGetValue(lower, out var known) ? known : lower.ToString();
    }

    /// <summary>The same word, whether its accents stand on the letters or are written after them. Letters and what belongs to them only.</summary>
    private static string Composed(string word) => word.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0 ? word : word.Normalize();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Shared =
        CommonWords.All.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
