using System.Text;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>A turn of phrase found in a text.</summary>
/// <param name="Group">The number of its group.</param>
internal readonly record struct CueMatch(int Group, int FirstToken, int EndToken);

/// <summary>Turns of phrase that say something plainly; the file cues.txt holds them and tells how a pattern is written; grave.txt holds more.</summary>
internal sealed class Cues
{
    private const int LongestGap = 3;

    private readonly CueIndex byFirstWord;
    private readonly CueStart[] byNumber;
    private readonly string[] groups;

    private Cues(ReadOnlySpan<char> text)
    {
        var names = new List<string>();
        var patterns = new List<CuePattern>();
        var numbers = new List<CueStart>();
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].Trim();
            if (line.IsEmpty || line.StartsWith("# "))
                continue;
            if (line[0] == '[')
            {
                names.Add(line[1..^1].ToString());
                continue;
            }
            var pattern = new CuePattern(names.Count - 1, CueElement.ParseAll(line));
            // Patterns are found by the hash of their first word, which a mere beginning does not have.
            if (pattern.Elements[0].HasBeginnings)
                throw new FormatException($"A pattern begins with whole words: {line}");
            patterns.Add(pattern);
            if (pattern.Elements[0].Number)
                numbers.Add(pattern.First);
        }
        byFirstWord = new CueIndex(patterns);
        byNumber = [.. numbers];
        groups = [.. names];
    }

    public static Cues Default { get; } = Load("cues.txt");

    public IReadOnlyList<string> Groups => groups;

    public int GroupOf(string name) => Array.IndexOf(groups, name);

    /// <summary>Adds what is found in a document to a list, in the order of its tokens.</summary>
    public void Find(TextDocument document, List<CueMatch> found)
    {
        var tokens = document.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var patterns = byFirstWord.Of(tokens[i].Hash);
            if (patterns.Length > 0)
                Try(document, i, patterns, found);
            if (tokens[i].Kind == TokenKind.Number)
                Try(document, i, byNumber, found);
        }
    }

    private static void Try(TextDocument document, int at, ReadOnlySpan<CueStart> patterns, List<CueMatch> found)
    {
        var (next, soon) = Ahead(document.Tokens, at + 1);
        foreach (ref readonly var start in patterns)
        {
            if (!start.MayGoOn(next, soon))
                continue;
            var pattern = start.Pattern;
            var end = Match(document, at + 1, pattern.Elements, 1);
            if (end > at)
                found.Add(new CueMatch(pattern.Group, at, end));
        }
    }

    // One bit of 64 for the next word, and for any of those that a gap may reach: most patterns are out by these alone.
    private static (ulong Next, ulong Soon) Ahead(ReadOnlySpan<Token> tokens, int at)
    {
        var next = at < tokens.Length ? CuePattern.Bit(tokens[at].Hash) : 0;
        var soon = next;
        for (var i = at + 1; i <= at + LongestGap && i < tokens.Length; i++)
            soon |= CuePattern.Bit(tokens[i].Hash);
        return (next, soon);
    }

    private static int Match(TextDocument document, int at, CueElement[] elements, int element)
    {
        var tokens = document.Tokens;
        for (; element < elements.Length; element++, at++)
        {
            if (elements[element].Gap)
            {
                for (var skip = 0; skip <= LongestGap && at + skip < tokens.Length; skip++)
                {
                    if (skip > 0 && EndsSentence(document, at + skip - 1))
                        break;
                    var end = Match(document, at + skip, elements, element + 1);
                    if (end >= 0)
                        return end;
                }
                return -1;
            }
            if (at >= tokens.Length || !elements[element].Matches(document, tokens[at]))
                return -1;
        }
        return at;
    }

    private static bool EndsSentence(TextDocument document, int at) =>
        document.Tokens[at].Kind == TokenKind.Punctuation && document.Norm(document.Tokens[at])[0] is '.' or '!' or '?';

    public static Cues Load(string file) => new(Encoding.UTF8.GetString(Shipped.Bytes(file)));
}
