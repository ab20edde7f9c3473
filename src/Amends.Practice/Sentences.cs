using System.Text.RegularExpressions;

namespace Amends.Practice;

/// <summary>A text cut into its sentences; a line of its own is one too.</summary>
internal static partial class Sentences
{
    /// <returns>Each with its place; none that holds no word.</returns>
    public static IReadOnlyList<Sentence> Of(string text)
    {
        var found = new List<Sentence>();
        var start = 0;
        foreach (var end in Ends().EnumerateMatches(text))
        {
            Add(start, end.Index);
            start = end.Index + end.Length;
        }
        Add(start, text.Length);
        return found;

        void Add(int from, int to)
        {
            if (Words(text[from..to]) is { Count: > 0 } words)
                found.Add(new(from, text[from..to], string.Join(' ', words).ToUpperInvariant(), words.Count));
        }
    }

    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}']+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex Ends();
}

/// <param name="Plain">Its words in capitals, by which it is known again.</param>
internal sealed record Sentence(int Start, string Text, string Plain, int Words)
{
    public bool Holds(int start, int length) => start >= Start && start + length <= Start + Text.Length;
}
