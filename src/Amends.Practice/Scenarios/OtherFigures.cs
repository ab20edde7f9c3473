using System.Globalization;
using System.Text.RegularExpressions;

namespace Amends.Practice;

/// <summary>Another number, amount or day in place of one, as it was written, and never the same: what stays as it was would tell who it is. The same seed gives the same.</summary>
internal static partial class OtherFigures
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>A digit for each digit.</summary>
    public static string Number(string number, int seed) => Differs(number, string.Create(number.Length, (number, seed), static (to, given) =>
    {
        for (var at = 0; at < to.Length; at++)
            to[at] = char.IsAsciiDigit(given.number[at]) ? (char)('1' + Chance.Below(9, given.seed, at + given.number[at])) : given.number[at];
    }));

    /// <summary>All by one share, so that what is twice as much stays so; at least by one.</summary>
    public static string Amount(string amount, int seed) => Differs(amount, Figure().Replace(amount, number =>
    {
        var digits = number.Value.TrimEnd('.', ',');
        var decimals = digits.Length > 3 && digits[^3] is '.' or ',' ? digits[^3..] : "";
        var whole = digits[..^decimals.Length].Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (!long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var units) || units > 1_000_000_000)
            return Number(number.Value, seed);
        var share = 110 + Chance.Below(40, seed, 7);
        return $"{Math.Max(units + 1, units * share / 100)}{decimals}{number.Value[digits.Length..]}";
    }));

    /// <summary>A week off, in the same month, so that the day of the week still fits; another month where only a month is told.</summary>
    public static string Day(string day) =>
        Differs(day, Iso().IsMatch(day) ? Iso().Replace(day, date => $"{date.Groups[1].Value}{WeekOff(date.Groups[2].Value)}")
            : IsInNumbers(day) ? Slashed().Replace(day, InNumbers)
            : DayOfMonth().IsMatch(day) ? DayOfMonth().Replace(day, number => WeekOff(number.Value))
            : Month().Replace(day, OtherMonth));

    /// <summary>14/03/2026 and 14.03. are days; 9-10 March is two of them.</summary>
    private static bool IsInNumbers(string day) => Slashed().Match(day) is { Success: true } date && (date.Groups[4].Length > 0 || !day.Any(char.IsLetter));

    /// <summary>The day is the first, unless the second can only be that.</summary>
    private static string InNumbers(Match date)
    {
        var (first, between, second, rest) = (date.Groups[1].Value, date.Groups[2].Value, date.Groups[3].Value, date.Groups[4].Value);
        return Whole(second) > 12 ? $"{first}{between}{WeekOff(second)}{rest}" : $"{WeekOff(first)}{between}{second}{rest}";
    }

    /// <summary>With as many digits as it had.</summary>
    private static string WeekOff(string day) =>
        Whole(day) is > 0 and var date ? (date > 21 ? date - 7 : date + 7).ToString(day[0] == '0' ? "00" : "0", CultureInfo.InvariantCulture) : day;

    private static string OtherMonth(Match month)
    {
        var at = Array.FindIndex(Months, name => name.StartsWith(month.Value, StringComparison.OrdinalIgnoreCase));
        var other = Months[at == 11 ? 10 : at + 1];
        var cut = month.Length > 3 ? other : other[..3];
        return char.IsUpper(month.Value[0]) ? char.ToUpperInvariant(cut[0]) + cut[1..] : cut;
    }

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Where nothing else made a difference, the last digit does.</summary>
    private static string Differs(string given, string other) => other != given ? other : LastDigit().Replace(given, digit => digit.Value == "9" ? "8" : ((char)(digit.Value[0] + 1)).ToString());

    [GeneratedRegex(@"\d[\d,.]*")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b((?:19|20)[0-9]{2}-[0-9]{1,2}-)([0-9]{1,2})\b")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b([0-3]?[0-9])([/.-])([0-3]?[0-9])((?:\2[0-9]{2,4})?)\b")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b(?:0?[1-9]|[12][0-9]|3[01])(?=(?:st|nd|rd|th)?\b(?![:/.-]?[0-9]))")]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Month();

    [GeneratedRegex(@"[0-9](?=[^0-9]*$)")]
    private static partial Regex LastDigit();
}
