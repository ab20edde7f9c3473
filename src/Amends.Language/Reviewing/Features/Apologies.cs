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

    /// <summary>Where the sincere apologies that a draft ends with begin, a sentence each, in their order; the draft's first sentence is none of them.</summary>
    public static List<int> AtTheEnd(DraftAnalysis draft)
    {
        var (sincere, spoiled) = (new bool[draft.Sentences.Count], new bool[draft.Sentences.Count]);
        foreach (var hit in draft.Hits)
        {
            var sentence = draft.SentenceOf(hit.First);
            sincere[sentence] |= hit.Group == Sorry;
            spoiled[sentence] |= hit.Group == Spoiled || hit.Group == Inconvenience;
        }
        var first = draft.Sentences.Count;
        while (first > 1 && sincere[first - 1] && !spoiled[first - 1])
            first--;
        return [.. draft.Sentences.Skip(first).Select(sentence => draft.Words[sentence.First].Start)];
    }
}
