using Amends.Language.Writing;

namespace Amends.Language.Reviewing.Hearing;

/// <summary>Two to four plain sentences: what it is about, what went before, how it feels, what they would like. The wording varies with what was said, so that no two customers get the same letter.</summary>
internal static class Paraphrase
{
    public static List<HeardSentence> Of(Told told)
    {
        var choice = new Choice(told.Last is { } last ? new Choice(last.Words.Length).Number(last.Words, int.MaxValue) : 0);
        var sentences = new List<HeardSentence>();
        if (About(told, choice) is { } about) sentences.Add(about);
        if (Before(told, choice, sentences) is { } before) sentences.Add(before);
        if (Feeling(told, choice) is { } feeling) sentences.Add(feeling);
        if (Wish(told, choice) is { } wish) sentences.Add(wish);
        return sentences;
    }

    private static HeardSentence? About(Told told, Choice choice)
    {
        if (told.Last is not { } last || OneLine(last.Words).Length == 0) return null;
        if (told.Concerns.Count == 0)
            return told.Retold.Count > 0 ? new($"You told us that {Lower(told.Retold[0].Text)}.", [told.Retold[0].Source]) : new($"You wrote to us: “{OneLine(last.Words)}”{(last.Words[^1] == '?' ? "" : ".")}", [last.Source]);

        var concerns = told.Concerns.Take(2).ToList();
        var sources = concerns.ConvertAll(concern => concern.Source);
        var about = Join(concerns.Select(concern => Topic.Of(concern.Code).About).Distinct().ToList());
        var order = told.Facts.FirstOrDefault(fact => fact.Code is "order" or "account");
        var text = choice.Of("about", [$"You wrote to us about {about}", $"This is about {about}", $"You came to us about {about}"]);
        Retold? said = told.Retold.Count > 0 ? told.Retold[0] : null;
        Retold? quoted = told.Quotes.Count > 0 ? told.Quotes[0] : null;
        var shown = said ?? quoted;
        if (order.Words is not null && !Shows(shown, order)) (text, sources) = ($"{text} ({Shown(order)})", [.. sources, order.Source]);
        if (said is { } retold) (text, sources) = ($"{text}: {Lower(retold.Text)}", [.. sources, retold.Source]);
        else if (quoted is { } quote) (text, sources) = ($"{text}: “{quote.Text}”", [.. sources, quote.Source]);
        var others = told.Facts.Where(fact => (fact.Code is "money" || fact.Code is "date" && IsFullDate(fact.Words)) && !Shows(shown, fact)).Take(2).ToList();
        if (others.Count > 0) text += $"; you also named {Join(others.ConvertAll(fact => OneLine(fact.Words)))}";
        return new(text + ".", [.. sources, .. others.Select(fact => fact.Source)]);
    }

    private static HeardSentence? Before(Told told, Choice choice, List<HeardSentence> so)
    {
        var contacts = told.Facts.FirstOrDefault(fact => fact.Code == "contacts" && !IsFirst(fact.Words));
        var repeat = told.Signals.FirstOrDefault(signal => signal.Code == "repeat");
        var wait = told.Signals.FirstOrDefault(signal => signal.Code == "wait");
        var again = contacts.Words is not null ? contacts : repeat;
        // What the sentence before has said already is not said again.
        if (again.Words is not null && Told(again)) again = default;
        if (wait.Words is not null && Told(wait)) wait = default;
        if (again.Words is null && wait.Words is null) return null;
        if (again.Words is null) return new(Quoted(wait.Words!) is { } waited ? choice.Of("wait", [$"You have been waiting: {waited}.", $"It has taken time: {waited}."]) : "You have been waiting.", [wait.Source]);
        var first = Quoted(again.Words) is { } before
            ? choice.Of("again", [$"It is not the first time: {before}.", $"You have been through this before: {before}.", $"It has come up more than once: {before}."])
            : choice.Of("again", ["It is not the first time.", "You have been through this before.", "It has come up more than once."]);
        return wait.Words is null || Overlap(again.Source, wait.Source) || Quoted(wait.Words) is not { } also
            ? new(first, [again.Source])
            : new($"{first[..^1]}, and you have been waiting ({also}).", [again.Source, wait.Source]);

        bool Told(Found found) => so.Exists(sentence => sentence.Text.Contains(OneLine(found.Words), StringComparison.OrdinalIgnoreCase));
    }

    private static HeardSentence? Feeling(Told told, Choice choice)
    {
        var burden = told.Signals.FirstOrDefault(signal => signal.Code is "vulnerable" or "safety");
        if (burden.Words is not null) return new(Quoted(burden.Words, atLeast: 3) is { } heavy ? choice.Of("burden", [$"You told us something that makes it weigh more: {heavy}.", $"It weighs more because of what you told us: {heavy}."]) : "You told us something that makes it weigh more.", [burden.Source]);
        if (told.Hottest is not { } hottest || told.Heat < 30) return null;
        var feeling = told.Heat switch
        {
            >= 80 => choice.Of("feeling", ["We can hear how furious this has left you.", "You are furious, and you told us so plainly.", "This has left you furious."]),
            >= 60 => choice.Of("feeling", ["We can hear how angry this has made you.", "This has made you angry.", "You are angry about it, and we can hear it."]),
            >= 40 => choice.Of("feeling", ["We can hear how much this has upset you.", "This has upset you.", "It has been a real frustration for you."]),
            _ => choice.Of("feeling", ["We can hear that this worries you.", "You are not happy with this.", "This bothers you."]),
        };
        return new(feeling, [hottest.Source]);
    }

    private static HeardSentence? Wish(Told told, Choice choice)
    {
        var wants = told.Wants.Where(want => want.Code is not ("listen" or "none") && Writing.Wish.Of(want.Code) is not null).Take(2).ToList();
        if (wants.Count == 0) return null;
        var wishes = Join(wants.ConvertAll(want => Writing.Wish.Of(want.Code)!.Like));
        return new(wants.TrueForAll(want => want.Code is "refund" or "replacement" or "repair" or "compensation" or "apology") ? choice.Of("wish", [$"You would like {wishes}.", $"To put it right, you would like {wishes}."]) : $"You would like {wishes}.", [.. wants.Select(want => want.Source)]);
    }

    /// <summary>Between quotation marks, where it is long enough to make sense alone and nothing that would be cruel to repeat.</summary>
    private static string? Quoted(string words, int atLeast = 2)
    {
        var line = OneLine(words);
        return Says(line.Split(' '), atLeast) && line.IndexOfAny(['"', '“', '”']) < 0 && !Array.Exists(line.Split(' '), word => Plain.IsRude(word.ToLowerInvariant())) && !line.EndsWith(" the", StringComparison.OrdinalIgnoreCase) ? $"“{line}”" : null;
    }

    // Two words say something alone only as a measure: "three weeks", "four emails".
    private static bool Says(string[] words, int atLeast) =>
        words.Length >= Math.Max(3, atLeast) || words.Length == atLeast && words[^1].TrimEnd('s', 'S').ToLowerInvariant() is "hour" or "day" or "week" or "month" or "year" or "minute" or "time" or "email" or "call" or "letter" or "message" or "visit";

    // What stands in the sentence already is not said beside it once more.
    private static bool Shows(Retold? sentence, Found fact) =>
        sentence is { } shown && (Overlap(shown.Source, fact.Source) || shown.Text.Contains(OneLine(fact.Words), StringComparison.OrdinalIgnoreCase));

    // A number as long as a card's is not written out: its last digits tell which it is.
    private static string Shown(Found number)
    {
        var digits = number.Words.Where(char.IsAsciiDigit).ToArray();
        return number.Code is "account" && digits.Length is >= 13 and <= 19 ? $"ending in {new string(digits[^4..])}" : number.Words;
    }

    // "The first time I order" tells of no time before.
    private static bool IsFirst(string words) => words.StartsWith("first", StringComparison.OrdinalIgnoreCase) || words.StartsWith("1st", StringComparison.OrdinalIgnoreCase) || words.StartsWith("1 ", StringComparison.Ordinal) || words.StartsWith("one ", StringComparison.OrdinalIgnoreCase);

    // "Yesterday" and "the 13th" say nothing on another day.
    private static bool IsFullDate(string words) => words.Length > 4 && words.Any(char.IsAsciiDigit) && words.Any(letter => char.IsAsciiLetterUpper(letter) || letter is '/' or '-');

    private static bool Overlap(HeardSource a, HeardSource b) => a.Turn == b.Turn && a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Join(List<string> parts) =>
        parts.Count switch { 0 => "", 1 => parts[0], _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1] };

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ',', ';', ':', '!');
}
