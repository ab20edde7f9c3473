using System.Globalization;

namespace Amends.Recovery;

/// <summary>An amount in integer minor units (pence, cents) of an ISO 4217 currency.</summary>
public readonly record struct Money(long MinorUnits, string Currency)
{
    /// <summary>The most that any amount may be, in minor units: sums of a great many of them still fit.</summary>
    public const long Most = 1_000_000_000_000;

    /// <summary>Plain and unambiguous: <c>GBP 40.00</c>, <c>JPY 4000</c>.</summary>
    public override string ToString()
    {
        var digits = Decimals(Currency);
        var amount = MinorUnits / (decimal)Math.Pow(10, digits);
        return $"{Currency} {amount.ToString($"F{digits}", CultureInfo.InvariantCulture)}";
    }

    /// <summary>How many digits the minor unit has, by ISO 4217.</summary>
    private static int Decimals(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
