using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>A rule of the organisation's, explained: customers accept what they understand, and more so where there is another way.</summary>
/// <param name="Rule">What holds, for colleagues.</param>
/// <param name="Reason">Why it is so.</param>
/// <param name="Words">As one says it to a customer.</param>
/// <param name="Instead">What we can do instead.</param>
/// <param name="Remedies">Codes of the remedies that need it told; none: any.</param>
/// <param name="Concerns">Concerns or families of them that it is about; none: any.</param>
public sealed record Policy(
    string Code,
    string Name,
    string Rule,
    string Reason,
    string Words,
    string Instead,
    IReadOnlyList<string>? Remedies = null,
    IReadOnlyList<string>? Concerns = null)
{
    /// <summary>Which version this is: 0 for what ships, or stood in the goodwill book before there were versions.</summary>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>Code and version, such as <c>notice_period@2</c>.</summary>
    [JsonIgnore]
    public string Key => $"{Code}@{Version}";

    /// <param name="remedy">The option that is looked at; null for the case as a whole.</param>
    public bool Fits(string? remedy, IReadOnlyCollection<string> concerns) =>
        (Remedies is not { Count: > 0 } || (remedy is not null && Remedies.Contains(remedy)))
        && (Concerns is not { Count: > 0 } || concerns.Any(concern => Concerns.Any(own => concern == own || concern.StartsWith(own + ".", StringComparison.Ordinal))));
}
