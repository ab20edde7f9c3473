using System.Text.RegularExpressions;

namespace Amends.Application.Library;

/// <summary>
/// Tells from the words of a reply which phrases it took, or which policies it explained. Nobody keeps book while writing: a phrase that was put in and written over is not in the reply,
/// and one that came in by a suggestion, a draft of yesterday or the API is.
/// </summary>
internal static partial class Taken
{
    /// <summary>Words that are looked for side by side.</summary>
    private const int Together = 4;

    /// <summary>How much of a phrase's own words must be there, so that a colleague may make it theirs.</summary>
    private const double Enough = 0.7;

    /// <summary>Fewer words of its own than this say nothing about where they are from.</summary>
    private const int Fewest = 5;

    /// <returns>Their ids, in order, so that two who count the same never wait for each other in a circle.</returns>
    public static IReadOnlyList<string> From(IEnumerable<(string Id, string Words)> kept, string reply)
    {
        var said = Runs(reply);
        return [.. kept.Where(one => IsIn(one.Words, said)).Select(one => one.Id).Order(StringComparer.Ordinal)];
    }

    private static bool IsIn(string words, HashSet<string> said)
    {
        var parts = Filling.Fixed(words);
        if (parts.Sum(part => Word().Count(part)) < Fewest)
            return false;
        var own = parts.SelectMany(Runs).ToHashSet(StringComparer.Ordinal);
        return own.Count > 0 && own.Count(said.Contains) >= Enough * own.Count;
    }

    private static HashSet<string> Runs(string text)
    {
        var words = Word().Matches(text).Select(word => word.Value.ToLowerInvariant()).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - Together + 1)).Select(from => string.Join(' ', words, from, Together))];
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();
}
