using Amends.Language.Reviewing.Coaching;
using Amends.Language.Reviewing.Features;

namespace Amends.Language;

/// <summary>Reviews an agent's draft against the conversation, offline. Thread-safe; one instance serves a process.</summary>
public sealed class DraftReviewer
{
    /// <summary>The reviewer with the models and the rubric that ship with this library.</summary>
    public static DraftReviewer Default { get; } = new();

    /// <summary>Reviews a draft. Never throws, whatever the text.</summary>
    /// <param name="conversation">What was said so far, oldest first.</param>
    /// <param name="draft">What the agent is about to send.</param>
    /// <param name="sent">When it is sent; promises fall due counted from here, in its offset.</param>
    /// <param name="known">What the case knows besides, for <see cref="Review.Contradictions"/>; null where there is no case.</param>
    public Review Review(IReadOnlyList<Turn> conversation, string draft, DateTimeOffset sent, CaseFacts? known = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(draft);
        var analysis = DraftAnalysis.Of(conversation, draft, sent);
        var judgement = Judgement.Of(analysis);
        return new(
            judgement.Score,
            judgement.Principles(),
            WarningsFound.In(analysis, judgement),
            UnansweredConcerns.Find(analysis),
            analysis.Promises)
        {
            Evidence = EvidenceFound.In(analysis, judgement),
            Contradictions = Reviewing.Coaching.Contradictions.Find(analysis, known),
        };
    }
}
