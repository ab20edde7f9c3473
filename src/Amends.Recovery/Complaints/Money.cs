using System.Globalization;
using System.Text.RegularExpressions;

namespace Amends.Recovery;

/// <summary>An amount in integer minor units (pence, cents) of an ISO 4217 currency.</summary>
public readonly partial record struct Money(long MinorUnits, string Currency)
{
    /// <summary>The most that any amount may be, in minor units: sums of a great many of them still fit.</summary>
    public const long Most = 1_000_000_000_000;

    /// <summary>As people write it: <c>£2,000.00</c>; by its code where the sign is not known to all: <c>JPY 4,000</c>.</summary>
    public override string ToString() => Currency switch
    {
        "GBP" => "£" + Digits('N'),
        "EUR" => "€" + Digits('N'),
        "USD" => "$" + Digits('N'),
        _ => $"{Currency} {Digits('N')}",
    };

    /// <summary>
    /// Reads an amount as people write it: <c>12</c>, <c>12.50</c>, <c>12,5</c>, <c>2,000.00</c>. Nothing else: no signs, no more digits than the currency has, and no
    /// <c>2,000</c> where that could be two dinars as well.
    /// </summary>
    public static bool TryParse(string? amount, string currency, out Money money)
    {
        money = default;
        var digits = Decimals(currency);
        var typed = (amount ?? "").Trim();
        if (Thousands().IsMatch(typed))
        {
            if (digits == 3 && !typed.Contains('.', StringComparison.Ordinal))
                return false;
            typed = typed.Replace(",", "", StringComparison.Ordinal);
        }
        var parts = typed.Split('.', ',');
        if (parts.Length is 0 or > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)) || parts[0].Length > 12 || (parts.Length == 2 && parts[1].Length > digits))
            return false;
        var minor = long.Parse(parts[0] + (parts.Length == 2 ? parts[1] : "").PadRight(digits, '0'), CultureInfo.InvariantCulture);
        money = new(minor, currency);
        return minor <= Most;
    }

    /// <summary>The amount alone, as a field takes it: <c>12.50</c>.</summary>
    public string Amount() => Digits('F');

    private string Digits(char format) => (MinorUnits / (decimal)Math.Pow(10, Decimals(Currency))).ToString($"{format}{Decimals(Currency)}", CultureInfo.InvariantCulture);

    /// <summary>How many digits the minor unit has, by ISO 4217.</summary>
    private static int Decimals(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
