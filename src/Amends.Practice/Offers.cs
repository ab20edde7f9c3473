using System.Text.RegularExpressions;

namespace Amends.Practice;

/// <summary>Which of the codes of wants a reply meets, told by its words: good enough for a customer of ours, who speaks plainly of one thing.</summary>
internal static partial class Offers
{
    private static readonly (string Want, Func<Regex> Words)[] Known =
    [
        ("refund", Refund), ("replacement", Replacement), ("repair", Repair), ("completion", Completion), ("compensation", Compensation), ("correction", Correction), ("call_back", CallBack),
        ("cancellation", Cancellation), ("manager", Manager),
    ];

    /// <summary>What is given beyond words: nobody can hand an apology over.</summary>
    private static readonly HashSet<string> Things = new(Known.Select(known => known.Want), StringComparer.Ordinal);

    /// <returns><c>true</c>: something they want is offered; <c>false</c>: only other things are; null: nothing is offered, or what they want is not a thing.</returns>
    public static bool? Fits(IReadOnlyList<string> wants, string reply)
    {
        if (!wants.Any(Things.Contains))
            return null;
        var offered = Known.Where(known => known.Words().IsMatch(reply)).Select(known => known.Want).ToList();
        return offered.Count == 0 ? null : offered.Exists(wants.Contains);
    }

    [GeneratedRegex(@"\b(?:refund\w*|money back|pay(?:ing)? (?:you )?back|back (?:on|in|to) your (?:card|account)|reimburs\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refund();

    [GeneratedRegex(@"\b(?:replac\w+|new one|another one|exchange|the right (?:one|pair|size|item))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Replacement();

    [GeneratedRegex(@"\b(?:repair\w*|fix(?:ed|ing)?|mend\w*|engineer|technician|restor\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Repair();

    [GeneratedRegex(@"\b(?:deliver\w*|bring(?:s|ing)?|at your door|install\w*|activat\w*|process(?:ed|ing)?|unblock\w*|book(?:ed|ing)? you|send(?:ing)? (?:it|the)|release\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Completion();

    [GeneratedRegex(@"\b(?:voucher|credit(?:ed)?|discount|compensat\w+|goodwill|gift|free of charge|on us|on the house)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Compensation();

    [GeneratedRegex(@"\b(?:correct(?:ed|ing|ion)?|put (?:it|that|this|your \w+) right|take (?:it|that) off|remov\w+|amend(?:ed)?|updat\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Correction();

    [GeneratedRegex(@"\b(?:(?:ring|call|phone) you|call back|ring back)\b", RegexOptions.IgnoreCase)]
    private static partial Regex CallBack();

    [GeneratedRegex(@"\b(?:cancel\w*|end(?:ed|ing)? (?:the|your) contract|close (?:the|your) account)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cancellation();

    [GeneratedRegex(@"\b(?:manager|supervisor|team lead(?:er)?|my lead)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Manager();
}
