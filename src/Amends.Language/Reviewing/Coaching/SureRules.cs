using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Promises;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Where a rule is certain it overrules the learned heads.</summary>
internal static class SureRules
{
    private const float Yes = 3, No = -3;

    private static readonly int OwnFault = CueMatcher.Default.Group("own_fault"), NonApology = CueMatcher.Default.Group("non_apology"), NotYourFault = CueMatcher.Default.Group("not_your_fault"),
        BlameYou = CueMatcher.Default.Group("blame_you"), BlameOther = CueMatcher.Default.Group("blame_other"), Hostile = CueMatcher.Default.Group("hostile"), Minimise = CueMatcher.Default.Group("minimise"),
        Understand = CueMatcher.Default.Group("feel_understand");

    private static readonly int[] Feelings = [.. new[] { "feel_too", "feel_imagine", "feel_anyone", "feel_word", "feel_care", "oh_no" }.Select(CueMatcher.Default.Group)];

    /// <summary>"Our mistake", "we got this wrong": responsibility is taken in so many words, and not denied.</summary>
    private static bool AdmitsFault(DraftAnalysis draft)
    {
        foreach (var hit in draft.Hits)
        {
            if (hit.Group != OwnFault) continue;
            if (IsOnUs(draft, hit)) return true;
            if (draft.Words[hit.First].Text is not ("our" or "my")) continue;
            var denied = false;
            for (var i = Math.Max(0, hit.First - 3); i < hit.First; i++) denied |= draft.Words[i].Text is "not" or "n't" or "never" or "no";
            if (!denied && hit.End - hit.First <= 3 && draft.Words[hit.End - 1].Text is "mistake" or "fault" or "error" or "doing" or "failure" or "slip" or "oversight") return true;
        }

        return false;
    }

    /// <summary>"That one is on us"; not "dinner is on us".</summary>
    private static bool IsOnUs(DraftAnalysis draft, CueHit hit)
    {
        string At(int i) => i >= 0 ? draft.Words[i].Text : "";
        return At(hit.First) == "on" && At(hit.First - 1) is "is" or "'s" && (At(hit.First - 2) is "that" or "this" or "it" || At(hit.First - 2) == "one" && At(hit.First - 3) is "that" or "this");
    }

    /// <summary>Whether all wordings of a kind stand in quotation marks: they are somebody else's words, mostly the customer's.</summary>
    private static bool OnlyQuoted(DraftAnalysis draft, bool[] quoted, params ReadOnlySpan<int> groups)
    {
        var any = false;
        foreach (var hit in draft.Hits)
        {
            if (!groups.Contains(hit.Group)) continue;
            any = true;
            // "You were told it was …": what leads up to the quotation belongs to it.
            if (!quoted.AsSpan(hit.First, Math.Min(quoted.Length, hit.End + 4) - hit.First).Contains(true)) return false;
        }

        return any;
    }

    /// <summary>"It was not your fault": every word of blame stands in a sentence that takes the blame away.</summary>
    private static bool Absolves(DraftAnalysis draft)
    {
        var absolved = new HashSet<int>();
        foreach (var hit in draft.Hits) if (hit.Group == NotYourFault) absolved.Add(draft.SentenceOf(hit.First));
        return absolved.Count > 0 && draft.Hits.TrueForAll(hit => hit.Group != BlameYou && hit.Group != BlameOther || absolved.Contains(draft.SentenceOf(hit.First)));
    }

    /// <summary>"I understand …, but": a nod that is taken back, with no other word of feeling.</summary>
    private static bool OnlyNods(DraftAnalysis draft)
    {
        var nods = new HashSet<int>();
        foreach (var hit in draft.Hits)
        {
            if (hit.Group != Understand) continue;
            var sentence = draft.SentenceOf(hit.First);
            for (var i = hit.End; i < draft.Sentences[sentence].End; i++) if (draft.Words[i].Text is "but" or "however") nods.Add(sentence);
        }

        return nods.Count > 0 && draft.Hits.TrueForAll(hit => !Feelings.Contains(hit.Group) || nods.Contains(draft.SentenceOf(hit.First)));
    }

    public static void Apply(DraftAnalysis draft, Action<string, Func<float, float>> set)
    {
        var field = Placeholders.Find(draft.Text) is not null;
        set("placeholder", logit => field ? Math.Max(logit, Yes) : Math.Min(logit, No));
        var (said, meant, spoiled) = Apologies.In(draft);
        if (said && !meant) set("apology", logit => Math.Min(logit, No));
        if (meant && !spoiled) set("non_apology", logit => Math.Min(logit, No));
        if (said && !meant && draft.Hits.Exists(hit => hit.Group == NonApology)) set("non_apology", logit => Math.Max(logit, 0.5f));
        if (!field && GreetingName.Greeted(draft.Words) is not null) set("personal", logit => Math.Max(logit, 0.5f));
        if (Absolves(draft)) set("blame", logit => Math.Min(logit, -0.2f));
        if (OnlyNods(draft)) set("empathy", logit => Math.Min(logit, -0.2f));
        var quoted = QuotedWords.Mark(draft.Words);
        if (quoted.Contains(true))
        {
            if (OnlyQuoted(draft, quoted, Hostile)) set("hostile", logit => Math.Min(logit, -0.2f));
            if (OnlyQuoted(draft, quoted, Minimise)) set("minimise", logit => Math.Min(logit, -0.2f));
            if (OnlyQuoted(draft, quoted, BlameYou, BlameOther)) set("blame", logit => Math.Min(logit, -0.2f));
        }

        if (AdmitsFault(draft))
        {
            set("ownership", logit => Math.Max(logit, 0.5f));
            set("defensive", logit => Math.Min(logit, -0.2f));
        }

        if (draft.Words.Count == 0)
            foreach (var code in Rubric.Principles.Concat(Rubric.Warnings)) set(code, _ => 2 * No);
    }
}
