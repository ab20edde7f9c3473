using Amends.Recovery;

namespace Amends.Web.CustomerPages;

/// <summary>What a customer was given, in words for them.</summary>
internal static class RemedyWording
{
    /// <summary>A remedy that ships in the customer's language; one that the house named itself as the house calls it.</summary>
    public static string Of(string code, GoodwillBook book) => book.Remedy(code)?.Name is { } name && name != GoodwillBook.Shipped.Remedy(code)?.Name ? name : code switch
    {
        "refund" => CustomerWords.RemedyRefund,
        "replacement" => CustomerWords.RemedyReplacement,
        "repair" => CustomerWords.RemedyRepair,
        "correction" => CustomerWords.RemedyCorrection,
        "explanation" => CustomerWords.RemedyExplanation,
        "apology" => CustomerWords.RemedyApology,
        "credit" => CustomerWords.RemedyCredit,
        "voucher" => CustomerWords.RemedyVoucher,
        "gift" => CustomerWords.RemedyGift,
        // The house dropped it since: its code says what it was.
        _ => code.Replace('_', ' '),
    };
}
