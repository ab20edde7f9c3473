using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Features;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Where a rule is certain it overrules the learned heads.</summary>
internal static class SureRules
{
    private const float Yes = 3, No = -3;

    private static readonly int OwnFault = CueMatcher.Default.Group("own_fault");

    /// <summary>"Our mistake", "we got this wrong": responsibility is taken in so many words, and not denied.</summary>
    private static bool AdmitsFault(DraftAnalysis draft)
    {
        foreach (var hit in draft.Hits)
        {
            if (hit.Group != OwnFault || draft.Words[hit.First].Text is not ("our" or "my")) continue;
            var denied = false;
            for (var i = Math.Max(0, hit.First - 3); i < hit.First; i++) denied |= draft.Words[i].Text is "not" or "n't" or "never" or "no";
            if (!denied && hit.End - hit.First <= 3 && draft.Words[hit.End - 1].Text is "mistake" or "fault" or "error" or "doing" or "failure" or "slip" or "oversight") return true;
        }

        return false;
    }

    public static void Apply(DraftAnalysis draft, Action<string, Func<float, float>> set)
    {
        var field = Placeholders.Find(draft.Text) is not null;
        set("placeholder", logit => field ? Math.Max(logit, Yes) : Math.Min(logit, No));
        var (said, meant, spoiled) = Apologies.In(draft);
        if (said && !meant) set("apology", logit => Math.Min(logit, No));
        if (meant && !spoiled) set("non_apology", logit => Math.Min(logit, No));
        if (AdmitsFault(draft))
        {
            set("ownership", logit => Math.Max(logit, 0.5f));
            set("defensive", logit => Math.Min(logit, -0.2f));
        }

        if (draft.Words.Count == 0)
            foreach (var code in Rubric.Principles.Concat(Rubric.Warnings)) set(code, _ => 2 * No);
    }
}
