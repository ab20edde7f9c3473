using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Journeys;

/// <summary>The stages of a journey and what shows them, as people say them.</summary>
internal static class JourneyWording
{
    public static string Of(JourneyStage stage) => stage switch
    {
        JourneyStage.Irate => "Irate",
        JourneyStage.Calmer => "Calmer",
        JourneyStage.Satisfied => "Satisfied",
        JourneyStage.Returned => "Returned",
        _ => "Advocate",
    };

    public static string Of(JourneyEvidence evidence) => evidence.Kind switch
    {
        JourneyEvidenceKind.Heat => $"heat {Wording.Number(evidence.Heat ?? 0)}, {Wording.Of(new Heat(evidence.Heat ?? 0).Band)}",
        JourneyEvidenceKind.SaidRight => "said that it is right",
        JourneyEvidenceKind.Satisfied => "satisfied by the closing questions",
        JourneyEvidenceKind.Purchase => "bought again" + Named(evidence),
        JourneyEvidenceKind.Visit => "came again" + Named(evidence),
        JourneyEvidenceKind.Contact => "turned to us again" + Named(evidence),
        JourneyEvidenceKind.Referral => "brought somebody" + Named(evidence),
        _ => "spoke well of us" + Named(evidence),
    };

    private static string Named(JourneyEvidence evidence) => evidence.ExternalId is { } id ? $" ({id})" : "";
}
