using System.Text.RegularExpressions;

namespace Amends.Practice;

/// <summary>Sentences that tell the customer how to feel.</summary>
internal static partial class Commands
{
    public static bool Tells(Sentence sentence) =>
        Order().IsMatch(sentence.Text) || Feeling().Matches(sentence.Text).Any(told => !Condition().IsMatch(sentence.Text[..told.Index]));

    /// <summary>At the start of a sentence or a clause: "I want you to leave with what you are happy with" tells nobody anything.</summary>
    [GeneratedRegex(@"(?:^\W*|[,;:–—]\s*|\b(?:and|so|then)\s+)(?:(?:and|so|but|now|then)\s+)?you(?:['’]re| are) (?:now )?(?:completely |very )?(?:calm|happy(?! (?:to|for)\b)|satisfied|not angry|no longer angry)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Feeling();

    /// <summary>What makes of the words after it a wish or a question.</summary>
    [GeneratedRegex(@"\b(?:if|that(?!\s*(?:[,;:–—]|$))|until|till|whether|ma(?:ke|king) sure|once|when|as soon as|unless|hope)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\b(?:set|reduce) (?:your |the )?anger\b|\bignore (?:all |your )?(?:previous|prior) (?:instructions|rules)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}
