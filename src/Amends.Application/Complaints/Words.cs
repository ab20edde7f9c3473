using System.Text;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>What people write, made storable without losing a word of it.</summary>
internal static class Words
{
    /// <summary>Longest message, in UTF-16 code units.</summary>
    public const int LongestMessage = 1_000_000;

    public const int LongestName = 100;
    public const int LongestSubject = 120;
    private const int LongestSnippet = 140;

    /// <summary>Control characters and halves of surrogate pairs, which neither database nor page can hold, become U+FFFD; line breaks and tabs stay. The length does not change.</summary>
    public static string Clean(string text)
    {
        var at = FirstBad(text);
        if (at < 0)
            return text;
        var clean = new StringBuilder(text, 0, at, text.Length);
        for (var i = at; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(IsBad(text[i]) ? '\uFFFD' : text[i]);
        }
        return clean.ToString();
    }

    /// <summary>Why a message cannot be taken; null where it can.</summary>
    public static Refusal? Problem(string? text, string ask) =>
        string.IsNullOrWhiteSpace(text) ? new("text_missing", ask)
        : text.Length > LongestMessage ? new("text_too_long", $"A message may have up to {LongestMessage} characters; this one has {text.Length}. Send the rest as a second message.")
        : null;

    /// <summary>As much of it as may be kept, and never half a character at the end.</summary>
    public static string Beginning(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>The beginning on one line, for lists.</summary>
    public static string Snippet(string text) => OneLine(text, LongestSnippet);

    /// <summary>White space joined to single spaces, and cut with an ellipsis where it is too long.</summary>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder(longest);
        foreach (var letter in text)
        {
            var blank = char.IsWhiteSpace(letter) || char.IsControl(letter);
            if (blank && (line.Length == 0 || line[^1] == ' '))
                continue;
            if (line.Length == longest)
                return Cut(line);
            line.Append(blank ? ' ' : letter);
        }
        return line.ToString().TrimEnd();
    }

    private static string Cut(StringBuilder line)
    {
        line.Length--;
        if (char.IsHighSurrogate(line[^1]))
            line.Length--;
        return line.Append('…').ToString();
    }

    private static int FirstBad(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBad(text[i]))
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    i++;
                else
                    return i;
            }
        }
        return -1;
    }

    private static bool IsBad(char letter) => char.IsSurrogate(letter) || (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));
}
