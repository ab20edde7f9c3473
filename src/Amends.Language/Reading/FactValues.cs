using System.Globalization;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>What a fact comes to for programs: money in minor units, dates and times by ISO 8601, contacts as a number. null where it cannot be fixed.</summary>
internal static class FactValues
{
    public static string? Of(string kind, TextDocument document, int first, int end, DateTimeOffset? received) => kind switch
    {
        "money" => Money(document, first, end),
        "date" => DateValues.Of(document, first, end, received is { Year: > 2 and < 9990 } at ? DateOnly.FromDateTime(at.DateTime) : null),
        "time" => Time(document, first, end),
        "contacts" => Contacts(document, first),
        _ => null,
    };

    private static string? Money(TextDocument document, int first, int end)
    {
        ReadOnlySpan<char> amount = default, currency = default;
        for (var i = first; i < end; i++)
            if (document.Tokens[i].Kind == TokenKind.Number)
                amount = amount.IsEmpty ? document.Written(document.Tokens[i]) : string.Concat(amount, document.Written(document.Tokens[i]));
            else if (document.Norm(document.Tokens[i]) is not ("k" or "m" or "."))
                currency = document.Norm(document.Tokens[i]);
        if (end - first == 1 && amount is [.. var pence, 'p'])
        {
            amount = pence;
            currency = "pence";
        }
        if (Currency(document, first, currency) is not var (code, digits) || Amount(amount) is not { } value)
            return null;
        if (document.Norm(document.Tokens[end - 1]) is "k" or "m")
            value *= document.Norm(document.Tokens[end - 1]) is "k" ? 1000 : 1_000_000;
        var minor = decimal.Round(value * (digits == 0 ? 1 : digits < 0 ? 1 : 100));
        return minor > 1_000_000_000_000m ? null : string.Create(CultureInfo.InvariantCulture, $"{code} {minor:0}");
    }

    // Digits: how many places of the amount are minor units; below zero where it is in minor units already.
    private static (string Code, int Digits)? Currency(TextDocument document, int first, ReadOnlySpan<char> currency) => currency switch
    {
        "£" or "pounds" or "pound" or "quid" or "gbp" => ("GBP", 2),
        "pence" => ("GBP", -1),
        "€" or "euros" or "euro" or "eur" => ("EUR", 2),
        "$" => (Dollars(document, first), 2),
        "dollars" or "dollar" or "bucks" or "usd" => ("USD", 2),
        "₹" or "rupees" or "rs" => ("INR", 2),
        "zl" => ("PLN", 2),
        "¥" or "yen" or "jpy" => ("JPY", 0),
        // What is left are codes by ISO 4217 that Facts knows; all of them have hundredths.
        { Length: 3 } => (currency.ToString().ToUpperInvariant(), 2),
        _ => null,
    };

    // A$50, C$50
    private static string Dollars(TextDocument document, int at) =>
        at > 0 && document.Tokens[at].Start == document.Tokens[at - 1].End
            ? document.Norm(document.Tokens[at - 1]) switch { "a" or "au" => "AUD", "c" or "ca" => "CAD", "nz" => "NZD", _ => "USD" }
            : "USD";

    // 1,349.50 and 1.349,50 and 12,50 and 4k: a last part of three digits is thousands, of one or two it is after the point.
    private static decimal? Amount(ReadOnlySpan<char> written)
    {
        var times = 1m;
        if (written.Length > 1 && (written[^1] | 0x20) is 'k' or 'm')
        {
            times = (written[^1] | 0x20) == 'k' ? 1000 : 1_000_000;
            written = written[..^1];
        }
        if (written.Length is 0 or > 15)
            return null;
        var last = written.LastIndexOfAny('.', ',');
        var after = last < 0 ? 0 : written.Length - last - 1;
        var isPoint = after is 1 or 2 || (times > 1 && after == 3 && written[last] == '.');
        var value = 0m;
        for (var i = 0; i < (isPoint ? last : written.Length); i++)
            if (char.IsAsciiDigit(written[i]))
                value = value * 10 + (written[i] - '0');
            else if (written[i] is not ('.' or ','))
                return null;
        var place = 0.1m;
        for (var i = last + 1; isPoint && i < written.Length; i++, place /= 10)
            if (char.IsAsciiDigit(written[i]))
                value += place * (written[i] - '0');
            else
                return null;
        return value * times;
    }

    private static string? Time(TextDocument document, int first, int end)
    {
        var written = document.Written(document.Tokens[first]);
        if (document.Norm(document.Tokens[first]) is "noon" or "midnight")
            return document.Norm(document.Tokens[first]) is "noon" ? "12:00" : "00:00";
        var half = end - first > 1 ? document.Norm(document.Tokens[first + 1]) : "";
        if (written.EndsWith("am", StringComparison.OrdinalIgnoreCase) || written.EndsWith("pm", StringComparison.OrdinalIgnoreCase))
        {
            half = written[^2] is 'a' or 'A' ? "am" : "pm";
            written = written[..^2];
        }
        var colon = written.IndexOfAny(':', '.');
        if (!int.TryParse(colon < 0 ? written : written[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hour))
            return null;
        var minute = 0;
        if (colon >= 0 && !int.TryParse(written[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out minute))
            return null;
        if (half is not "" && hour is < 1 or > 12)
            return hour is > 12 and < 24 && minute < 60 ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}") : null;
        if (half is "am" or "pm")
            hour = hour % 12 + (half is "pm" ? 12 : 0);
        return hour < 24 && minute < 60 ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}") : null;
    }

    private static string? Contacts(TextDocument document, int first)
    {
        var written = document.Written(document.Tokens[first]);
        var digits = 0;
        while (digits < written.Length && char.IsAsciiDigit(written[digits]))
            digits++;
        if (document.Norm(document.Tokens[first]) is "dozen" && first > 1 && document.Norm(document.Tokens[first - 1]) is "a" && document.Norm(document.Tokens[first - 2]) is "half")
            return "6";
        return digits > 0 ? written[..digits].ToString() : Number(document.Norm(document.Tokens[first])) is { } number ? number.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>A small number in words; null for "several" and its like.</summary>
    public static int? Number(ReadOnlySpan<char> word) => word switch
    {
        "once" or "one" or "first" or "a" or "an" => 1,
        "twice" or "two" or "second" or "couple" => 2,
        "thrice" or "three" or "third" => 3,
        "four" or "fourth" => 4,
        "five" or "fifth" => 5,
        "six" or "sixth" => 6,
        "seven" or "seventh" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" or "dozen" => 12,
        "fourteen" => 14,
        _ => null,
    };
}
