namespace Amends.Language.Reviewing.Words;

/// <summary>Cuts a sentence into clauses: at semicolons, colons and dashes, and at commas and "and", "but", "so" where a new subject with its verb follows.</summary>
internal static class Clauses
{
    public static List<Run> Split(List<Word> words, Run sentence)
    {
        var clauses = new List<Run>();
        var first = sentence.First;
        var bracket = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var text = words[i].Text;
            if (text == "(") bracket++;
            if (text == ")") bracket = Math.Max(0, bracket - 1);
            if (bracket > 0) continue;
            if (words[i].Kind == WordKind.Mark && Separates(words, i, sentence))
            {
                Add(clauses, first, i);
                first = i + 1;
            }
            else if (i > first && (text is "and" or "but" or "so" or "then" or "plus" or "&" or "or" or "yet" || text == "," && !Joins(words, i + 1, sentence)) && StartsClause(words, After(words, i, sentence), sentence) && !IsTimeAlone(words, first, i))
            {
                Add(clauses, first, i);
                first = i + 1;
            }
            else if (i > first && text is "and" or "but" && i + 2 < sentence.End && words[i + 1].Text is "if" or "should" or "unless")
            {
                Add(clauses, first, i);
                first = i + 1;
            }
            else if (i > first && text is "unless" or "because" or "although" && words[i - 1].Kind == WordKind.Mark)
            {
                Add(clauses, first, i);
                first = i;
            }
        }

        Add(clauses, first, sentence.End);
        return clauses;
    }

    private static void Add(List<Run> clauses, int first, int end)
    {
        if (end > first) clauses.Add(new(first, end));
    }

    private static bool Separates(List<Word> words, int i, Run sentence) => words[i].Text switch
    {
        ";" => true,
        ":" => i + 1 >= sentence.End || words[i + 1].Spaced,
        "-" or "–" => words[i].Spaced && i + 1 < sentence.End && words[i + 1].Spaced && !(i > sentence.First && words[i - 1].Kind == WordKind.Number && words[i + 1].Kind == WordKind.Number),
        "—" => true,
        "..." or "…" => true,
        _ => words[i].Text.Length == 2 && char.IsSurrogate(words[i].Text[0]),
    };

    private static bool Joins(List<Word> words, int next, Run sentence) => next < sentence.End && words[next].Text is "and" or "but" or "so" or "then" or "plus" or "or";

    private static int After(List<Word> words, int i, Run sentence)
    {
        i++;
        while (i < sentence.End && words[i].Text is "," or "then" or "so" or "that" or "also" or "meanwhile" or "yes" or "no" or "please" && !(words[i].Text == "that" && i + 1 < sentence.End && Grammar.IsFinite(words[i + 1].Text))) i++;
        return i;
    }

    /// <summary>"By 30 December at the latest, you get …": the time belongs to the clause that follows.</summary>
    private static bool IsTimeAlone(List<Word> words, int first, int end)
    {
        var lead = words[first].Text;
        if (!(Grammar.IsPreposition(lead) || lead is "between" or "starting" or "beginning" or "effective" or "within" or "inside" or "tomorrow" or "today" or "tonight" or "next" or "this" or "first" || end - first <= 3 && Dates.Numbers.Cardinal(lead) > 0
            || Dates.DayNames.Weekday(lead) is not null)) return false;
        for (var i = first; i < end; i++)
            if (Grammar.IsFinite(words[i].Text) && words[i].Text != "'s" || Grammar.IsSubjectPronoun(words[i].Text) && words[i].Text is not ("this" or "that" or "both" or "yours")) return false;
        return true;
    }

    /// <summary>Whether a subject with a finite verb starts here.</summary>
    private static bool StartsClause(List<Word> words, int i, Run sentence)
    {
        if (i >= sentence.End) return false;
        var first = words[i].Text;
        if (Grammar.IsSubjectPronoun(first)) return i + 1 < sentence.End && (words[i + 1].Kind == WordKind.Word);
        if (words[i].Kind == WordKind.Mark && first is not ("£" or "$" or "€")) return false;
        if (first == "back" && i + 2 < sentence.End && words[i + 1].Text is "in" or "with" && words[i - 1].Text == ",") return true;
        for (var k = i; k < sentence.End && k < i + 10; k++)
        {
            var text = words[k].Text;
            if (words[k].Kind == WordKind.Mark && text is not ("(" or ")" or "&" or "£" or "$" or "€" or "%")) return false;
            if (text is "and" or "or" or "but" or "if" or "when" or "that" or "which" or "who" or "to" or "because" or "whatever" or "once") return false;
            if (k > i && Grammar.IsFinite(text) && !(text == "am" && words[k - 1].Text != "i") && !(text == "'s" && !IsVerbalS(words, k, sentence))) return true;
            if (k == i + 1 && Grammar.IsActionThirdPerson(text)) return true;
            if (k > i + 1 && k + 1 < sentence.End && text.Length > 3 && text[^1] == 's' && words[k].Kind == WordKind.Word && Grammar.IsDeterminer(first) && words[k - 1].Kind == WordKind.Word && words[k - 1].Text[^1] != 's' && text[^2] != 's' && !Grammar.IsPreposition(words[k - 1].Text) && !Grammar.IsDeterminer(words[k - 1].Text)
                && words[k + 1].Text is "out" or "up" or "off" or "the" or "your" or "you" or "it" or "back" or "them") return true;
            if (k > i + 1 && Grammar.IsActionThirdPerson(text) && !Grammar.IsPreposition(words[k - 1].Text) && !Grammar.IsDeterminer(words[k - 1].Text)) return true;
        }

        return false;
    }

    private static bool IsVerbalS(List<Word> words, int k, Run sentence) =>
        k + 1 < sentence.End && (words[k + 1].Text.EndsWith("ing", StringComparison.Ordinal) || words[k + 1].Text is "gonna" or "going" or "been" or "back" or "on" or "not" or "in");
}
