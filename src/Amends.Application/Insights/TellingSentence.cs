using Amends.Application.Complaints;

namespace Amends.Application.Insights;

/// <summary>The sentence of a message that speaks of an issue.</summary>
internal static class TellingSentence
{
    private static readonly char[] Ends = ['.', '!', '?', '\n'];

    // Shorter ones, such as "Good morning.", tell nothing by themselves.
    private const int LeastWords = 3;

    /// <summary>The one with the most words of the label, the first of equals; short enough for a list.</summary>
    public static string Of(string text, IReadOnlyList<string> label)
    {
        var words = label.SelectMany(term => term.Split(' ')).Distinct().ToList();
        var best = Cut(text).Where(sentence => sentence.Split(' ').Length >= LeastWords)
            .MaxBy(sentence => words.Count(word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return Words.Snippet(best ?? text);
    }

    // A point between figures ends no sentence.
    private static IEnumerable<string> Cut(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Ends.Contains(text[at]) || (at + 1 < text.Length && text[at] != '\n' && !char.IsWhiteSpace(text[at + 1])))
                continue;
            yield return text[from..(at + 1)].Trim();
            from = at + 1;
        }
        yield return text[from..].Trim();
    }
}
