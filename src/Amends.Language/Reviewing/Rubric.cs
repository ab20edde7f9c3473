namespace Amends.Language;

/// <summary>The one rubric: what live coaching, practice and reports judge a reply by.</summary>
public static class Rubric
{
    /// <summary>Principles a reply can show, in the order the coach lists them.</summary>
    public static IReadOnlyList<string> Principles { get; } =
    [
        "acknowledge", "empathy", "apology", "ownership", "clarify", "options", "next_step", "timeline",
        "personal", "thanks", "courtesy", "collaborate", "explain",
    ];

    /// <summary>Warnings a reply can earn.</summary>
    public static IReadOnlyList<string> Warnings { get; } =
    [
        "blame", "excuse", "minimise", "defensive", "hostile", "non_apology", "over_apology", "policy_hiding", "vague",
        "brush_off", "overpromise", "placeholder", "apology_first", "negative", "jargon",
    ];

    /// <summary>Where a reply starts that neither shows nor spoils anything.</summary>
    public const double Start = 22;

    /// <summary>
    /// What each principle adds to the score and each warning takes off, in points. Taking responsibility and repairing weigh most, as apologies are judged
    /// (Lewicki et al. 2016); a time and a next step make it concrete (Packard &amp; Berger 2021); an apology before anything was heard costs (Frantz &amp; Bennigson 2005),
    /// as does sorry in place of a step (Marinova et al. 2018). Length earns nothing.
    /// </summary>
    public static IReadOnlyDictionary<string, double> Points { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["acknowledge"] = 7, ["empathy"] = 8, ["apology"] = 4, ["ownership"] = 12, ["clarify"] = 7, ["options"] = 14, ["next_step"] = 7, ["timeline"] = 10,
        ["personal"] = 7, ["thanks"] = 2, ["courtesy"] = 4, ["collaborate"] = 2, ["explain"] = 4,
        ["blame"] = -16, ["excuse"] = -10, ["minimise"] = -14, ["defensive"] = -16, ["hostile"] = -26, ["non_apology"] = -13, ["over_apology"] = -14, ["policy_hiding"] = -14,
        ["vague"] = -12, ["brush_off"] = -14, ["overpromise"] = -12, ["placeholder"] = -16, ["apology_first"] = -9, ["negative"] = -8, ["jargon"] = -12,
    };

    /// <summary>The points that probabilities add up to, 0 to 100.</summary>
    internal static double Score(Func<string, double> probability)
    {
        var sum = Start;
        foreach (var (code, points) in Points) sum += points * probability(code);
        return Math.Clamp(sum, 0, 100);
    }
}
