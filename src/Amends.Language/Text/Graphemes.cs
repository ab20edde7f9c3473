using System.Globalization;

namespace Amends.Language.Text;

/// <summary>Keeps spans on the boundaries of what a person sees as one character.</summary>
internal static class Graphemes
{
    private const int Furthest = 1024;

    /// <summary>Moves an end on past what hangs on the character before it.</summary>
    public static int IncludeMarks(string text, int end)
    {
        while (end < text.Length && text[end] > 0x7F && IsExtender(text, end))
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        return end;
    }

    /// <summary>Widens a span so that neither end cuts a grapheme cluster.</summary>
    public static (int Start, int Length) Snap(string text, int start, int length)
    {
        var end = start + length;
        if (IsPlainBoundary(text, start) && IsPlainBoundary(text, end))
            return (start, length);
        var at = Anchor(text, start);
        var from = at;
        while (at < text.Length && at < end)
        {
            if (at <= start)
                from = at;
            at += StringInfo.GetNextTextElementLength(text.AsSpan(at));
        }
        return (from, Math.Max(at, end) - from);
    }

    private static bool IsPlainBoundary(string text, int at) =>
        at == 0 || at == text.Length || (text[at - 1] < 0x7F && text[at] is > '\n' and < (char)0x7F);

    // The nearest place before the start where a cluster surely begins; no cluster that people write is longer than the furthest.
    private static int Anchor(string text, int start)
    {
        var furthest = Math.Max(0, start - Furthest);
        while (start > furthest && !IsPlainBoundary(text, start) && !FollowsPlain(text, start))
            start--;
        return start > 0 && char.IsLowSurrogate(text[start]) ? start - 1 : start;
    }

    private static bool FollowsPlain(string text, int at) =>
        at < text.Length && text[at - 1] is > '\n' and < (char)0x7F && text[at - 1] != '\r' && !char.IsSurrogate(text[at]) && !IsExtender(text, at) && text[at] is not ('\r' or '\n');

    private static bool IsExtender(string text, int at) =>
        text[at] is '\u200C' or '\u200D' or (>= '\uFE00' and <= '\uFE0F')
        || CharUnicodeInfo.GetUnicodeCategory(char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at])
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
