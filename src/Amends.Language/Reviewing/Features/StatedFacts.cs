using System.Globalization;
using Amends.Language.Reviewing.Dates;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>A number, a sum of money or a date that somebody states, in a form that can be compared.</summary>
/// <param name="Lead">The word before it that says what it belongs to ("order", "booking"), or nothing.</param>
internal readonly record struct StatedFact(FactKind Kind, string Value, string Lead, int First, int End, int Start, string Text);

internal enum FactKind { Reference, Money, Date }

/// <summary>Finds the references, sums and dates in a text: only what is surely one, so that two of them may be compared.</summary>
internal static class StatedFacts
{
    public static List<StatedFact> Of(string text, List<Word> words)
    {
        var facts = new List<StatedFact>();
        for (var i = 0; i < words.Count; i++)
        {
            var fact = Date(words, i) ?? Money(words, i) ?? Reference(text, words, i);
            if (fact is not var (kind, value, lead, first, end)) continue;
            facts.Add(new(kind, value, lead, first, end, words[first].Start, text[words[first].Start..words[end - 1].End]));
            i = Math.Max(i, end - 1);
        }

        return facts;
    }

    private static (FactKind, string, string, int, int)? Money(List<Word> words, int at)
    {
        if (words[at].Kind == WordKind.Mark && words[at].Text is "£" or "$" or "€" && at + 1 < words.Count && !words[at + 1].Spaced && Sum(words[at + 1]) is { } sum)
            return (FactKind.Money, sum, "", at, at + 2);
        if (words[at].Kind == WordKind.Number && at + 1 < words.Count && words[at + 1].Text is "pounds" or "pound" or "quid" or "euros" or "euro" or "eur" or "gbp" or "usd" or "dollars" or "£" or "€" && Sum(words[at]) is { } named)
            return (FactKind.Money, named, "", at, at + 2);
        return null;
    }

    private static string? Sum(Word word)
    {
        if (word.Kind != WordKind.Number) return null;
        var text = word.Text;
        var comma = text.LastIndexOf(',');
        text = comma == text.Length - 3 && text.Length > 3 ? text[..comma].Replace(",", "", StringComparison.Ordinal) + "." + text[(comma + 1)..] : text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value.ToString("0.##", CultureInfo.InvariantCulture) : null;
    }

    private static (FactKind, string, string, int, int)? Date(List<Word> words, int at)
    {
        if (DayOf(words[at]) is { } day)
        {
            var next = at + 1 < words.Count && words[at + 1].Text == "of" ? at + 2 : at + 1;
            if (next < words.Count && DayNames.Month(words[next].Text) is > 0 and var month && IsMonth(words[next])) return (FactKind.Date, $"{month}-{day}", "", at, next + 1);
        }

        if (DayNames.Month(words[at].Text) is > 0 and var named && IsMonth(words[at]) && at + 1 < words.Count && DayOf(words[at + 1]) is { } after) return (FactKind.Date, $"{named}-{after}", "", at, at + 2);
        return null;
    }

    /// <summary>"May" and "march" are months only with a capital.</summary>
    private static bool IsMonth(Word word) => word.Capital || word.Text is not ("may" or "march" or "mar" or "sep" or "dec" or "sat");

    private static int? DayOf(Word word)
    {
        if (word.Kind != WordKind.Number) return null;
        var text = word.Text;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits is 1 or 2 && text[digits..] is "" or "st" or "nd" or "rd" or "th" && int.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? day : null;
    }

    private static (FactKind, string, string, int, int)? Reference(string text, List<Word> words, int at)
    {
        var word = words[at];
        if (word.Kind is not (WordKind.Number or WordKind.Word) || word.Text.AsSpan().IndexOfAny(":./,%") >= 0) return null;
        var digits = 0;
        foreach (var unit in word.Text) if (char.IsAsciiDigit(unit)) digits++;
        if (digits < 4 || word.End - word.Start < 5 || word.Start > 0 && text[word.Start - 1] is '@' or '£' or '$' or '€' or '+' or '/') return null;
        return (FactKind.Reference, word.Text, LeadOf(words, at), at, at + 1);
    }

    private static string LeadOf(List<Word> words, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            var lead = words[i].Text switch
            {
                "order" or "parcel" or "tracking" or "shipment" or "package" or "consignment" => "order",
                "booking" or "reservation" or "ticket" => "booking",
                "account" or "policy" or "membership" or "customer" => "account",
                "invoice" or "bill" => "invoice",
                "complaint" or "case" or "incident" or "return" or "replacement" or "new" or "claim" or "extension" or "call" or "phone" or "ring" => "other",
                _ => "",
            };
            if (lead.Length > 0) return i > 0 && words[i - 1].Text is "new" or "another" or "second" or "replacement" or "opened" or "raised" or "created" or "logged" ? "other" : lead;
            if (words[i].Kind == WordKind.Mark && words[i].Text is "." or "!" or "?" or ";") break;
        }

        return "";
    }
}
