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
}
