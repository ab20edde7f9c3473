using System.Text.RegularExpressions;

namespace Amends.Language;

/// <summary>
/// Tells insults of the person who reads a message from anger that only sounds like them: "you moron" from "bloody useless company", "your driver called
/// me an idiot", "do you take me for an idiot". A reading's abuse signal says that such words are there; this says whom they are aimed at.
/// </summary>
public static partial class Insults
{
    /// <summary>The score of abuse from which it is no longer doubted.</summary>
    private const double Sure = 0.6;

    /// <summary>
    /// The spans of the reading's evidence for abuse that are aimed at the reader: the nearest person named before them in their sentence is "you"; or none is, and
    /// they are called out ("Idiots, all of you!") or told ("Go to hell"). Empty where nobody is insulted, or where one may doubt it: who is told to leave
    /// insults out has to have written one.
    /// </summary>
    public static IReadOnlyList<EvidenceSpan> In(string text, Reading reading) =>
        !reading.Signals.Any(signal => signal.Code == "abuse" && signal.Score >= Sure) ? [] :
        [.. reading.Evidence.Where(span => span.For == "abuse" && span.Start >= 0 && span.Start + span.Length <= text.Length && IsAimed(text, span))];

    private static bool IsAimed(string text, EvidenceSpan span)
    {
        var (from, to) = (text.LastIndexOfAny(Ends, Math.Max(0, span.Start - 1)) + 1, text.IndexOfAny(Ends, span.Start + span.Length));
        var sentence = text[Math.Min(from, span.Start)..(to < 0 ? text.Length : to)];
        var insult = text.Substring(span.Start, span.Length);
        if (Things().IsMatch(insult) || Work().IsMatch(insult))
            return false;
        if (Told().IsMatch(insult))
            return true;
        var person = Person().Matches(text[Math.Min(from, span.Start)..span.Start]).LastOrDefault();
        if (person is not null)
            return person.Groups["you"].Success;
        var after = text[(span.Start + span.Length)..(to < 0 ? text.Length : to)];
        if (Things().Match(after) is { Success: true, Index: < 3 })
            return false;
        return You().IsMatch(after) || sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 4;
    }

    private static readonly char[] Ends = ['.', '!', '?', '\n', ';'];

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>"Your" names somebody or something of yours, unless it is "you're" misspelt: "your a liar".</summary>
    [GeneratedRegex(@"\b(?:(?<you>you(?:'re|’re)?|youse|u|ya|yer (?:a|an)|your (?:a|an|all)|youre|ye)|i(?:'m|’m)?|im|me|my|we|us|our|he|him|his|she|her|they|them|their|your|it|this|that|who|driver|agent|manager|someone|somebody)\b", Plainly)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:you|youse|u|ya)\b", Plainly)]
    private static partial Regex You();

    [GeneratedRegex(@"^\W*(?:go to hell|fuck (?:you|off)|f\*+k (?:you|off)|piss off|screw you|sod off|bugger off|drop dead|get lost|shut (?:up|your)|eat shit|kiss my)", Plainly)]
    private static partial Regex Told();

    /// <summary>How somebody does their work, and nothing worse: that is what a complaint is made of.</summary>
    [GeneratedRegex(@"^\W*you(?:['’]?re| are| were)? (?:(?:all|so|very|totally|completely|utterly) )*(?:incompetent|unprofessional|unhelpful|rude)\W*$", Plainly)]
    private static partial Regex Work();

    [GeneratedRegex(@"\b(?:compan(?:y|ies)|firm|service|shop|store|app|website|site|product|system|airline|bank|business|organi[sz]ation|outfit|place|polic(?:y|ies)|line|machine|thing|parcel|phone|brand|courier|network|process)\b", Plainly)]
    private static partial Regex Things();
}
