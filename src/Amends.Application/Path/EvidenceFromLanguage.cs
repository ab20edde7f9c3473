using Amends.Language;
using Amends.Recovery;

namespace Amends.Application.Paths;

/// <summary>What the language engine found, in Recovery's own terms: the one place where the two meet.</summary>
internal static class EvidenceFromLanguage
{
    /// <summary>Below this, a score is no more than a hint and is not kept as evidence.</summary>
    private const double Hint = 0.3;

    /// <summary>From here on a code counts as found.</summary>
    private const double Found = 0.5;

    public static HearCustomer Hear(Guid messageId, Channel channel, Reading reading) => new(
        messageId,
        channel,
        new Heat(reading.Heat),
        Codes(reading.Signals),
        Codes(reading.Concerns),
        [.. Codes(reading.Wants).Where(want => want != "none")],
        Of(reading));

    /// <summary>A customer who says what they want has answered the question of Ask.</summary>
    public static IReadOnlyList<Evidence> Of(Reading reading) =>
        [.. reading.Wants
            .Where(want => want.Score >= Found && want.Code != "none")
            .Take(1)
            .Select(want => At(Step.Ask, want.Score, reading.Evidence.FirstOrDefault(e => e.For == want.Code)))];

    public static IReadOnlyList<Evidence> Of(Review review) =>
        [.. review.Principles
            .Where(principle => principle.Value >= Hint)
            .SelectMany(principle => Steps(principle.Key).Select(step => (Step: step, Principle: principle.Key, Strength: principle.Value)))
            .GroupBy(found => found.Step)
            .Select(found => found.MaxBy(one => one.Strength))
            .OrderBy(found => found.Step)
            .Select(found => At(found.Step, found.Strength, Span(review, found.Principle)))];

    /// <summary>Which steps a principle of the rubric shows.</summary>
    private static IEnumerable<Step> Steps(string principle) => principle switch
    {
        "acknowledge" or "empathy" => [Step.Acknowledge],
        "clarify" => [Step.Clarify, Step.Ask],
        "apology" or "ownership" => [Step.Own],
        "options" => [Step.Offer],
        "next_step" or "timeline" or "explain" => [Step.Inform],
        "thanks" => [Step.Thank],
        _ => [],
    };

    private static IReadOnlyList<string> Codes(IReadOnlyList<ScoredCode> scored) => [.. scored.Where(code => code.Score >= Found).Select(code => code.Code)];

    private static (int Start, int Length) Span(Review review, string principle)
    {
        var span = review.Evidence.FirstOrDefault(e => e.Principle == principle);
        return (span.Start, span.Length);
    }

    private static Evidence At(Step step, double strength, (int Start, int Length) span) => new(step, Math.Round(strength, 3), span.Start, span.Length);

    private static Evidence At(Step step, double strength, EvidenceSpan span) => At(step, strength, (span.Start, span.Length));
}
