using System.Text.RegularExpressions;
using Amends.Language;

namespace Amends.Practice;

/// <summary>Whoever is insulted may say so, politely, and go on helping.</summary>
internal static partial class Boundaries
{
    /// <returns>The sentence that sets one; null where none does, or where nobody was abusive.</returns>
    public static Sentence? Set(IReadOnlyList<Sentence> reply, string customer) =>
        reply.FirstOrDefault(sentence => Boundary().IsMatch(sentence.Text)) is { } set && MessageReader.Default.Read(customer).Signals.Any(signal => signal.Code == "abuse") ? set : null;

    /// <summary>
    /// The warnings without those that the boundary itself earns. A review shows one place for each kind of warning, so what stands beside the boundary is looked at by itself:
    /// an insult does not hide behind it. Where those stand in the reply is not told.
    /// </summary>
    public static IReadOnlyList<Warning> WarningsBeside(Sentence boundary, string customer, string reply, Review review, DateTimeOffset sent)
    {
        var within = review.Warnings.Where(warning => IsFirm(warning) && boundary.Holds(warning.Start, warning.Length)).ToList();
        if (within.Count == 0)
            return review.Warnings;
        var rest = reply.Remove(boundary.Start, boundary.Text.Length);
        var beside = DraftReviewer.Default.Review([new(Speaker.Customer, customer)], rest, sent).Warnings.Where(warning => within.Exists(other => other.Code == warning.Code));
        return [.. review.Warnings.Except(within), .. beside];
    }

    private static bool IsFirm(Warning warning) => warning.Code is "hostile" or "negative" or "defensive" or "blame";

    [GeneratedRegex(@"\b(?:please|i(?: a|['’])m asking you|i(?:['’]d| would) ask you|i can(?:['’]t|not)|i won['’]t)\b[^.!?]{0,60}\b(?:insult\w*|swear\w*|shout\w*|call(?:ing)? (?:me|us) \w+|abus\w+|that (?:language|way)|language|names|respect\w*|civil)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();
}
