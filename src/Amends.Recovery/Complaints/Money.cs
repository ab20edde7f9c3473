using System.Globalization;

namespace Amends.Recovery;

/// <summary>An amount in integer minor units (pence, cents) of an ISO 4217 currency.</summary>
public readonly record struct Money(long MinorUnits, string Currency)
{
    /// <summary>The most that any amount may be, in minor units: sums of a great many of them still fit.</summary>
    public const long Most = 1_000_000_000_000;

    /// <summary>As people write it: <c>£40.00</c>; by its code where the sign is not known to all: <c>JPY 4000</c>.</summary>
    public override string ToString() => Currency switch
    {
        "GBP" => "£" + Amount(),
        "EUR" => "€" + Amount(),
        "USD" => "$" + Amount(),
        _ => $"{Currency} {Amount()}",
    };

    /// <summary>Reads an amount as people write it: <c>12</c>, <c>12.50</c>, <c>12,5</c>. Nothing else: no signs, no thousands, no more digits than the currency has.</summary>
    public static bool TryParse(string? amount, string currency, out Money money)
    {
        money = default;
        var digits = Decimals(currency);
        var parts = (amount ?? "").Trim().Split('.', ',');
        if (parts.Length is 0 or > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)) || parts[0].Length > 12 || (parts.Length == 2 && parts[1].Length > digits))
            return false;
        var minor = long.Parse(parts[0] + (parts.Length == 2 ? parts[1] : "").PadRight(digits, '0'), CultureInfo.InvariantCulture);
        money = new(minor, currency);
        return minor <= Most;
    }

    /// <summary>The amount alone, as a field takes it: <c>12.50</c>.</summary>
    public string Amount() => (MinorUnits / (decimal)Math.Pow(10, Decimals(Currency))).ToString($"F{Decimals(Currency)}", CultureInfo.InvariantCulture);

    /// <summary>How many digits the minor unit has, by ISO 4217.</summary>
    private static int Decimals(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
