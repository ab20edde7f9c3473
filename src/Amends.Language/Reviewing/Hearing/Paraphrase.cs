using Amends.Language.Reviewing.Coaching;

namespace Amends.Language.Reviewing.Hearing;

/// <summary>Two to four plain sentences: what it is about, what went before, how it feels, what they would like.</summary>
internal static class Paraphrase
{
    public static List<HeardSentence> Of(Told told)
    {
        var sentences = new List<HeardSentence>();
        if (About(told) is { } about) sentences.Add(about);
        if (Before(told) is { } before) sentences.Add(before);
        if (Feeling(told) is { } feeling) sentences.Add(feeling);
        if (Wish(told) is { } wish) sentences.Add(wish);
        return sentences;
    }

    private static HeardSentence? About(Told told)
    {
        var facts = told.Facts.Where(fact => fact.Code is "order" or "account" or "money" or "date").Take(3).ToList();
        if (told.Concerns.Count == 0)
        {
            if (told.Last is not { } last || last.Words.Length == 0) return null;
            return new($"You wrote to us: “{OneLine(last.Words)}”.", [last.Source]);
        }

        var concerns = told.Concerns.Take(2).ToList();
        var text = "You wrote to us about " + Join(concerns.Select(concern => ConcernWords.Named(concern.Code)).Distinct().ToList());
        var order = facts.FirstOrDefault(fact => fact.Code is "order" or "account");
        if (order.Words is not null) text += $" ({order.Words})";
        var others = facts.Where(fact => fact.Code is "money" or "date").Select(fact => OneLine(fact.Words)).ToList();
        if (others.Count > 0) text += $"; you named {Join(others)}";
        return new(text + ".", [.. concerns.Select(concern => concern.Source), .. facts.Where(fact => fact.Code is "money" or "date" || fact == order).Select(fact => fact.Source)]);
    }

    private static HeardSentence? Before(Told told)
    {
        var contacts = told.Facts.FirstOrDefault(fact => fact.Code == "contacts");
        var repeat = told.Signals.FirstOrDefault(signal => signal.Code == "repeat");
        var wait = told.Signals.FirstOrDefault(signal => signal.Code == "wait");
        var again = contacts.Words is not null ? contacts : repeat;
        if (again.Words is null && wait.Words is null) return null;
        if (again.Words is null) return new($"You have been waiting: “{OneLine(wait.Words!)}”.", [wait.Source]);
        if (wait.Words is null || Overlap(again.Source, wait.Source)) return new($"It is not the first time: “{OneLine(again.Words)}”.", [again.Source]);
        return new($"It is not the first time (“{OneLine(again.Words)}”), and you have been waiting (“{OneLine(wait.Words)}”).", [again.Source, wait.Source]);
    }

    private static HeardSentence? Feeling(Told told)
    {
        var burden = told.Signals.FirstOrDefault(signal => signal.Code is "vulnerable" or "safety");
        if (burden.Words is not null) return new($"You told us something that makes it weigh more: “{OneLine(burden.Words)}”.", [burden.Source]);
        if (told.Hottest is not { } hottest || told.Heat < 30) return null;
        var feeling = told.Heat switch { >= 80 => "how furious this has left you", >= 60 => "how angry this has made you", >= 40 => "how much this has upset you", _ => "that this worries you" };
        return new($"We can hear {feeling}.", [hottest.Source]);
    }

    private static HeardSentence? Wish(Told told)
    {
        var wants = told.Wants.Where(want => Wished(want.Code) is not null).Take(2).ToList();
        return wants.Count == 0 ? null : new($"You would like {Join(wants.ConvertAll(want => Wished(want.Code)!))}.", [.. wants.Select(want => want.Source)]);
    }

    private static string? Wished(string want) => want switch
    {
        "refund" => "your money back",
        "replacement" => "a replacement",
        "repair" => "it to be put in order",
        "completion" => "us to do what was agreed",
        "compensation" => "to be made good for what it cost you",
        "apology" => "an apology",
        "explanation" => "an explanation",
        "correction" => "our records to be put right",
        "information" => "an answer to your question",
        "call_back" => "a call back",
        "cancellation" => "to cancel",
        "manager" => "to speak to someone in charge",
        "prevention" => "this not to happen to anyone else",
        _ => null,
    };

    private static bool Overlap(HeardSource a, HeardSource b) => a.Turn == b.Turn && a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;

    private static string Join(List<string> parts) =>
        parts.Count switch { 0 => "", 1 => parts[0], _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1] };

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ',', ';', ':', '!');
}
