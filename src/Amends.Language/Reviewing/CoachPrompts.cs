using Amends.Language.Reviewing.Coaching;
using Amends.Language.Reviewing.Features;

namespace Amends.Language;

/// <summary>A quiet word beside the draft about a principle it does not show yet.</summary>
public readonly record struct CoachPrompt(string Principle, string Text);

/// <summary>Chooses what the coach says first: never everything, the most useful before the rest.</summary>
public static class CoachPrompts
{
    /// <summary>More than this at once is not read.</summary>
    public const int AtOnce = 3;

    /// <summary>For the principles that the draft lacks and this case needs, the most useful first and at most <see cref="AtOnce"/>: why, and words that would do.</summary>
    /// <param name="conversation">What was said so far, oldest first.</param>
    /// <param name="review">The review of the draft.</param>
    /// <param name="now">When the draft is to be sent.</param>
    public static IReadOnlyList<CoachPrompt> Missing(IReadOnlyList<Turn> conversation, Review review, DateTimeOffset now) =>
        [.. Wanted(conversation, review, now).Where(wanted => !wanted.Shown).OrderByDescending(wanted => wanted.Use).Take(AtOnce).Select(wanted => wanted.Prompt)];

    /// <summary>The principles that this case needs in a reply, each with whether the draft shows it; empty where nothing is to be put right.</summary>
    /// <param name="conversation">What was said so far, oldest first.</param>
    /// <param name="review">The review of the draft.</param>
    /// <param name="now">When the draft is sent.</param>
    public static IReadOnlyDictionary<string, bool> Needed(IReadOnlyList<Turn> conversation, Review review, DateTimeOffset now) =>
        Wanted(conversation, review, now).ToDictionary(wanted => wanted.Prompt.Principle, wanted => wanted.Shown, StringComparer.Ordinal);

    private static List<(double Use, bool Shown, CoachPrompt Prompt)> Wanted(IReadOnlyList<Turn> conversation, Review review, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(review);
        var draft = DraftAnalysis.Of(conversation, "", now);
        var their = draft.CaseWords;
        var heat = draft.LatestReading?.Heat ?? 0;
        var upset = heat >= 35;
        // A question or a kind word asks for an answer, not for comfort.
        if (draft.LatestReading is { Complaint: < 0.5, Heat: < 25 }) return [];
        var prompts = new List<(double Use, bool Shown, CoachPrompt Prompt)>();
        void Ask(string principle, double need, string text)
        {
            var shown = review.Principles.GetValueOrDefault(principle);
            prompts.Add((need * Rubric.Points[principle] * (1 - shown), shown >= 0.5, new(principle, text)));
        }

        // Before they feel heard nothing else is taken in, and the hotter they are the more that counts.
        Ask("acknowledge", upset ? 3 : 1.5, $"Nothing else is taken in before they feel heard: say back what happened. “{their.Opening}”");
        if (upset) Ask("empathy", 1 + heat / 100, $"They are {(heat >= 60 ? "angry" : "upset")}; say what {their.Problem} must be like for them, in your own words.");
        Ask("ownership", 1.3, $"Somebody has to take it on, or it stays with them: “I’ll {their.Do}.”");
        if (upset) Ask("apology", 2, $"A real sorry names what happened, without “if” or “but”: “{their.Name}I’m sorry about {their.Problem}.”");
        Ask("options", 1, $"Being offered something gives them back a say: “I can {their.Remedy}. Would that help?”");
        Ask("timeline", 1.1, $"Waiting without an end is the worst of it: even “you’ll hear from me by {their.Time}” is better than “soon”.");
        Ask("next_step", 1, $"They can’t see what happens now: “I’m {their.Doing}, and then I’ll write to you.”");
        if (draft.MainConcern is null) Ask("clarify", 1.2, "It isn’t clear yet what they are after; one open question saves a round: “What would put this right for you?”");
        Ask("personal", 0.8, their.Name.Length > 0 ? $"It could be anybody’s reply; start with their name: “{their.Name}…”" : $"It could be anybody’s reply; take up a detail only they told you about {their.Problem}.");
        return prompts;
    }

    /// <summary>The warnings worth showing first, at most <see cref="AtOnce"/>: those that cost the most, and the surest of them.</summary>
    public static IReadOnlyList<Warning> MostUseful(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return [.. review.Warnings.OrderBy(warning => Rubric.Points[warning.Code] * warning.Score).Take(AtOnce)];
    }
}
