using Amends.Recovery;

namespace Amends.Web.Api;

/// <summary>An amount in minor units (pence, cents) of an ISO 4217 currency.</summary>
internal sealed record MoneyBody(long? MinorUnits, string? Currency)
{
    private const long Most = 1_000_000_000_000;

    public static Money? Read(MoneyBody? given, Check check, string field)
    {
        if (given is null)
            return null;
        check.That(given.MinorUnits is >= 0 and <= Most, field + ".minorUnits", "This must be a whole number of pence or cents, not below zero.");
        check.That(given.Currency is { Length: 3 } code && code.All(char.IsAsciiLetterUpper), field + ".currency", "Name the currency by its three letters, such as GBP.");
        return new Money(given.MinorUnits ?? 0, given.Currency ?? "");
    }
}
