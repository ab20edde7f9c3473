using System.Text.RegularExpressions;
using Amends.Language;

namespace Amends.Practice;

/// <summary>
/// The scenario that a case's words make, for a lead to finish: the first message opens it, what was told later is what they tell when asked.
/// Code, title and trade are left to be given. Pure.
/// </summary>
public static partial class CaseStory
{
    private const int LongestOpening = 4_000, LongestPart = 400, MostParts = 8, Fewest = 2, MostTopics = 5;

    /// <summary>How much angrier than at the start they must be to leave.</summary>
    private const int Patience = 25;

    /// <param name="said">The customer's messages, disguised, oldest first; at least one.</param>
    /// <param name="name">What the customer is called there.</param>
    /// <param name="heat">Of the first message, 0 to 100.</param>
    public static Scenario From(IReadOnlyList<string> said, string name, double heat, IReadOnlyList<string> wants, IReadOnlyList<string> concerns)
    {
        var anger = (int)Math.Clamp(Math.Round(heat), 1, 95);
        return new()
        {
            Id = "",
            Title = "",
            Trade = "",
            Level = anger < 50 ? 1 : anger < 75 ? 2 : 3,
            Persona = new(name, 1, 1, Math.Min(100, anger + Patience)),
            Opening = said[0].Length <= LongestOpening ? said[0] : said[0][..LongestOpening],
            Anger = anger,
            Wants = wants,
            Concerns = concerns,
            Story = Story(said),
            Lines = new(
                ["All right. That is a start.", "Thank you. At least somebody reads what I write.", "Good. Then tell me what happens next."],
                ["That is no answer to what I asked.", "You have not read what I wrote, have you?", "I have heard that before, and nothing came of it."],
                ["I see that nobody here wants to help. I am gone.", "Enough. I take it elsewhere."]),
        };
    }

    private static List<StoryPart> Story(IReadOnlyList<string> said)
    {
        var later = said.Skip(1).SelectMany(Sentences).ToList();
        var parts = later.Concat(Sentences(said[0]).Skip(1).Where(sentence => MessageReader.Default.Read(sentence).Facts.Count > 0)).DistinctBy(sentence => sentence.ToUpperInvariant())
            .Select(sentence => new StoryPart(Topics(sentence), sentence)).Where(part => part.Topics.Count > 0).Take(MostParts).ToList();
        return parts.Count >= Fewest ? parts : [.. parts.Concat(Sentences(said[0]).Skip(1).Select(sentence => new StoryPart(Topics(sentence), sentence)).Where(part => part.Topics.Count > 0)).DistinctBy(part => part.Says).Take(Fewest)];
    }

    private static IEnumerable<string> Sentences(string text) =>
        End().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length is > 15 and <= LongestPart && sentence.Count(c => c == ' ') >= 3);

    /// <summary>What one would ask to be told this: what its facts answer, and its own longest words.</summary>
    private static List<string> Topics(string sentence) =>
    [
        .. MessageReader.Default.Read(sentence).Facts.SelectMany(fact => Asked(fact.Kind))
            .Concat(Word().Matches(sentence).Select(word => word.Value.ToLowerInvariant()).Where(word => word.Length > 4).OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Take(3))
            .Distinct().Take(MostTopics),
    ];

    private static string[] Asked(string kind) => kind switch
    {
        "order" or "account" => ["number", "reference"],
        "money" => ["how much", "amount"],
        "date" or "time" => ["when", "date"],
        "contacts" => ["before", "contacted"],
        "name" => ["who", "name"],
        "place" => ["where"],
        "product" => ["which", "model"],
        "phone" or "email" => ["reach you", "contact"],
        _ => [],
    };

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex End();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
