using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>A letter that a charter knows: what it must say, which clocks it stops, and how it may be worded.</summary>
/// <param name="Kind">One of each kind in a charter.</param>
/// <param name="Name">For people: "Final response".</param>
/// <param name="Stops">The codes of the clocks that it stops.</param>
/// <param name="Contains">What it must say; it is not sent without.</param>
/// <param name="Letter">A template, paragraph by paragraph. <c>{names}</c> are filled in from the case, <c>[brackets]</c> are left to whoever writes it.</param>
/// <param name="Within">It may be sent only where this clock was met in time.</param>
public sealed record CharterDocument(
    DocumentKind Kind,
    string Name,
    IReadOnlyList<string> Stops,
    IReadOnlyList<ContentPoint> Contains,
    IReadOnlyList<string> Letter,
    string? Within = null);

/// <summary>One thing that a document must say.</summary>
/// <param name="Says">For people: "the right to go to the ombudsman".</param>
/// <param name="Words">Any of these shows that it says so, whatever their case; <c>&lt;date&gt;</c> stands for any date, <c>{names}</c> are filled in from the case.</param>
public sealed record ContentPoint(string Says, IReadOnlyList<string> Words);

[JsonConverter(typeof(SnakeCase<DocumentKind>))]
public enum DocumentKind { Acknowledgement, HoldingReply, FinalResponse, SummaryResolution, DisabilityReply }
