using Amends.Language.Reviewing.Features;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Where a rule is certain it overrules the learned heads.</summary>
internal static class SureRules
{
    private const float Yes = 3, No = -3;

    public static void Apply(DraftAnalysis draft, Action<string, Func<float, float>> set)
    {
        var field = Placeholders.Find(draft.Text) is not null;
        set("placeholder", logit => field ? Math.Max(logit, Yes) : Math.Min(logit, No));
        var (said, meant, spoiled) = Apologies.In(draft);
        if (said && !meant) set("apology", logit => Math.Min(logit, No));
        if (meant && !spoiled) set("non_apology", logit => Math.Min(logit, No));
        if (draft.Words.Count == 0)
            foreach (var code in Rubric.Principles.Concat(Rubric.Warnings)) set(code, _ => 2 * No);
    }
}
