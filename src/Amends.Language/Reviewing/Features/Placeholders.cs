namespace Amends.Language.Reviewing.Features;

/// <summary>Finds a template field that was left in: [NAME], {{amount}}, %DATE%, &lt;&lt;NAME&gt;&gt;, INSERT TIME HERE, XXXX.</summary>
internal static class Placeholders
{
    public static (int Start, int Length)? Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var found = text[i] switch
            {
                '{' => Between(text, i, '{', '}'),
                '[' => Bracket(text, i),
                '%' => Percent(text, i),
                '<' when i + 1 < text.Length && text[i + 1] == '<' => Between(text, i, '<', '>'),
                '<' => Angle(text, i),
                'X' or 'x' => Crosses(text, i),
                'I' => Insert(text, i),
                '_' => Underscores(text, i),
                _ => null,
            };
            if (found is not null) return found;
        }

        return null;
    }

    private static (int, int)? Between(string text, int at, char open, char close)
    {
        var inner = at;
        while (inner < text.Length && inner < at + 3 && text[inner] == open) inner++;
        var end = inner;
        while (end < text.Length && end - inner <= 40 && text[end] != close && text[end] != '\n') end++;
        if (end >= text.Length || text[end] != close || end == inner || !char.IsLetter(text[inner])) return null;
        while (end < text.Length && text[end] == close) end++;
        return (at, end - at);
    }

    private static (int, int)? Bracket(string text, int at)
    {
        if (Between(text, at, '[', ']') is not { } span) return null;
        var inner = text.AsSpan(span.Item1 + 1, span.Item2 - 2).Trim('[').Trim(']');
        if (inner.Equals("link", StringComparison.OrdinalIgnoreCase) || inner.Equals("url", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("redacted", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("sic", StringComparison.Ordinal)) return null;
        return span;
    }

    private static (int, int)? Angle(string text, int at)
    {
        if (Between(text, at, '<', '>') is not { } span) return null;
        var inner = text.AsSpan(span.Item1 + 1, span.Item2 - 2);
        if (inner.IndexOfAny("@/.:") >= 0) return null;
        return inner.Contains("name", StringComparison.OrdinalIgnoreCase) || inner.Contains("insert", StringComparison.OrdinalIgnoreCase) || inner.Contains("date", StringComparison.OrdinalIgnoreCase)
            || inner.Contains("amount", StringComparison.OrdinalIgnoreCase) || inner.Contains('_') || inner.Contains("number", StringComparison.OrdinalIgnoreCase) && !inner.Contains("phone", StringComparison.OrdinalIgnoreCase) ? span : null;
    }

    private static (int, int)? Percent(string text, int at)
    {
        var inner = at;
        while (inner < text.Length && inner < at + 3 && text[inner] == '%') inner++;
        var end = inner;
        while (end < text.Length && end - inner < 40 && (char.IsAsciiLetter(text[end]) || text[end] == '_')) end++;
        if (end - inner < 3 || end >= text.Length || text[end] != '%' || at > 0 && char.IsAsciiDigit(text[at - 1])) return null;
        while (end < text.Length && text[end] == '%') end++;
        return (at, end - at);
    }

    private static (int, int)? Crosses(string text, int at)
    {
        if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '*' or '@' or '#')) return null;
        var end = at;
        while (end < text.Length && text[end] == text[at]) end++;
        var enough = text[at] == 'X' ? 3 : 5;
        // Kisses at the end of a chat are no field.
        return end - at >= enough && (end == text.Length || !char.IsLetterOrDigit(text[end])) && !(end >= text.TrimEnd().Length && end - at < 5 && text[at] == 'x') ? (at, end - at) : null;
    }

    private static (int, int)? Insert(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "INSERT ", 0, 7) != 0 || at + 7 >= text.Length || !char.IsAsciiLetterUpper(text[at + 7])) return null;
        var end = at + 7;
        while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || text[end] == ' ' && end + 1 < text.Length && char.IsAsciiLetterUpper(text[end + 1]))) end++;
        return (at, end - at);
    }

    private static (int, int)? Underscores(string text, int at)
    {
        if (at > 0 && text[at - 1] == '_') return null;
        var end = at;
        while (end < text.Length && text[end] == '_') end++;
        return end - at >= 4 ? (at, end - at) : null;
    }
}
