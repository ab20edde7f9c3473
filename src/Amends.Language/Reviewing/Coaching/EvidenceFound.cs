using Amends.Language.Reviewing.Features;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>The words that show each principle which the draft has.</summary>
internal static class EvidenceFound
{
    public static List<PrincipleSpan> In(DraftAnalysis draft, Judgement judgement)
    {
        var found = new List<PrincipleSpan>();
        var places = new Places(draft, judgement);
        foreach (var code in Rubric.Principles)
        {
            if (!judgement.Shows(code)) continue;
            var (start, length) = places.Of(code);
            if (length > 0) found.Add(new(code, start, length));
        }

        return found;
    }
}
