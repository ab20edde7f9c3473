namespace Amends.Practice;

/// <summary>How much each thing moves the anger, in points, before temper and wear. The order follows the research in docs/reference/practice.md.</summary>
internal static class Weights
{
    /// <summary>The quality of a reply that leaves the customer as angry as before.</summary>
    public const double Pivot = 46;

    /// <summary>Points for each point of quality above or below the pivot.</summary>
    public const double Quality = 0.34;

    public const double LargestMove = 24;

    public static readonly (string Code, double Points, string Text)[] Solving =
    [
        ("ownership", 3.5, "you took responsibility"),
        ("timeline", 3.5, "you gave a date"),
        ("next_step", 3, "you named the next step"),
        ("options", 2, "you gave a choice"),
    ];

    public static readonly (string Code, double Points, string Text)[] Plain =
    [
        ("clarify", 1, "you asked what you need to know"),
        ("explain", 1, "you explained what happened"),
        ("thanks", 0.5, "you thanked them"),
        ("collaborate", 0.5, "you worked it out with them"),
    ];

    public static readonly Dictionary<string, (double Points, string Text)> Warnings = new(StringComparer.Ordinal)
    {
        ["hostile"] = (16, "you were hostile"),
        ["blame"] = (11, "you blamed them"),
        ["defensive"] = (9, "you defended yourself"),
        ["brush_off"] = (8, "you sent them away"),
        ["minimise"] = (8, "you made it small"),
        ["policy_hiding"] = (7, "you hid behind a rule"),
        ["non_apology"] = (6, "you apologised for their feelings, not for what happened"),
        ["placeholder"] = (6, "a blank was left unfilled"),
        ["vague"] = (5, "you were vague"),
        ["excuse"] = (4, "you made an excuse"),
        ["over_apology"] = (3, "you said sorry too often"),
        ["overpromise"] = (3, "you promised what nobody can"),
        ["negative"] = (2, "you said what you cannot do"),
        ["jargon"] = (2, "you used words they do not know"),
    };
}
