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
                // "We look forward to welcoming you on Friday": a wish at the end of a letter.
                case "look" or "looking" when i + 1 < clause.End && words[i + 1].Text == "forward": return true;
                case "according" when i + 1 < clause.End && words[i + 1].Text == "to": return true;
                case "think" or "believe" or "understand" or "reckon" or "suppose" or "imagine" or "guess" or "doubt" or "gather" or "assume" or "suspect" or "says" when i > clause.First && i < Marker(words, clause) && Marker(words, clause) != int.MaxValue && (words[i].Text == "says" || IsOurView(words, clause, i)): return true;
                // "The carrier shows an arrival on Wednesday": what somebody else estimates.
                case "shows" or "estimates" or "predicts" or "indicates" or "showing" when i > clause.First && i < Marker(words, clause) && IsTracking(words, clause.First, i): return true;
                case "has" when i > clause.First && i + 2 < clause.End && words[i + 2].Text == "down" && IsTracking(words, clause.First, i): return true;
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

    private static bool IsTracking(List<Word> words, int first, int end)
    {
        for (var i = first; i < end; i++) if (words[i].Text is "carrier" or "carriers" or "courier" or "tracking" or "tracker" or "system" or "app" or "screen" or "website" or "site" or "ups" or "fedex" or "dpd" or "dhl" or "usps" or "evri" or "hermes" or "yodel") return true;
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

    /// <summary>"You will not get a refund", "this will not be refunded", "further messages won't be answered": what the customer wants is refused.</summary>
    private static bool IsRefused(List<Word> words, Run clause, int verb, string subject)
    {
        if (verb + 1 >= clause.End) return false;
        if (words[verb].Text == "be") return words[verb + 1].Text is "refunded" or "reimbursed" or "compensated" or "answered" or "accepted" or "considered" or "entertained" or "replaced" or "waived" or "eligible" or "possible" or "covered";
        if (subject != "you" || words[verb].Text is not ("get" or "receive")) return false;
        for (var i = verb + 1; i < clause.End; i++) if (words[i].Text is "refund" or "credit" or "compensation" or "reply" or "replacement" or "voucher" or "discount" or "answer" or "money") return true;
        return false;
    }

    private static bool IsPrice(List<Word> words, int first, int marker)
    {
        for (var i = first; i < marker; i++) if (words[i].Text is "price" or "prices" or "fee" or "fees" or "rent" or "premium" or "bill" or "fare" or "fares" or "charge" or "charges" or "cost" or "costs" or "payment" or "payments" or "rate" or "rates" or "tariff") return true;
        return false;
    }

    private static bool IsFee(List<Word> words, int first, int end)
    {
        for (var i = first; i < end; i++) if (words[i].Text is "fee" or "fees" or "surcharge" or "charge" or "charges" or "penalty" or "interest") return words[first].Text != "no";
        return false;
    }

    private static bool IsPremises(List<Word> words, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (words[i].Text is "we" or "they" or "office" or "offices" or "shop" or "shops" or "store" or "stores" or "branch" or "branches" or "line" or "lines" or "desk" or "counter" or "clinic" or "surgery" or "reception" or "warehouse" or "depot" or "showroom" or "helpline" or "phones" or "doors" or "bank" or "restaurant" or "kitchen" or "library" or "school" or "garage" or "workshop" or "hotel") return true;
        return false;
    }

    /// <summary>"The office closes on the 23rd", "our lines open at 8", "we're shut"; not "we'll close your account".</summary>
    private static bool IsOpeningHours(List<Word> words, Run clause, int verb)
    {
        if (verb == clause.First || words[verb].Text is not ("open" or "opens" or "close" or "closes" or "shut" or "shuts")) return false;
        var k = verb + 1;
        while (k < clause.End && words[k].Text is "again" or "early" or "late" or "up" or "only") k++;
        var alone = k >= clause.End || words[k].Kind != WordKind.Word || Grammar.IsPreposition(words[k].Text) || words[k].Text is "until" or "till" or "between" or "today" or "tomorrow" or "tonight" or "next" or "this" or "daily" or "every" or "and" || Dates.DayNames.Weekday(words[k].Text) is not null;
        return alone && IsPremises(words, clause.First, verb);
    }

    /// <summary>"Give me half an hour", "bear with us", "allow us two days": asks for the time in which something will be done.</summary>
    public static bool IsWait(List<Word> words, int i) =>
        WaitEnd(words, i) is > 0 and var k && k < words.Count && (words[k].Text is "till" or "until" or "til" || Dates.Lapse.Read(words, k, Math.Min(words.Count, k + 8)) is not null);

    /// <summary>The word after "give me", "bear with us for", "allow me just another"; -1 where no such thing stands.</summary>
    private static int WaitEnd(List<Word> words, int i)
    {
        if (i + 2 >= words.Count) return -1;
        var k = words[i].Text is "give" or "allow" && words[i + 1].Text is "me" or "us" ? i + 2 : words[i].Text == "bear" && words[i + 1].Text == "with" && words[i + 2].Text is "me" or "us" ? i + 3 : -1;
        while (k > 0 && k < words.Count && words[k].Text is "for" or "just" or "another" or "about" or "the" or "next" or "a") k++;
        return k;
    }
}
