using System.Text.RegularExpressions;

namespace Amends.Recovery;

/// <summary>What a promise is about, told from its words: the sort of thing, and whose work it is.</summary>
public static partial class PromiseSubject
{
    // In each the word that counts is the first of all: "I'll ring you once the refund is through" is a call.
    private static readonly (PromiseKind Kind, Regex Words)[] Kinds =
    [
        (PromiseKind.Refund, Refund()), (PromiseKind.Credit, Credit()), (PromiseKind.CallBack, CallBack()), (PromiseKind.Reply, Reply()),
        (PromiseKind.Check, Check()), (PromiseKind.Repair, Repair()), (PromiseKind.Delivery, Delivery()),
    ];

    private static readonly (string Department, Regex Words)[] Departments =
    [
        ("Billing", Billing()), ("Delivery", Carriers()), ("Repairs", Repairs()), ("Technical", Technical()), ("Legal", Legal()), ("Management", Management()),
    ];

    /// <summary>
    /// The kind by the first word that names one; the department that the words name, else (for what another, or "we", will do) the one that such
    /// things fall to. null where it is for whoever promised.
    /// </summary>
    public static (PromiseKind Kind, string? Department) Of(string words, Promisor promisor)
    {
        var (kind, first) = (PromiseKind.Other, int.MaxValue);
        foreach (var (candidate, pattern) in Kinds)
        {
            if (pattern.Match(words) is { Success: true } match && match.Index < first)
                (kind, first) = (candidate, match.Index);
        }

        return (kind, Named(words) ?? (promisor == Promisor.I ? null : FallsTo(kind)));
    }

    private static string? Named(string words)
    {
        if (Team().Match(words) is { Success: true } team)
            return Known(team.Groups[1].Value) ?? char.ToUpperInvariant(team.Groups[1].Value[0]) + team.Groups[1].Value[1..].ToLowerInvariant();
        return Known(words);
    }

    private static string? Known(string words)
    {
        foreach (var (department, pattern) in Departments)
        {
            if (pattern.IsMatch(words))
                return department;
        }

        return null;
    }

    private static string? FallsTo(PromiseKind kind) => kind switch
    {
        PromiseKind.Refund => "Billing",
        PromiseKind.Delivery => "Delivery",
        PromiseKind.Repair => "Repairs",
        _ => null,
    };

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(refund\w*|reimburs\w*|money back|pay(ing)? (you )?back|repay\w*|return (your|the) (money|deposit|payment))\b", Plainly)]
    private static partial Regex Refund();

    [GeneratedRegex(@"\b(credit(ed|ing)?|vouchers?|gift cards?|discount\w*|compensat\w*|goodwill|waiv\w+|knock(ing)? off)\b", Plainly)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\b(ring(ing)?|phon(e|ing)|call(ing)?( you)?( back)?|a (phone )?call)\b(?! (centre|center|number))", Plainly)]
    private static partial Regex CallBack();

    [GeneratedRegex(@"\b(reply|replying|writ(e|ing)|e-?mail\w*|updat(e|es|ing)|answer|get(ting)? back to|let(ting)? you know|tell(ing)? you|text(ing)? you|messag(e|ing)|inform\w*|confirm\w*|in touch|keep you posted|a letter)\b", Plainly)]
    private static partial Regex Reply();

    [GeneratedRegex(@"\b(check(ing)?|look(ing)? into|investigat\w*|find(ing)? out|review(ing)?|chas(e|ing)|look(ing)? at|get(ting)? to the bottom)\b", Plainly)]
    private static partial Regex Check();

    [GeneratedRegex(@"\b(repair\w*|fix(ed|ing)?|mend(ed|ing)?|engineers?|technicians?|plumbers?|electricians?)\b", Plainly)]
    private static partial Regex Repair();

    [GeneratedRegex(@"\b(deliver\w*|dispatch\w*|despatch\w*|ship(ped|ping)?|post(ed|ing)? (it|you|a|the)|replac\w+|parcel|courier|send(ing)? (you )?(out )?(a |an |the |another |your )?(new|spare|replacement|missing|part|parts|one|another|item))\b", Plainly)]
    private static partial Regex Delivery();

    [GeneratedRegex(@"\b(?:the|our) ([a-z]+(?: [a-z]+)?) (?:team|department|desk|office)\b", Plainly)]
    private static partial Regex Team();

    [GeneratedRegex(@"\b(billing|accounts|finance|payments?|payroll)\b", Plainly)]
    private static partial Regex Billing();

    [GeneratedRegex(@"\b(warehouse|depot|courier|driver|logistics|deliver(y|ies)|dispatch|despatch)\b", Plainly)]
    private static partial Regex Carriers();

    [GeneratedRegex(@"\b(engineers?|technicians?|repairs?|workshop|maintenance|plumbers?|electricians?)\b", Plainly)]
    private static partial Regex Repairs();

    [GeneratedRegex(@"\b(technical|it support|developers?)\b", Plainly)]
    private static partial Regex Technical();

    [GeneratedRegex(@"\b(legal|lawyers?|solicitors?)\b", Plainly)]
    private static partial Regex Legal();

    [GeneratedRegex(@"\b(manager|supervisor|management|director)\b", Plainly)]
    private static partial Regex Management();
}
