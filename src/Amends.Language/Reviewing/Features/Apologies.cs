using Amends.Language.Reviewing.Cues;

namespace Amends.Language.Reviewing.Features;

/// <summary>Tells a "sorry" that is meant from "sorry if", "sorry but" and "sorry you feel".</summary>
internal static class Apologies
{
    private static readonly int Sorry = CueMatcher.Default.Group("sorry");
    private static readonly int Spoiled = CueMatcher.Default.Group("non_apology");
    private static readonly int Inconvenience = CueMatcher.Default.Group("any_inconvenience");

    /// <returns>Whether sorry is said at all, whether it is once meant, and whether it is anywhere taken back.</returns>
    public static (bool Said, bool Meant, bool Spoiled) In(DraftAnalysis draft)
    {
        bool said = false, meant = false, spoiled = false;
        var takenBack = new bool[draft.Words.Count];
        foreach (var hit in draft.Hits)
            if (hit.Group == Spoiled)
                for (var i = Math.Max(0, hit.First - 1); i < hit.End; i++) takenBack[i] = true;
        foreach (var hit in draft.Hits)
        {
            spoiled |= hit.Group == Spoiled || hit.Group == Inconvenience;
            if (hit.Group != Sorry) continue;
            said = true;
            meant |= !takenBack[hit.First];
        }

        return (said, meant, spoiled);
    }

    /// <summary>Where the last sentence begins, if it is a sincere apology and not the whole draft; else null.</summary>
    public static int? AtTheEnd(DraftAnalysis draft)
    {
        if (draft.Sentences.Count < 2)
            return null;
        var last = draft.Sentences.Count - 1;
        var hits = draft.Hits.FindAll(hit => draft.SentenceOf(hit.First) == last);
        return hits.Exists(hit => hit.Group == Sorry) && !hits.Exists(hit => hit.Group == Spoiled || hit.Group == Inconvenience) ? draft.Words[draft.Sentences[last].First].Start : null;
    }
}
