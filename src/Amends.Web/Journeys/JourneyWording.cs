using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Journeys;

/// <summary>The stages of a journey and what shows them, as people say them.</summary>
internal static class JourneyWording
{
    public static string Of(JourneyStage stage) => stage switch
    {
        JourneyStage.Irate => JourneysWords.Irate,
        JourneyStage.Calmer => JourneysWords.Calmer,
        JourneyStage.Satisfied => JourneysWords.Satisfied,
        JourneyStage.Returned => JourneysWords.Returned,
        _ => JourneysWords.Advocate,
    };

    public static string Of(JourneyEvidence evidence) => evidence.Kind switch
    {
        JourneyEvidenceKind.Heat => JourneysWords.Heat.Fill(Wording.Number(evidence.Heat ?? 0), Wording.Of(new Heat(evidence.Heat ?? 0).Band)),
        JourneyEvidenceKind.SaidRight => JourneysWords.SaidRight,
        JourneyEvidenceKind.Satisfied => JourneysWords.SatisfiedByQuestions,
        JourneyEvidenceKind.Purchase => JourneysWords.BoughtAgain + Named(evidence),
        JourneyEvidenceKind.Visit => JourneysWords.CameAgain + Named(evidence),
        JourneyEvidenceKind.Contact => JourneysWords.TurnedToUs + Named(evidence),
        JourneyEvidenceKind.Referral => JourneysWords.BroughtSomebody + Named(evidence),
        _ => JourneysWords.SpokeWell + Named(evidence),
    };

    private static string Named(JourneyEvidence evidence) => evidence.ExternalId is { } id ? $" ({id})" : "";
}
