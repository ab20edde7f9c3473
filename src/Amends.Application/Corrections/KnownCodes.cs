using Amends.Language;

namespace Amends.Application.Corrections;

/// <summary>The codes there are: those that ship and the organisation's own.</summary>
internal static class KnownCodes
{
    private static readonly string[] ShippedConcerns =
    [
        .. Family("delivery", "late missing wrong_place damaged courier"),
        .. Family("product", "faulty wrong_item not_as_described missing_parts unsafe"),
        .. Family("billing", "overcharge double_charge unexpected_fee refund_missing price_change payment_failed debt_collection"),
        .. Family("booking", "cancelled delayed changed lost overbooked luggage"),
        .. Family("conduct", "rude unhelpful incompetent discrimination broken_promise pressure_selling"),
        .. Family("contact", "no_reply long_wait passed_around bot"),
        .. Family("account", "access blocked fraud privacy wrong_data"),
        .. Family("contract", "cancellation terms renewal claim_refused warranty"),
        .. Family("information", "wrong missing misleading"),
        .. Family("service", "outage slow quality no_show cleanliness noise"),
        .. Family("digital", "bug crash update usability"),
        .. Family("other", "safety accessibility environment general"),
    ];

    private static readonly string[] ShippedWants =
    [
        "refund", "replacement", "repair", "completion", "compensation", "apology", "explanation", "correction", "information", "call_back", "cancellation",
        "manager", "prevention", "listen",
    ];

    /// <summary>What may be chosen now: shipped and own, without what is hidden or merged.</summary>
    public static IReadOnlyList<string> Concerns(OwnCodes own) => Open(ShippedConcerns.Concat(Own(own).Where(IsOfFamily)), own);

    public static IReadOnlyList<string> Wants(OwnCodes own) => Open(ShippedWants.Concat(Own(own).Where(code => !IsOfFamily(code))), own);

    /// <summary>Every code, those hidden and merged too, family by family.</summary>
    public static IReadOnlyList<string> All(OwnCodes own) =>
        [.. ShippedConcerns.Concat(Own(own).Where(IsOfFamily)).Distinct().OrderBy(Family, StringComparer.Ordinal), .. ShippedWants.Concat(Own(own).Where(code => !IsOfFamily(code))).Distinct()];

    public static bool IsShipped(string code) => ShippedConcerns.Contains(code) || ShippedWants.Contains(code);

    public static bool IsConcern(string code, OwnCodes own) => ShippedConcerns.Contains(code) || (IsOfFamily(code) && own.Codes.Any(known => known.Code == code));

    public static bool IsWant(string code, OwnCodes own) => ShippedWants.Contains(code) || (!IsOfFamily(code) && own.Codes.Any(known => known.Code == code));

    public static bool IsOfFamily(string code) => code.Contains('.', StringComparison.Ordinal);

    /// <summary>"delivery" of <c>delivery.late</c>.</summary>
    public static string Family(string code) => code[..code.IndexOf('.', StringComparison.Ordinal)];

    private static IReadOnlyList<string> Open(IEnumerable<string> codes, OwnCodes own)
    {
        var closed = own.Codes.Where(code => code.Hidden || code.Into is not null).Select(code => code.Code).ToHashSet(StringComparer.Ordinal);
        return [.. codes.Where(code => !closed.Contains(code)).Distinct()];
    }

    private static IEnumerable<string> Own(OwnCodes own) => own.Codes.Select(code => code.Code);

    private static IEnumerable<string> Family(string family, string codes) => codes.Split(' ').Select(code => $"{family}.{code}");
}
