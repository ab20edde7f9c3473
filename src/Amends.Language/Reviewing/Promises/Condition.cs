using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Promises;

/// <summary>Whether a clause hangs on a condition: what is offered "if" is no promise yet.</summary>
internal static class Condition
{
    public static bool Governs(List<Word> words, Run sentence, List<Run> clauses, int at)
    {
        var clause = clauses[at];
        if (Opens(words, clause)) return true;
        for (var i = clause.First + 1; i < clause.End; i++)
        {
            // "unless you tell us otherwise" leaves the promise standing.
            if (words[i].Text == "unless" && IsEscape(words, clause, i)) continue;
            if (words[i].Text is "unless" or "provided" or "providing" or "assuming" && !(words[i].Text == "provided" && words[i - 1].Text is "be" or "is" or "are" or "been" or "being" or "was" or "were") && words[i - 1].Text is not ("'ve" or "have" or "you" or "we" or "'s" or "been" or "is" or "was")) return true;
            // "By Monday, if not sooner."
            if (words[i].Text == "if" && i + 2 < clause.End && words[i + 1].Text == "not" && words[i + 2].Text is "sooner" or "earlier" or "before") continue;
            if (words[i].Text == "if" && !IsAskedIf(words, clause, i)) return true;
        }

        if (at > 0 && Opens(words, clauses[at - 1]) && !Ends(words, clauses[at - 1]) && JoinedByComma(words, clauses[at - 1], clause)) return true;
        // "If it has not come, please let us know and we will …"
        if (at > 1 && Opens(words, clauses[at - 2]) && !Ends(words, clauses[at - 2]) && words[clause.First - 1].Text == "and") return true;
        if (at > 0 && Opens(words, clauses[at - 1]) && words[clause.First - 1].Text == "and" && HasPlease(words, clauses[at - 1])) return true;
        if (at + 1 < clauses.Count && IsEscape(words, clauses[at + 1], clauses[at + 1].First)) return false;
        return at + 1 < clauses.Count && words[clauses[at + 1].First - 1].Text is not ("and" or "but" or ";") && FollowsAsCondition(words, clauses[at + 1]);
    }

    private static bool Opens(List<Word> words, Run clause)
    {
        var i = clause.First;
        while (i < clause.End && (words[i].Kind != WordKind.Word || words[i].Text is "and" or "but" or "so" or "or" or "also" or "then" or "however")) i++;
        if (i >= clause.End) return false;
        var text = words[i].Text;
        var next = i + 1 < clause.End ? words[i + 1].Text : "";
        if (text is "if" or "unless" or "provided" or "assuming" or "suppose" or "supposing") return true;
        if (text == "should" && i + 2 < clause.End) return next is not ("be" or "have" or "arrive" or "take" or "reach");
        if (text is "were" or "had" && next is "you" or "i" or "we" or "he" or "she" or "they" or "it" or "the") return true;
        if (text == "in" && next is "case" || text == "in" && next == "the" && i + 2 < clause.End && words[i + 2].Text is "event" or "unlikely") return true;
        if (text == "as" && next == "long") return true;
        return text == "what" && next == "if";
    }

    /// <summary>A conditional clause that already holds its own consequence ("if so I'll ring, and …") no longer governs what follows.</summary>
    private static bool Ends(List<Word> words, Run clause)
    {
        for (var i = clause.First + 1; i < clause.End; i++)
            if (words[i].Text is "," && i + 2 < clause.End) return true;
        return false;
    }

    /// <summary>"With any luck it'll …", "as a rule refunds will …", "our policy is that we will …": hope and habit.</summary>
    public static bool IsHedged(List<Word> words, Run sentence, Run clause)
    {
        for (var i = Math.Max(sentence.First, clause.First - 6); i + 2 < clause.End && i < clause.First + 7; i++)
        {
            var next = words[i + 1].Text;
            var hedge = words[i].Text switch
            {
                "with" => next is "any" or "a" && words[i + 2].Text is "luck" or "bit" or "little",
                "all" => next == "being" && words[i + 2].Text == "well",
                "fingers" => next == "crossed",
                "chances" or "odds" => next == "are",
                "looks" or "seems" or "sounds" => next is "like" or "as",
                "as" => next == "a" && words[i + 2].Text is "rule" or "general",
                "in" => next is "most" or "general" or "theory" or "principle" && words[i + 2].Text is "cases" or "," or "we" or "refunds",
                "policy" => next is "is" or "says" or "states",
                "weather" or "traffic" => next == "permitting",
                _ => false,
            };
            if (hedge && i < clause.End) return true;
        }

        return false;
    }

    private static bool IsEscape(List<Word> words, Run clause, int unless)
    {
        for (var i = unless + 1; i < clause.End && i < unless + 8; i++) if (words[i].Text is "otherwise" or "hear") return true;
        return false;
    }

    private static bool HasPlease(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (words[i].Text is "please" or "let" or "tell" or "call" or "reply" or "ring" or "send" or "dm" or "message") return true;
        return false;
    }

    private static bool JoinedByComma(List<Word> words, Run before, Run clause)
    {
        for (var i = before.End; i < clause.First; i++) if (words[i].Text is ";" or ":" or "but") return false;
        return words[clause.First - 1].Text is "," or "then" or "so" or "-" or "–" || clause.First == before.End;
    }

    private static bool FollowsAsCondition(List<Word> words, Run next) =>
        Opens(words, next) && !words[next.First].Capital && words[next.First].Text is "if" or "unless" or "provided" or "assuming" && !HasOwnConsequence(words, next);

    private static bool HasOwnConsequence(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (words[i].Text == ",") return true;
        return false;
    }

    /// <summary>"I'll check if it left", "even if", "as if": no condition on what is promised.</summary>
    private static bool IsAskedIf(List<Word> words, Run clause, int i)
    {
        if (words[i - 1].Text is "even" or "as" or "only") return words[i - 1].Text != "only";
        for (var k = i - 1; k >= clause.First && k > i - 9; k--)
            if (words[k].Text is "see" or "check" or "ask" or "know" or "tell" or "find" or "confirm" or "verify" or "say" or "write" or "establish" or "investigate" or "learn" or "wonder" or "look") return true;
        return false;
    }
}
