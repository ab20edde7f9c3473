using System.Globalization;
using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>How to speak of this case in an example, in the customer's own terms: what happened and to what, what one would do, by when.</summary>
/// <param name="Name">"Sarah, " where they signed; else nothing.</param>
/// <param name="Remedy">What they asked for, as an offer.</param>
internal sealed record CaseWords(string Problem, string Do, string Doing, string Time, string Opening, string Name, string Remedy)
{
    public static CaseWords Of(DraftAnalysis draft)
    {
        var code = draft.LatestReading?.Concerns is [{ Score: >= Sure } surest, ..] ? surest.Code : null;
        var thing = ThingOf(draft.Latest);
        var sums = draft.Customer.Facts.Where(fact => fact.Kind == FactKind.Money).Select(fact => fact.Text).Distinct().ToList();
        var problem = code is not null ? ConcernWords.Named(code, thing, sums.Count == 1 ? sums[0] : null) : thing is not null ? $"the trouble with your {thing}" : "what happened";
        var (act, doing) = Acts(code, thing);
        var name = draft.Customer.Signed is [var first, ..] ? char.ToUpper(first[0], CultureInfo.InvariantCulture) + first[1..] + ", " : "";
        return new(problem, act, doing, TimeFor(draft), code is null && thing is null && Quote(draft.Latest) is { } quote ? $"{(name.Length > 0 ? name + "you" : "You")} wrote “{quote}”, and I want to get that right." : OpeningFor(draft, problem, name), name, RemedyFor(draft, thing, act));
    }

    /// <summary>Below it a concern is named by what the customer wrote, since a wrong name is worse than none.</summary>
    private const double Sure = 0.55;

    /// <summary>The customer's first words, where they are few enough to be said back.</summary>
    private static string? Quote(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var words = WordScanner.Scan(text);
        foreach (var sentence in Sentences.Split(words))
        {
            var (first, end) = (sentence.First, sentence.End);
            while (first < end && (words[first].Text is "@" || first > 0 && words[first - 1].Text == "@" || words[first].Kind is WordKind.Mark or WordKind.Break)) first++;
            while (end > first && words[end - 1].Kind is WordKind.Mark or WordKind.Break) end--;
            if (end - first is >= 3 and <= 16) return text[words[first].Start..words[end - 1].End];
        }

        return null;
    }

    private static string TimeFor(DraftAnalysis draft)
    {
        foreach (var promise in draft.Promises)
            if (promise.Due is not null) return "then";
        return draft.LatestReading is { Heat: >= 65 } && draft.Sent.Hour < 15 ? "this afternoon, four at the latest" : draft.Sent.Hour < 14 ? "four this afternoon" : "noon tomorrow";
    }

    private static string OpeningFor(DraftAnalysis draft, string problem, string name)
    {
        var say = draft.Customer.Repeated ? $"you have told us about {problem} before, and it still isn’t right." : $"you wrote about {problem}, and I can see what it has cost you.";
        return name.Length > 0 ? name + say : "Y" + say[1..];
    }

    private static string RemedyFor(DraftAnalysis draft, string? thing, string act)
    {
        var it = thing is null ? "it" : "the " + thing;
        var want = draft.LatestReading?.Wants is [{ Score: >= 0.4 } first, ..] ? first.Code : null;
        return want switch
        {
            "refund" => "give you the money back as credit today, or ask for an exception",
            "replacement" => $"set {(thing is null ? "another" : $"another {thing}")} aside for you",
            "repair" => $"have {it} looked at this week",
            "compensation" => "take something off the next bill",
            "call_back" => "ring you myself",
            "cancellation" => "stop it from the next date on, at no cost",
            "manager" => "put my manager on the phone with you",
            _ => act,
        };
    }

    /// <summary>What it is about, in the customer's own word: the first thing they name.</summary>
    private static string? ThingOf(string? text)
    {
        if (text is null) return null;
        foreach (var word in WordScanner.Scan(text))
            if (word.Kind == WordKind.Word && word.Text.Length > 2 && !word.Text.EndsWith("ing", StringComparison.Ordinal) && !word.Text.EndsWith("ed", StringComparison.Ordinal) && Things.Contains(WordSense.NameOf(WordSense.Of(word.Text).Concept)))
                return word.Text;
        return null;
    }

    private static readonly HashSet<string> Things = new(StringComparer.Ordinal)
    {
        "letter", "dish_kind", "garment", "shoe", "furniture", "appliance", "phone_device", "computer", "camera", "toy", "voucher", "luggage", "car", "battery", "keyboard_button", "sweets",
    };

    private static (string, string) Acts(string? code, string? thing)
    {
        var it = thing is null ? "it" : "your " + thing;
        return code switch
        {
            "delivery.missing" or "delivery.wrong_place" => ($"ring the driver and ask where {(thing is null ? "your parcel" : it)} went", "ringing the driver"),
            "delivery.damaged" => ($"send another {thing ?? "one"} out today", "packing another one"),
            "delivery.courier" => ("speak to the driver’s depot", "speaking to the driver’s depot"),
            "billing.refund_missing" => ("trace the refund with our bank", "tracing the refund"),
            "billing.double_charge" => ("send the second payment back", "sending the second payment back"),
            "billing.unexpected_fee" => ("see whether I can take the fee off", "asking for the fee to come off"),
            "booking.luggage" => ("find out which airport your bags are at", "tracing your bags"),
            "booking.lost" => ("find your booking and hold the place", "looking for your booking"),
            "contract.cancellation" => ("close it and send you proof", "closing it"),
            "contract.claim_refused" => ("read the claim again myself", "reading your claim again"),
            "account.fraud" => ("block the card and dispute the payments", "blocking the card"),
            "account.access" or "account.blocked" => ("get you back into your account", "getting you back in"),
            "service.no_show" => ("get you a new visit with a name and a time", "finding you a new visit"),
            "service.outage" => ("ask the engineers when it will be back", "asking the engineers"),
            "product.wrong_item" => ($"send the right {thing ?? "one"} today", "sending the right one"),
            "product.missing_parts" => ("post the missing parts today", "packing the missing parts"),
            _ => code?[..code.IndexOf('.', StringComparison.Ordinal)] switch
            {
                "delivery" => ($"ring the depot about {(thing is null ? "your parcel" : it)}", "ringing the depot"),
                "billing" => ("go through the bill line by line", "going through the bill"),
                "booking" => ("look for another way to get you there", "looking for other seats"),
                "conduct" => ("speak to the person’s manager", "speaking to the manager there"),
                "contact" => ("stay with your case", "taking your case myself"),
                "account" => ("check your account", "checking your account"),
                "contract" => ("read your contract with you in mind", "looking at your contract"),
                "product" => ($"arrange an exchange{(thing is null ? "" : $" of {it}")}", "arranging the exchange"),
                "service" => ("speak to the team on site", "speaking to the team on site"),
                "digital" => ("get this to a developer", "trying it here"),
                _ => thing is null ? ("look into it", "looking into it") : ($"find out what went wrong with {it}", $"finding out about {it}"),
            },
        };
    }
}
