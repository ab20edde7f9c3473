using System.Reflection;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>A turn of phrase found in a text.</summary>
/// <param name="Group">The number of its group.</param>
internal readonly record struct CueMatch(int Group, int FirstToken, int EndToken);

/// <summary>Turns of phrase that say something plainly; the file cues.txt holds them and tells how a pattern is written; grave.txt holds more.</summary>
internal sealed class Cues
{
    private const int LongestGap = 3;

    private readonly Dictionary<ulong, Pattern[]> byFirstWord = [];
    private readonly Pattern[] byNumber;
    private readonly string[] groups;

    private Cues(IEnumerable<string> lines)
    {
        var names = new List<string>();
        var first = new Dictionary<ulong, List<Pattern>>();
        var numbers = new List<Pattern>();
        foreach (var line in lines)
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            if (line[0] == '[')
            {
                names.Add(line[1..^1]);
                continue;
            }
            var pattern = new Pattern(names.Count - 1, [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element.Parse)]);
            foreach (var word in pattern.Elements[0].Words)
            {
                if (!first.TryGetValue(word, out var list))
                    first[word] = list = [];
                list.Add(pattern);
            }
            if (pattern.Elements[0].Number)
                numbers.Add(pattern);
        }
        foreach (var (word, patterns) in first)
            byFirstWord[word] = [.. patterns];
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
            if (byFirstWord.TryGetValue(tokens[i].Hash, out var patterns))
                Try(document, i, patterns, found);
            if (tokens[i].Kind == TokenKind.Number)
                Try(document, i, byNumber, found);
        }
    }

    private static void Try(TextDocument document, int at, Pattern[] patterns, List<CueMatch> found)
    {
        foreach (var pattern in patterns)
        {
            var end = Match(document, at + 1, pattern.Elements, 1);
            if (end > at)
                found.Add(new CueMatch(pattern.Group, at, end));
        }
    }

    private static int Match(TextDocument document, int at, Element[] elements, int element)
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

    public static Cues Load(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return new Cues(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    private sealed record Pattern(int Group, Element[] Elements);

    private sealed class Element
    {
        public required ulong[] Words { get; init; }

        public required string[] Beginnings { get; init; }

        public bool Number { get; init; }

        public bool Any { get; init; }

        public bool Gap { get; init; }

        public static Element Parse(string text)
        {
            var words = new HashSet<ulong>();
            var beginnings = new List<string>();
            foreach (var word in text.Split('|'))
            {
                if (word.EndsWith('~'))
                    beginnings.Add(word[..^1]);
                words.Add(WordHash.Of(Masked(word)));
                if (word.Contains('\'', StringComparison.Ordinal))
                    words.Add(WordHash.Of(Masked(word.Replace("'", "", StringComparison.Ordinal))));
            }
            ulong[] sorted = [.. words.Order()];
            return new Element { Words = sorted, Beginnings = [.. beginnings], Number = text.Split('|').Contains("#"), Any = text == "*", Gap = text == "_" };
        }

        public bool Matches(TextDocument document, in Token token)
        {
            if (Any || Array.BinarySearch(Words, token.Hash) >= 0 || (Number && token.Kind == TokenKind.Number))
                return true;
            foreach (var beginning in Beginnings)
                if (document.Norm(token).StartsWith(beginning))
                    return true;
            return false;
        }

        // Digits stand for any number, as in the normalised tokens.
        private static string Masked(string word)
        {
            Span<char> masked = stackalloc char[word.Length];
            var count = 0;
            foreach (var unit in word)
                if (!char.IsAsciiDigit(unit))
                    masked[count++] = unit;
                else if (count == 0 || masked[count - 1] != '0')
                    masked[count++] = '0';
            return masked[..count].ToString();
        }
    }
}
