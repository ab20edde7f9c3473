using System.Text.RegularExpressions;
using Amends.Recovery;
using Amends.Web.Promises;

namespace Amends.Web.Shared;

/// <summary>Promises as people say them.</summary>
internal static partial class PromiseWording
{
    public static string Of(PromiseKind kind) => kind switch
    {
        PromiseKind.Refund => PromisesWords.Refund,
        PromiseKind.Credit => PromisesWords.Credit,
        PromiseKind.Delivery => PromisesWords.Delivery,
        PromiseKind.Repair => PromisesWords.Repair,
        PromiseKind.CallBack => PromisesWords.CallBack,
        PromiseKind.Reply => PromisesWords.Reply,
        PromiseKind.Check => PromisesWords.LookIntoIt,
        _ => PromisesWords.Other,
    };

    /// <summary>"Refund £40"; the words themselves where they are of no kind.</summary>
    public static string Short(PromiseKind kind, string words) => kind switch
    {
        PromiseKind.Other => Wording.Sentence(words),
        PromiseKind.Refund or PromiseKind.Credit when Sum().Match(words) is { Success: true } sum => $"{Of(kind)} {sum.Value}",
        _ => Of(kind),
    };

    /// <summary>"3 h", "2 days".</summary>
    public static string Slip(int hours) => hours < 48 ? Wording.Count(hours, PromisesWords.Hour, PromisesWords.Hours) : Wording.Count(hours / 24, PromisesWords.Day, PromisesWords.Days);

    [GeneratedRegex(@"[£$€]\s?\d[\d,]*(\.\d{1,2})?|\b\d[\d,]*(\.\d{1,2})? (pounds|euros|dollars|GBP|EUR|USD)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();
}
