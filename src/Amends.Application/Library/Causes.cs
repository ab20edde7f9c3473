using Amends.Recovery;

namespace Amends.Application.Library;

/// <summary>Why things go wrong, in the organisation's own words: what colleagues choose from once a case is put right.</summary>
/// <param name="All">In the order in which they are offered.</param>
public sealed record Causes(IReadOnlyList<Cause> All) : IHouseRules<Causes>
{
    public const int Most = 60, LongestName = 60;

    /// <summary>null for a cause that is not in the list, or not any more.</summary>
    public string? NameOf(string code) => All.FirstOrDefault(cause => cause.Code == code)?.Name;

    static string IHouseRules<Causes>.Key => "causes";

    static Causes IHouseRules<Causes>.Default { get; } = new(
    [
        new("promise_missed", "We promised what we did not keep"),
        new("nobody_answered", "Nobody answered in time"),
        new("handed_around", "Passed from one of us to the next"),
        new("wrong_information", "We told them something wrong"),
        new("not_told", "We did not tell them in time"),
        new("slip", "A slip by one of us"),
        new("manner", "How somebody was spoken to"),
        new("product_fault", "The product itself"),
        new("system_fault", "A fault in our systems"),
        new("billing", "A bill, a price or a payment"),
        new("stock", "More was sold than there was"),
        new("partner", "A carrier, maker or other partner"),
        new("rule_unclear", "A rule that is hard to understand"),
        new("rule_unfair", "A rule that is not fair here"),
        new("outside", "Something outside our reach"),
        new("not_known", "Not known yet"),
    ]);

    Refusal? IHouseRules<Causes>.Problem() =>
        All.Count is 0 or > Most ? new("causes_count", $"Keep 1 to {Most} causes: from a longer list nobody chooses well.")
        : All.Any(cause => cause.Name.Length is 0 or > LongestName || cause.Name.Any(char.IsControl)) ? new("cause_name", $"Name each cause in 1 to {LongestName} characters on one line.")
        : All.Select(cause => cause.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < All.Count || All.Select(cause => cause.Code).Distinct(StringComparer.Ordinal).Count() < All.Count ? new("cause_twice", "Two causes have the same name.")
        : null;
}

/// <param name="Code">Kept with the case; stays where the name changes.</param>
public sealed record Cause(string Code, string Name);
