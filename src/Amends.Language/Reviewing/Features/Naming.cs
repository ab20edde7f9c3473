using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>Names and references in a draft.</summary>
internal static class Naming
{
    /// <summary>"Dear Mrs Patel", "Hi Sam": a greeting with a name, not "Dear Customer" or "Hi there".</summary>
    public static bool GreetsByName(DraftAnalysis draft)
    {
        for (var i = 0; i + 1 < draft.Words.Count && i < 4; i++)
            if (draft.Words[i].Text is "dear" or "hi" or "hello" or "hey" or "hiya" or "morning" or "afternoon" or "evening" or "greetings")
            {
                var next = draft.Words[i + 1].Text is "," ? i + 2 : i + 1;
                return next < draft.Words.Count && draft.Words[next].Capital && draft.Words[next].Kind == WordKind.Word && !IsGeneric(draft.Words[next].Text);
            }

        return false;
    }

    /// <summary>"Tom, Monday's pick-up was …", "I'm sorry, Marcus."</summary>
    public static bool CallsByName(DraftAnalysis draft)
    {
        var words = draft.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].Capital || words[i].Kind != WordKind.Word || IsGeneric(words[i].Text) || words[i].Text.Length < 2 || !IsNameLike(words[i].Text)) continue;
            var before = i > 0 ? words[i - 1].Text : "";
            var after = i + 1 < words.Count ? words[i + 1].Text : "";
            if (i <= 2 && after is "," or "!" && (i == 0 || before is "mr" or "mrs" or "ms" or "miss" or "dr")) return true;
            if (before == "," && after is "." or "," or "!" or "?" && i > 2 && i < words.Count * 2 / 3) return true;
            if (before is "mr" or "mrs" or "ms" or "miss" or "mdm" or "madam" && i < 12) return true;
            if (before is "sorry" or "thanks" or "this" or "you" && i < 25 && after is "," or "." or "!") return true;
        }

        return false;
    }

    /// <summary>A name that stands in the customer's own message.</summary>
    public static bool TakesUpName(DraftAnalysis draft)
    {
        for (var i = 1; i < draft.Words.Count; i++)
            if (draft.Words[i].Capital && draft.Words[i].Kind == WordKind.Word && draft.Words[i].Text.Length > 2 && draft.Customer.Named(draft.Words[i].Text) && IsNameLike(draft.Words[i].Text)) return true;
        return false;
    }

    /// <summary>An order number, a code: digits with letters, or five digits and more.</summary>
    public static bool HasReference(DraftAnalysis draft)
    {
        foreach (var word in draft.Words)
            if (word.Kind == WordKind.Number && word.End - word.Start >= 5 && !word.Text.Contains(':') && !word.Text.Contains('.')) return true;
        return false;
    }

    public static bool NamesPerson(DraftAnalysis draft)
    {
        var words = draft.Words;
        for (var i = 1; i + 1 < words.Count; i++)
            if (words[i].Capital && words[i - 1].Kind == WordKind.Word && !words[i - 1].Capital && words[i].Text.Length > 2 && IsNameLike(words[i].Text) && !IsGeneric(words[i].Text) && i > 3) return true;
        return false;
    }

    public static bool IsGeneric(string word) =>
        word is "there" or "all" or "team" or "sir" or "madam" or "customer" or "guest" or "guests" or "valued" or "passenger" or "member" or "user" or "resident" or "parent" or "parents" or "tenant" or "subscriber" or "client" or "policyholder" or "everyone" or "folks"
            or "friend" or "i" or "we" or "sorry" or "thank" or "thanks" or "yes" or "no" or "oh" or "ok" or "okay" or "right" or "ouch" or "sure" or "hi" or "hello" or "hey" or "dear" or "received" or "account" or "card" or "cardholder" or "applicant" or "patient" or "reader" or "traveller" or "shopper" or "mum" or "dad"
            or "student" or "player" or "candidate" or "leaseholder" or "neighbour" or "neighbor" or "motorist" or "consumer" or "relative" or "executor" or "taxpayer" or "patron" or "recipient" or "chef" or "colleague" or "homeowner" or "householder" or "claimant" or "sender" or "buyer" or "seller" or "driver" or "occupier" or "owner" or "ma'am" or "mam" or "maam" or "sirs" or "ticketholder" or "treasurer" or "clerk" or "alumna" or "residents" or "tenants" or "customers" or "members" or "colleagues";

    private static bool IsNameLike(string word) =>
        !Dates.DayNames.Weekday(word).HasValue && Dates.DayNames.Month(word) == 0 && word is not ("dm" or "pm" or "am" or "app" or "wifi" or "uk" or "us" or "please" or "can" or "could" or "the" or "you" or "your" or "what" or "how" or "when" or "it" or "that" or "this" or "our" or "my" or "if" or "as" or "in" or "on" or "at" or "and" or "but" or "so" or "to" or "for" or "of" or "is" or "are" or "was" or "have" or "do" or "did" or "will" or "would" or "let" or "absolutely" or "noted" or "done" or "cancelled" or "refunded" or "good" or "great" or "understood");
}
