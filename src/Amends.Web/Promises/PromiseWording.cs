using System.Text.RegularExpressions;
using Amends.Recovery;

namespace Amends.Web.Shared;

/// <summary>Promises as people say them.</summary>
internal static partial class PromiseWording
{
    public static string Of(PromiseKind kind) => kind switch
    {
        PromiseKind.Refund => "Refund",
        PromiseKind.Credit => "Credit",
        PromiseKind.Delivery => "Delivery",
        PromiseKind.Repair => "Repair",
        PromiseKind.CallBack => "Call back",
        PromiseKind.Reply => "Reply",
        PromiseKind.Check => "Look into it",
        _ => "Other",
    };

    /// <summary>"Refund £40"; the words themselves where they are of no kind.</summary>
    public static string Short(PromiseKind kind, string words) => kind switch
    {
        PromiseKind.Other => Wording.Sentence(words),
        PromiseKind.Refund or PromiseKind.Credit when Sum().Match(words) is { Success: true } sum => $"{Of(kind)} {sum.Value}",
        _ => Of(kind),
    };

    /// <summary>"3 h", "2 days".</summary>
    public static string Slip(int hours) => hours < 48 ? Wording.Count(hours, "hour") : Wording.Count(hours / 24, "day");

    [GeneratedRegex(@"[£$€]\s?\d[\d,]*(\.\d{1,2})?|\b\d[\d,]*(\.\d{1,2})? (pounds|euros|dollars|GBP|EUR|USD)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();
}
