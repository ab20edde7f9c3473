using Amends.Language.Reviewing.Dates;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Promises;

/// <summary>Cuts "I'll A on Monday and B by Friday" in two: both halves are promises with a day of their own.</summary>
internal static class Coordination
{
    public static IEnumerable<Run> Split(List<Word> words, Run clause, DateTimeOffset sent)
    {
        var cuts = new List<int> { clause.First };
        bool? verbless = null;
        for (var i = clause.First + 2; i < clause.End - 1; i++)
        {
            if (words[i].Text is not ("and" or "," or "then" or "&")) continue;
            var next = i + 1;
            while (next < clause.End && words[next].Text is "and" or "then" or "also") next++;
            if (next >= clause.End - 1) continue;
            if (words[next].Text is "will" or "'ll" && words[i].Text != ",") { cuts.Add(next); i = next; continue; }
            // "Engineer out Thursday, me on the phone Friday", "will be picked up on Thursday, and back in his window by the 24th"
            if (((verbless ??= TimeWords.In(words, clause) && IsVerbless(words, clause)) || words[i].Text == "," && words[next].Text is "back" or "ready" or "home") && !IsInsideRange(words, i) && clause.End - next >= 3 && i - cuts[^1] >= 3 && words[next].Text != "so" && !IsDateAgain(words, next)
                && DueResolver.Resolve(words, new(cuts[^1], i), sent).IsKnown && DueResolver.Resolve(words, new(next, clause.End), sent).IsKnown) { cuts.Add(next); i = next; continue; }
            // "It leaves on Wednesday, reaches you on Thursday"
            if (i - cuts[^1] >= 3 && clause.End - next >= 3 && (Grammar.IsActionThirdPerson(words[next].Text) || words[next].Text.Length > 4 && words[next].Text[^1] == 's' && words[next + 1].Text is "you" or "it" or "the" or "your") && !HasModal(words, clause.First, i)
                && DueResolver.Resolve(words, new(cuts[^1], i), sent).IsKnown && DueResolver.Resolve(words, new(next, clause.End), sent).IsKnown) { cuts.Add(next); i = next; continue; }
            var verb = (Grammar.IsBareVerb(words[next].Text) || LooksLikeVerb(words, next, clause)) && HasModal(words, clause.First, i);
            if (!verb && (words[i].Text == "," || !Grammar.IsDeterminer(words[next].Text))) continue;
            if (!verb && IsInsideRange(words, i)) continue;
            var right = new Run(next, clause.End);
            var rightDated = DueResolver.Resolve(words, right, sent).IsKnown;
            var leftDated = DueResolver.Resolve(words, new(cuts[^1], i), sent).IsKnown;
            var ownEnd = verb && words[i].Text != "," && i - cuts[^1] >= 4 && !HasSubordinate(words, cuts[^1], i) && (rightDated || leftDated && clause.End - next >= 3 && !Leads(words, cuts[^1], i) || Commitment.IsPending(words, new(next - 2, clause.End)));
            var keepsPosted = words[i].Text != "," && i - cuts[^1] >= 4 && HasModal(words, clause.First, i) && words[next].Text is "let" or "drop" && next + 1 < clause.End && words[next + 1].Text is "you";
            if (leftDated && rightDated || ownEnd || keepsPosted || verb && Series(words, clause, i)) { cuts.Add(next); i = next; }
        }

        for (var c = 0; c < cuts.Count; c++)
        {
            var end = c + 1 < cuts.Count ? cuts[c + 1] : clause.End;
            while (c + 1 < cuts.Count && end > cuts[c] && words[end - 1].Text is "and" or "," or "then" or "&" or "also") end--;
            yield return new(cuts[c], end);
        }
    }

    public static bool IsVerbless(List<Word> words, Run clause)
    {
        if (Commitment.HasFinite(words, clause.First, clause.End)) return false;
        for (var i = clause.First; i < clause.End; i++)
            if (words[i].Text is "you" && i > clause.First && Grammar.IsPreposition(words[i - 1].Text)) continue;
            else if (Grammar.IsActionThirdPerson(words[i].Text) || i > clause.First && Grammar.IsActionIng(words[i].Text) || words[i].Text is "i" or "we" or "you" or "he" or "she" or "they") return false;
        return !Grammar.IsAction(words[clause.First].Text);
    }

    /// <summary>"I'll pop down there today and grab it" is one errand.</summary>
    private static bool Leads(List<Word> words, int first, int end)
    {
        for (var i = first; i < end && i < first + 5; i++) if (words[i].Text is "go" or "come" or "duck" or "pop" or "nip" or "swing" or "drive" or "run" or "head" or "hop" or "walk" or "jump" or "try" or "sit" or "get") return true;
        return false;
    }

    /// <summary>"on Friday, by noon": more of the same time, not another promise.</summary>
    private static bool IsDateAgain(List<Word> words, int i) =>
        words[i].Kind == WordKind.Number || Grammar.IsPreposition(words[i].Text) && words[i + 1].Text != "you" || words[i].Text is "the" or "between" or "within" or "no" or "not" or "latest" or "first" or "next" or "this" or "before" || DayNames.Weekday(words[i].Text) is not null || DayNames.Month(words[i].Text) > 0;

    /// <summary>In "I'll ping them when they open and ask …" the second verb may belong to the inner clause; it is left where it is.</summary>
    private static bool HasSubordinate(List<Word> words, int from, int to)
    {
        for (var i = from; i < to; i++) if (words[i].Text is "when" or "once" or "that" or "which" or "if" or "while") return true;
        return false;
    }

    /// <summary>An unlisted word before an object or particle, as in "and grind out the stump".</summary>
    private static bool LooksLikeVerb(List<Word> words, int i, Run clause) =>
        i + 2 < clause.End && words[i].Kind == WordKind.Word && !words[i].Capital && !Grammar.IsPreposition(words[i].Text) && !Grammar.IsDeterminer(words[i].Text) && !Grammar.IsFinite(words[i].Text)
        && !Grammar.IsSubjectPronoun(words[i].Text) && words[i + 1].Text is "the" or "your" or "it" or "them" or "out" or "up" or "off" or "back" or "you" or "her" or "his" or "my" or "our" or "down" or "over";

    public static bool HasModal(List<Word> words, int from, int to)
    {
        for (var i = from; i < to; i++) if (words[i].Text is "will" or "'ll" or "shall" or "gonna" or "going") return true;
        return false;
    }

    private static bool IsInsideRange(List<Word> words, int i)
    {
        for (var k = i - 1; k > i - 6 && k >= 0; k--) if (words[k].Text is "between" or "from") return true;
        return false;
    }

    /// <summary>"I'll A today, B, and C when …": three verbs or more in a row are promises each.</summary>
    private static bool Series(List<Word> words, Run clause, int i)
    {
        int commas = 0, ands = 0;
        for (var k = clause.First + 2; k < clause.End - 1; k++)
        {
            var next = words[k + 1].Text is "and" or "then" ? k + 2 : k + 1;
            if (next >= clause.End || !Grammar.IsBareVerb(words[next].Text)) continue;
            if (words[k].Text == ",") commas++;
            if (words[k].Text == "and" && words[k - 1].Text != ",") ands++;
        }

        return commas >= 1 && commas + ands >= 2;
    }
}
