using Amends.Language.Text;

namespace Amends.Language.Writing;

/// <summary>What a customer says they want, in a wording that speaks of it. What would only be likely to put things right is asked, and not said to be their wish.</summary>
internal static class StatedWishes
{
    // What one word asks for, where the cues look for two.
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["manager"] = ["manager", "supervisor", "your boss", "in charge"], ["cancellation"] = ["cancel", "close my", "close the"], ["call_back"] = ["call me", "ring me", "phone me"],
    };

    /// <param name="wants">As they were read, with a score; only those more likely than not are looked at.</param>
    public static List<ScoredCode> In(string text, IReadOnlyList<ScoredCode> wants)
    {
        if (!wants.Any(IsLikely)) return [];
        var found = new List<CueMatch>();
        using var document = TextDocument.Rent(text);
        Cues.Default.Find(document, found);
        return [.. wants.Where(want => IsLikely(want) && (IsCued(want.Code) || (Words.TryGetValue(want.Code, out var words) && Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))))];

        bool IsCued(string code) => Cues.Default.GroupOf("want." + code) is >= 0 and var group && found.Exists(match => match.Group == group);
    }

    private static bool IsLikely(ScoredCode want) => want.Score >= 0.5;
}
