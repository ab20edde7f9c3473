using System.Globalization;

namespace Amends.Language.Text;

/// <summary>Cuts a text into tokens in one pass from left to right.</summary>
internal static class Tokenizer
{
    /// <summary>Letters kept of one word; a longer run without a space goes on as the next token, so that no word is unbounded.</summary>
    internal const int LongestWord = 64;

    public static void Run(TextDocument document)
    {
        var text = document.Source;
        Span<char> buffer = stackalloc char[LongestWord + 8];
        var before = TokenMarks.SpaceBefore | TokenMarks.LineBefore;
        for (var at = 0; at < text.Length;)
        {
            var unit = text[at];
            if (unit <= ' ' || char.IsWhiteSpace(unit))
            {
                before |= unit is '\n' or '\r' or '\u2028' or '\u2029' ? TokenMarks.SpaceBefore | TokenMarks.LineBefore : TokenMarks.SpaceBefore;
                at++;
                continue;
            }
            if (Fold.IsIgnorable(unit))
            {
                at++;
                continue;
            }
            at = Next(document, text, at, before, buffer);
            before = TokenMarks.None;
        }
    }

    private static int Next(TextDocument document, string text, int at, TokenMarks before, Span<char> buffer)
    {
        var unit = text[at];
        if (char.IsAsciiLetter(unit) && PlainWords.Read(document, text, at, before) is var plain and > 0)
            return plain;
        if (Words.IsLetterAt(text, at, out _))
        {
            var address = (before & TokenMarks.SpaceBefore) != 0 || at == 0 || text[at - 1] is '(' or '<' or '"' or ':' or '[' ? Addresses.End(text, at, out var kind) : Addresses.None(out kind);
            return address > at ? Whole(document, at, address, kind, before, kind == TokenKind.Email ? "&" : "/") : Words.Read(document, text, at, before, buffer);
        }
        if (char.IsAsciiDigit(unit) || char.IsDigit(unit))
        {
            var address = Addresses.EmailEnd(text, at);
            return address > at ? Whole(document, at, address, TokenKind.Email, before, "&") : Numbers.Read(document, text, at, before, buffer);
        }
        if (unit is '@' && at + 1 < text.Length && HandleEnd(text, at + 1) > at + 1 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            return Whole(document, at, HandleEnd(text, at + 1), TokenKind.Mention, before, "@");
        if (unit is '#' && at + 1 < text.Length && char.IsLetter(text[at + 1]))
            return Words.ReadHashtag(document, text, at, before, buffer);
        if (Words.DisguisedEnd(text, at, buffer, out var length) is var end && end > at)
            return Whole(document, at, end, TokenKind.Word, before | TokenMarks.Disguised, buffer[..length]);
        return Marks.Read(document, text, at, before);
    }

    internal static int Whole(TextDocument document, int start, int end, TokenKind kind, TokenMarks marks, ReadOnlySpan<char> norm)
    {
        end = Graphemes.IncludeMarks(document.Source, end);
        document.Add(start, end - start, kind, marks, norm);
        return end;
    }

    private static bool IsHandle(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '_' || (unit > 0x7F && char.IsLetterOrDigit(unit));

    // Letters of a "font" and what has no width belong to it: "@lovely" cut in two would leave a happy word behind.
    private static int HandleEnd(string text, int at)
    {
        var end = at;
        while (at < text.Length)
        {
            var width = IsHandle(text[at]) ? 1 : char.IsSurrogatePair(text, at) && Fold.Mathematical(char.ConvertToUtf32(text, at)) != '\0' ? 2 : 0;
            if (width == 0 && !Fold.IsIgnorable(text[at]))
                break;
            at += Math.Max(width, 1);
            if (width > 0)
                end = at;
        }
        return end;
    }
}

/// <summary>Numbers with what hangs on them: 4.99, 10:30, 3rd, 5pm, 407-2281964.</summary>
internal static class Numbers
{
    public static int Read(TextDocument document, string text, int at, TokenMarks before, Span<char> buffer)
    {
        var end = at;
        var count = 0;
        while (end < text.Length && count < Tokenizer.LongestWord)
        {
            var unit = text[end];
            if (char.IsDigit(unit))
            {
                if (count == 0 || buffer[count - 1] != '0')
                    buffer[count++] = '0';
                end++;
                if (end - at > 2 * Tokenizer.LongestWord)
                    break;
            }
            else if (unit is '.' or ',' or ':' or '/' && end > at && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end - 1]))
            {
                end++;
            }
            else if (Words.IsLetterAt(text, end, out var letter) && letter < 0x80)
            {
                buffer[count++] = letter;
                end++;
            }
            else if (Fold.IsIgnorable(unit))
            {
                end++;
            }
            else
            {
                break;
            }
        }
        if (end == at)
        {
            document.Add(at, 1, TokenKind.Number, before, "0");
            return at + 1;
        }
        var marks = before;
        if (count > 2 && Swearing.Plain(text.AsSpan(at, end - at), buffer[count..], out var length))
        {
            document.Add(at, end - at, TokenKind.Word, marks | TokenMarks.Disguised, buffer.Slice(count, length));
            return end;
        }
        return Tokenizer.Whole(document, at, end, TokenKind.Number, marks, buffer[..count]);
    }
}

/// <summary>Addresses of web pages and mailboxes.</summary>
internal static class Addresses
{
    private const int Longest = 2048;

    public static int None(out TokenKind kind)
    {
        kind = TokenKind.Word;
        return -1;
    }

    public static int End(string text, int at, out TokenKind kind)
    {
        kind = TokenKind.Link;
        var rest = text.AsSpan(at);
        if (rest.StartsWith("http", StringComparison.OrdinalIgnoreCase) && rest[4..].TrimStart("sS").StartsWith("://") || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return LinkEnd(text, at);
        kind = TokenKind.Email;
        var mail = EmailEnd(text, at);
        if (mail > at)
            return mail;
        kind = TokenKind.Link;
        return BareLinkEnd(text, at);
    }

    /// <summary>The end of a mail address that starts here, or -1.</summary>
    public static int EmailEnd(string text, int at)
    {
        var sign = at;
        while (sign < text.Length && sign - at < 65 && (char.IsAsciiLetterOrDigit(text[sign]) || text[sign] is '.' or '_' or '-' or '+'))
            sign++;
        if (sign == at || sign >= text.Length || text[sign] != '@')
            return -1;
        var end = sign + 1;
        var dot = -1;
        while (end < text.Length && end - sign < 255 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            if (text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]))
                dot = end;
            end++;
        }
        while (end > sign && text[end - 1] is '.' or '-')
            end--;
        return dot > sign + 1 && end > dot + 2 ? end : -1;
    }

    private static int LinkEnd(string text, int at)
    {
        var end = at;
        var limit = Math.Min(text.Length, at + Longest);
        while (end < limit && text[end] > ' ' && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or '…'))
            end++;
        while (end > at && text[end - 1] is '.' or ',' or '!' or '?' or ')' or ';' or ':' or '\'')
            end--;
        return end;
    }

    // bit.ly/x and shop.example.com without the scheme: a dot, a known ending, then a slash or the end of the word.
    private static int BareLinkEnd(string text, int at)
    {
        var end = at;
        var dot = -1;
        while (end < text.Length && end - at < 64 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '.'))
        {
            if (text[end] == '.')
                dot = end;
            end++;
        }
        while (end > at && text[end - 1] == '.')
        {
            end--;
            dot = text.AsSpan(at, end - at).LastIndexOf('.') is var last and >= 0 ? at + last : -1;
        }
        if (dot <= at || !IsEnding(text.AsSpan(dot + 1, end - dot - 1)))
            return -1;
        return end < text.Length && text[end] == '/' ? LinkEnd(text, at) : end;
    }

    private static bool IsEnding(ReadOnlySpan<char> ending) =>
        ending.Equals("com", StringComparison.OrdinalIgnoreCase) || ending.Equals("net", StringComparison.OrdinalIgnoreCase)
        || ending.Equals("org", StringComparison.OrdinalIgnoreCase) || ending.Equals("co", StringComparison.OrdinalIgnoreCase)
        || ending.Equals("ly", StringComparison.OrdinalIgnoreCase) || ending.Equals("uk", StringComparison.OrdinalIgnoreCase)
        || ending.Equals("gl", StringComparison.OrdinalIgnoreCase) || ending.Equals("gov", StringComparison.OrdinalIgnoreCase)
        || ending.Equals("io", StringComparison.OrdinalIgnoreCase) || ending.Equals("example", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Punctuation, symbols, emoticons and emoji.</summary>
internal static class Marks
{
    private static readonly string[] Emoticons =
    [
        ":'-(", ":'-)", ">:-(", ":'(", ":')", ">:(", ":-(", ":-)", ":-D", ":-/", ":-|", ":-P", ":-p", ";-)", "</3", "-_-", "._.", ":((", ":))", "=((", "=))",
        ":(", ":)", ":D", ":/", ":|", ":P", ":p", ":o", ":O", ";)", "=(", "=)", "=/", "=D", "<3", "D:", ":c", ":C", ":[", ":]", ":@", ":s", ":S", ":$", ":*", ";(", "^^",
    ];

    public static int Read(TextDocument document, string text, int at, TokenMarks before)
    {
        var unit = text[at];
        if (unit is ':' or ';' or '=' or '<' or '>' or '-' or '.' or '^' && Emoticon(text, at) is { } emoticon)
            return Tokenizer.Whole(document, at, at + emoticon.Length, TokenKind.Emoji, before, emoticon);
        if (unit < 0x80)
            return Run(document, text, at, before);
        if (unit is '…')
            return Tokenizer.Whole(document, at, at + 1, TokenKind.Punctuation, before, "...");
        if (IsPictorial(text, at))
            return Emoji(document, text, at, before);
        ReadOnlySpan<char> norm = unit switch { '“' or '”' or '„' or '«' or '»' => "\"", '‘' or '’' => "'", '–' or '—' => "-", '！' => "!", '？' => "?", _ => text.AsSpan(at, char.IsSurrogatePair(text, at) ? 2 : 1) };
        return Tokenizer.Whole(document, at, at + (char.IsHighSurrogate(unit) && norm.Length == 2 ? 2 : 1), TokenKind.Punctuation, before, norm);
    }

    // A run of ! and ? becomes one token: "!", "!!" for more, "?!" for a mixture; dots likewise.
    private static int Run(TextDocument document, string text, int at, TokenMarks before)
    {
        var unit = text[at];
        var end = at + 1;
        if (unit is '!' or '?')
        {
            var mixed = false;
            for (; end < text.Length && text[end] is '!' or '?'; end++)
                mixed |= text[end] != unit;
            var norm = mixed ? "?!" : (unit, end - at) switch { ('!', 1) => "!", ('!', _) => "!!", (_, 1) => "?", _ => "??" };
            return Tokenizer.Whole(document, at, end, TokenKind.Punctuation, before, norm);
        }
        while (end < text.Length && text[end] == unit)
            end++;
        var single = end - at == 1 || unit is '"' or '(' or ')' or '[' or ']' or '&' or '\'' or '<' or '>';
        if (single)
            end = at + 1;
        return Tokenizer.Whole(document, at, end, TokenKind.Punctuation, before, single ? text.AsSpan(at, 1) : unit == '.' ? "..." : text.AsSpan(at, 2));
    }

    private static string? Emoticon(string text, int at)
    {
        if (at > 0 && char.IsLetterOrDigit(text[at - 1]) && text[at] is not '<')
            return null;
        var first = text[at];
        foreach (var emoticon in Emoticons)
            if (emoticon[0] == first && string.CompareOrdinal(text, at, emoticon, 0, emoticon.Length) == 0)
            {
                var next = at + emoticon.Length;
                var last = emoticon[^1];
                if (char.IsLetter(last) && next < text.Length && char.IsLetterOrDigit(text[next]) || last is '/' && next < text.Length && text[next] == '/' || last == '3' && next < text.Length && char.IsDigit(text[next]))
                    continue;
                return emoticon;
            }
        return null;
    }

    private static bool IsPictorial(string text, int at)
    {
        var unit = text[at];
        if (char.IsSurrogatePair(text, at))
            return char.ConvertToUtf32(text, at) is >= 0x1F000 and < 0x20000;
        return unit is (>= '\u2600' and <= '\u27BF') or (>= '\u2B00' and <= '\u2BFF') or (>= '\u2190' and <= '\u21FF') or (>= '\u2300' and <= '\u23FF') or '\u203C' or '\u2049' or '\u3030';
    }

    private static int Emoji(TextDocument document, string text, int at, TokenMarks before)
    {
        var end = at + StringInfo.GetNextTextElementLength(text.AsSpan(at, Math.Min(64, text.Length - at)));
        // The bare sign without skin colour or variation stands for the whole.
        var norm = text.AsSpan(at, char.IsSurrogatePair(text, at) ? 2 : 1);
        document.Add(at, end - at, TokenKind.Emoji, before, norm);
        return end;
    }
}
