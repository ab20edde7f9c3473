using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Promises;

// What looks like a commitment and is none.
internal static partial class Commitment
{
    private static bool Excluded(List<Word> words, Run clause, bool dated)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            switch (words[i].Text)
            {
                case "usually" or "normally" or "typically" or "generally" or "hopefully" or "ideally" or "always" or "often" or "most" when words[i].Text != "most" || i + 1 < clause.End && words[i + 1].Text is "refunds" or "orders" or "land" or "cases" or "people" or "customers" or "likely":
                    if (words[i].Text == "always" && i > clause.First && words[i - 1].Text is "will" or "'ll") continue;
                    return true;
                case "as" when i == clause.First && i + 1 < clause.End && Grammar.IsSubjectPronoun(words[i + 1].Text): return true;
                case "per" when i == FirstWord(words, clause) && clause.Count > 3 && words[i + 1].Text is "section" or "our" or "clause" or "policy" or "paragraph" or "article" or "the" or "your" or "company": return true;
                case "'d" when i + 1 < clause.End && words[i + 1].Text is "love" or "rather" or "hate" && Marker(words, clause) != int.MaxValue && Marker(words, clause) > i: return true;
                case "otherwise" when i == FirstWord(words, clause): return true;
                case "according" when i + 1 < clause.End && words[i + 1].Text == "to": return true;
                case "think" or "believe" or "understand" or "reckon" or "suppose" or "imagine" or "guess" or "doubt" or "gather" or "assume" or "suspect" or "says" when i > clause.First && i < Marker(words, clause) && Marker(words, clause) != int.MaxValue && (words[i].Text == "says" || IsOurView(words, clause, i)): return true;
                case "probably" or "perhaps" or "maybe" or "likely" or "possibly": return true;
                case "expect" when i > clause.First && words[i - 1].Text is "i" or "we" or "'d" or "would": return true;
                case "intend" or "plan" when i > clause.First && words[i - 1].Text is "i" or "we": return true;
                case "estimated" or "anticipated" or "aiming" or "aim" or "hoping" or "hope" or "trying" when words[i].Text is not ("estimated" or "anticipated") || !dated: return true;
                case "promised" or "told" or "assured" or "advised" or "quoted" or "claimed" or "said" when i + 1 < clause.End && i < Marker(words, clause) && !IsPassiveFuture(words, i) && !(words[i].Text == "promised" && words[i + 1].Text == "to") && !IsNoteOfOurWord(words, clause, i): return true;
                case "try" when i > clause.First && words[i - 1].Text is "'ll" or "will" && !dated: return true;
                case "wish" or "could" or "would" or "might" or "'d" when i < clause.First + 4 && Marker(words, clause) > i && words[i].Text is not "'d": return true;
                case "can" or "may" when Marker(words, clause) == int.MaxValue && !dated: return true;
                case "promise" when i > clause.First && words[i - 1].Text is "n't" or "not" || i > clause.First + 1 && words[i - 2].Text is "can" or "cannot" && words[i - 1].Text is "n't" or "not": return true;
            }
        }

        return false;
    }

    /// <summary>"I think it will …", "we don't believe they'll …": a view of what will be, not a promise.</summary>
    private static bool IsOurView(List<Word> words, Run clause, int i)
    {
        for (var k = i - 1; k >= clause.First && k >= i - 3; k--) if (words[k].Text is "i" or "we" or "he" or "she" or "they") return true;
        return false;
    }

    /// <summary>A call note begins so: "Told her the plumber will attend on Friday", "Advised customer that …".</summary>
    private static bool IsNoteOfOurWord(List<Word> words, Run clause, int i) =>
        words[i].Text is "told" or "advised" or "assured" && i == FirstWord(words, clause) && words[i + 1].Text is "her" or "him" or "them" or "customer" or "cust" or "caller" or "client";
}
