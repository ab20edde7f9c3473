using Amends.Web.CustomerPages;

namespace Amends.Web.Forms;

/// <summary>What the public form lets a person tick: what would put it right.</summary>
internal static class WantChoices
{
    /// <summary>Codes of LABELS.md with their words in the language of the page.</summary>
    public static IReadOnlyList<(string Code, string Words)> All =>
    [
        ("completion", CustomerWords.WantDone), ("refund", CustomerWords.WantMoney), ("replacement", CustomerWords.WantNew), ("explanation", CustomerWords.WantWhy),
        ("call_back", CustomerWords.WantCall), ("listen", CustomerWords.WantHeard),
    ];

    public static bool Has(string want) => All.Any(choice => choice.Code == want);

    public static string Words(string want) => All.First(choice => choice.Code == want).Words;
}
