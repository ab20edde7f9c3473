using Amends.Language.Reviewing.Features;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>What in the draft would hurt, each with its place and one sentence of advice, in the order it stands.</summary>
internal static class WarningsFound
{
    public static List<Warning> In(DraftAnalysis draft, Judgement judgement)
    {
        var found = new List<Warning>();
        var places = new Places(draft, judgement);
        foreach (var code in Rubric.Warnings)
        {
            if (!judgement.Shows(code)) continue;
            var (start, length) = places.Of(code);
            if (length == 0) continue;
            found.Add(new(code, Math.Round(judgement.Probability(code), 3), start, length, Advice.For(code, draft, draft.Text.Substring(start, length))));
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }
}
