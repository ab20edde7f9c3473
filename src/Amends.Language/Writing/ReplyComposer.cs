using Amends.Language.Writing;

namespace Amends.Language;

/// <summary>
/// Composes a reply offline from what the customer said and what may be promised. It reads what it wrote as strictly as the coach reads a person's
/// draft, and tries other words until the coach has nothing against it. Pure and deterministic; thread-safe.
/// </summary>
public static class ReplyComposer
{
    /// <summary>What a suggestion has to reach.</summary>
    internal const int Good = 85;

    private const int Attempts = 240, PerArrangement = 6;

    /// <summary>Suggests a reply to what the customer said last. Never throws, whatever the text.</summary>
    /// <param name="conversation">What was said so far, oldest first.</param>
    /// <param name="brief">What may be said beyond the customer's own words.</param>
    /// <param name="seed">Chooses among many; neighbouring seeds differ in how the reply is built.</param>
    public static Suggestion Compose(IReadOnlyList<Turn> conversation, ReplyBrief brief, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(brief);
        var matter = Matter.Of(conversation);
        if (Refusal(matter) is { } refusal) return new(null, null, seed, refusal);
        Suggestion? best = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var draft = Write(matter!, brief, seed, attempt);
            var suggestion = new Suggestion(draft, DraftReviewer.Default.Review(conversation, draft, brief.Now), seed);
            // What would promise more than the brief allows is never suggested, however good it sounds.
            if (Allowed.Breaches(draft, suggestion.Review!, brief).Count > 0) continue;
            if (IsGood(suggestion)) return suggestion;
            if (best is null || Worth(suggestion) > Worth(best)) best = suggestion;
        }

        return best ?? new(null, null, seed, "Every wording that was tried promised more than you may promise. Answer in your own words.");
    }

    private static string Write(Matter matter, ReplyBrief brief, int seed, int attempt)
    {
        var choice = new Choice(unchecked(seed * 1009 + attempt));
        var lines = new Lines(matter, brief, choice);
        if (matter.Kind != MatterKind.Complaint) return new OtherLetters(matter, brief, choice, lines).Write();
        return Arrangements.Complaint((int)((uint)(seed + attempt / PerArrangement) % Arrangements.Count), lines);
    }

    private static bool IsGood(Suggestion suggestion) =>
        suggestion.Review is { Score: >= Good, Warnings.Count: 0, Unanswered.Count: 0 };

    private static int Worth(Suggestion suggestion) => suggestion.Review!.Score - 40 * suggestion.Review.Warnings.Count - 20 * suggestion.Review.Unanswered.Count;

    private static string? Refusal(Matter? matter)
    {
        if (matter is null) return "The customer has not said anything yet.";
        if (matter.Reading.Language is not (LanguageGuess.English or LanguageGuess.Unknown)) return "This message is not in English, and only English can be composed. Answer in the customer’s language.";
        if (matter.Has("self_harm")) return "This person may be in danger. Nothing is suggested here: answer in your own words, and bring in your lead now.";
        return null;
    }
}
