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

    /// <summary>One short prompt for each principle that the draft lacks and this case needs, the most useful first.</summary>
    /// <param name="conversation">What was said so far, oldest first.</param>
    /// <param name="review">The review of the draft.</param>
    /// <param name="now">When the draft is to be sent.</param>
    public static IReadOnlyList<CoachPrompt> Missing(IReadOnlyList<Turn> conversation, Review review, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(review);
        var draft = DraftAnalysis.Of(conversation, "", now);
        var their = CaseWords.Of(draft);
        var upset = draft.LatestReading is { Heat: >= 35 };
        var prompts = new List<CoachPrompt>();
        void Ask(string principle, string text)
        {
            if (!review.Principles.TryGetValue(principle, out var shown) || shown < 0.5) prompts.Add(new(principle, text));
        }

        Ask("acknowledge", $"Say back what happened first: {their.Problem}.");
        if (upset) Ask("empathy", "Say what it must be like for them, in your own words.");
        Ask("ownership", $"Take it on: “I’ll {their.Do}.”");
        if (upset) Ask("apology", $"Say sorry for {their.Problem}, without “if” or “but”.");
        Ask("options", "What can you offer? If you don’t know yet, ask what would help.");
        Ask("timeline", $"By when? Even “{their.Time}” is better than “soon”.");
        Ask("next_step", "What happens next, and who does it?");
        if (draft.MainConcern is null) Ask("clarify", "Ask one open question to be sure you understood.");
        Ask("personal", "Use their name, or a detail only they told you.");
        return prompts;
    }

    /// <summary>The warnings worth showing first, at most <see cref="AtOnce"/>: those that cost the most, and the surest of them.</summary>
    public static IReadOnlyList<Warning> MostUseful(Review review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return [.. review.Warnings.OrderBy(warning => Rubric.Points[warning.Code] * warning.Score).Take(AtOnce)];
    }
}
