namespace Amends.Web.Shared;

/// <summary>Sentences as a reader's eye takes them: up to a full stop, a question mark, an exclamation mark or the end of the line.</summary>
internal static class Sentences
{
    /// <summary>The sentence around a place, without the white space at its ends.</summary>
    public static (int Start, int Length) Around(string text, int at)
    {
        var start = at;
        while (start > 0 && !Ends(text, start - 1))
            start--;
        while (start < at && char.IsWhiteSpace(text[start]))
            start++;
        var end = at;
        while (end < text.Length && !Ends(text, end))
            end++;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…' or '”' or '"')
            end++;
        return (start, text.AsSpan(start, end - start).TrimEnd().Length);
    }

    /// <summary>A full stop inside a number or an address ends nothing.</summary>
    private static bool Ends(string text, int at) =>
        text[at] is '\n' or '!' or '?' or '…' || (text[at] == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is '”' or '"'));
}
