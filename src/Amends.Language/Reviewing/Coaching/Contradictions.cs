using System.Globalization;
using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>
/// Where a draft contradicts what the customer wrote or the case knows: another name in the greeting, another number of the same order, another sum they paid,
/// another day it happened. Only what is surely about the same thing; a new number, an offer or a day to come contradicts nothing.
/// </summary>
internal static class Contradictions
{
    /// <param name="known">What the case knows apart from the conversation; null where nothing is.</param>
    public static List<Contradiction> Find(DraftAnalysis draft, CaseFacts? known)
    {
        var found = new List<Contradiction>();
        if (GreetingName.Find(draft, known?.CustomerName) is { } name) found.Add(name);
        if (known is not null) KnownToCase.Find(draft, known, found);
        if (draft.Customer.Facts.Count == 0) return found;
        foreach (var fact in StatedFacts.Of(draft.Text, draft.Words))
        {
            var other = fact.Kind switch
            {
                FactKind.Reference => OtherReference(draft, fact),
                FactKind.Money => OtherSum(draft, fact),
                _ => OtherDate(draft, fact),
            };
            if (other is not null && !WasSaidBefore(draft, fact)) found.Add(new(fact.Start, fact.Text.Length, fact.Text, other));
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>What an earlier message of ours stated, such as the number of the new order, is known to both.</summary>
    private static bool WasSaidBefore(DraftAnalysis draft, StatedFact fact)
    {
        foreach (var turn in draft.Conversation)
            if (turn.From == Speaker.Agent && StatedFacts.Of(turn.Text, WordScanner.Scan(turn.Text)).Exists(said => said.Kind == fact.Kind && said.Value == fact.Value)) return true;
        return false;
    }

    /// <summary>A number of the same thing and of the same make, when they gave only others.</summary>
    private static string? OtherReference(DraftAnalysis draft, StatedFact fact)
    {
        if (fact.Lead is "" or "other") return null;
        string? other = null;
        foreach (var theirs in draft.Customer.Facts)
        {
            if (theirs.Kind != FactKind.Reference) continue;
            if (theirs.Value.Contains(fact.Value, StringComparison.Ordinal) || fact.Value.Contains(theirs.Value, StringComparison.Ordinal)) return null;
            if (theirs.Lead == fact.Lead && IsSameMake(theirs.Value, fact.Value)) other = theirs.Text;
        }

        return other;
    }

    private static bool IsSameMake(string a, string b) => a.Length == b.Length && char.IsAsciiLetter(a[0]) == char.IsAsciiLetter(b[0]);

    /// <summary>"The £49 you paid", when they spoke of one other sum only.</summary>
    private static string? OtherSum(DraftAnalysis draft, StatedFact fact)
    {
        if (!IsTheirPayment(draft.Words, fact)) return null;
        var theirs = draft.Customer.Facts.Where(f => f.Kind == FactKind.Money).ToList();
        return theirs.Count > 0 && theirs.TrueForAll(f => f.Value == theirs[0].Value) && theirs[0].Value != fact.Value && !IsPartOf(theirs[0].Value, fact.Value) ? theirs[0].Text : null;
    }

    // Twice or half of what they said may be the other side of the same sum; a round figure may stand for the exact one.
    private static bool IsPartOf(string theirs, string ours)
    {
        var (a, b) = (decimal.Parse(theirs, CultureInfo.InvariantCulture), decimal.Parse(ours, CultureInfo.InvariantCulture));
        return a == 0 || b == 0 || a % b == 0 || b % a == 0 || Math.Abs(a - b) <= 1;
    }

    private static bool IsTheirPayment(List<Word> words, StatedFact fact)
    {
        string At(int i) => i >= 0 && i < words.Count ? words[i].Text : "";
        var (b1, b2, b3) = (At(fact.First - 1), At(fact.First - 2), At(fact.First - 3));
        if (b1 is "paid" or "spent" && b2 is "you" or "'ve" or "have") return true;
        if (b1 == "you" && b2 is "charged" || b1 is "charged" && b2 is "were" or "was" or "been" && b3 is "you" or "have" or "'ve") return true;
        return b1 is "the" or "your" or "that" && At(fact.End) == "you" && At(fact.End + 1) is "paid" or "spent" || b1 is "the" or "your" && At(fact.End) == "you" && At(fact.End + 1) is "were" && At(fact.End + 2) == "charged";
    }

    /// <summary>"Your order of 14 March", when they spoke of one other day only.</summary>
    private static string? OtherDate(DraftAnalysis draft, StatedFact fact)
    {
        if (!IsTheirDay(draft.Words, fact)) return null;
        var theirs = draft.Customer.Facts.Where(f => f.Kind == FactKind.Date).ToList();
        return theirs.Count > 0 && theirs.TrueForAll(f => f.Value == theirs[0].Value) && theirs[0].Value != fact.Value ? theirs[0].Text : null;
    }

    private static bool IsTheirDay(List<Word> words, StatedFact fact)
    {
        var at = fact.First - 1;
        if (at >= 0 && words[at].Text == "the") at--;
        if (at < 1 || words[at].Text is not ("on" or "of" or "from" or "dated")) return false;
        var your = false;
        for (var i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (words[i].Kind == WordKind.Mark && words[i].Text is "." or "!" or "?" || words[i].Text is "will" or "'ll" or "new" or "next" or "can" or "be") return false;
            // What we did on that day is ours to tell: "we sent your refund on 3 May".
            if (words[i].Text is "we" or "i" or "was" or "were" or "has" or "been" || words[i].Kind == WordKind.Break) return false;
            your |= words[i].Text == "your" || words[i].Text == "you" && i + 1 < at && words[i + 1].Text is "ordered" or "booked" or "bought" or "called" or "rang" or "wrote" or "paid" or "visited" or "flew" or "cancelled" or "returned" or "sent" or "reported";
        }

        return your;
    }
}
