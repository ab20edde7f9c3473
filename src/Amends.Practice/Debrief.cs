using Amends.Language;
using Amends.Recovery;

namespace Amends.Practice;

/// <summary>
/// What a session teaches: which reply turned it, what helped and what hurt most, what to try next, and better words for the reply that did worst.
/// Says nothing that the turns do not hold. Pure.
/// </summary>
public sealed record Debrief
{
    /// <summary>More than this of a kind is not kept in mind.</summary>
    private const int Most = 3;

    /// <summary>A change of the anger below this, in points, turned nothing.</summary>
    private const double Turning = 3;

    /// <summary>The place of the reply after which the anger fell most; null where none helped.</summary>
    public int? Best { get; private init; }

    /// <summary>The place of the reply after which it rose most, or else fell least.</summary>
    public int Worst { get; private init; }

    public IReadOnlyList<Effect> Helped { get; private init; } = [];

    public IReadOnlyList<Effect> Hurt { get; private init; } = [];

    /// <summary>At most two principles that the replies hardly showed and this customer needed, each with why and words that would do.</summary>
    public IReadOnlyList<CoachPrompt> Try { get; private init; } = [];

    /// <summary>The steps of the recovery path that the replies show, in the path's order, each by the one that shows it most surely.</summary>
    public IReadOnlyList<ShownStep> Steps { get; private init; } = [];

    /// <summary>Other words for the worst reply; null where it was a good one, or where a person has to find them.</summary>
    public Better? Better { get; private init; }

    /// <exception cref="ArgumentException">Nothing was replied yet.</exception>
    public static Debrief Of(Session session)
    {
        if (session.Turns.IsEmpty)
            throw new ArgumentException("There is nothing to talk over before the first reply.", nameof(session));
        var anger = session.Anger;
        var moves = Enumerable.Range(0, session.Turns.Count).Select(turn => anger[turn + 1] - anger[turn]).ToList();
        var (best, worst) = (moves.IndexOf(moves.Min()), moves.IndexOf(moves.Max()));
        return new()
        {
            Best = moves[best] <= -Turning ? best : null,
            Worst = worst,
            Helped = Effects(session, reason => reason.Amount < 0),
            Hurt = Effects(session, reason => reason.Amount > 0),
            Try = ToTry(session),
            Steps = Shown(session),
            Better = BetterReply(session, worst),
        };
    }

    private static List<Effect> Effects(Session session, Func<Reason, bool> counts) =>
    [
        .. session.Turns.SelectMany((turn, at) => turn.Reasons.Where(counts).Where(reason => reason.Code is not ("day" or "whole" or "felt")).Select(reason => new Effect(at, reason, Words(turn, reason.Code))))
            .GroupBy(effect => effect.Reason.Code, StringComparer.Ordinal)
            .Select(same => same.MaxBy(effect => Math.Abs(effect.Reason.Amount))!)
            .Where(effect => Math.Abs(effect.Reason.Amount) >= 0.5)
            .OrderByDescending(effect => Math.Abs(effect.Reason.Amount))
            .Take(Most),
    ];

    /// <summary>The words of the reply that a reason rests on.</summary>
    private static string? Words(PlayedTurn turn, string code)
    {
        foreach (var warning in turn.Review.Warnings.Where(warning => warning.Code == code).OrderByDescending(warning => warning.Score))
            return turn.Reply.Substring(warning.Start, warning.Length);
        foreach (var shown in turn.Review.Evidence.Where(shown => shown.Principle == code))
            return turn.Reply.Substring(shown.Start, shown.Length);
        return null;
    }

    private static IReadOnlyList<CoachPrompt> ToTry(Session session)
    {
        // As if all that was shown had been shown in one reply, so that nothing is asked for that was done in another.
        var shown = session.Turns.SelectMany(turn => turn.Review.Principles).GroupBy(principle => principle.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Max(principle => principle.Value), StringComparer.Ordinal);
        var last = session.Turns[^1];
        return [.. CoachPrompts.Missing([new(Speaker.Customer, session.Scenario.Opening)], last.Review with { Principles = shown }, last.Sent).Take(2)];
    }

    private static List<ShownStep> Shown(Session session) =>
    [
        .. session.Turns.SelectMany((turn, at) => turn.Review.Principles.Where(principle => principle.Value >= Session.Found)
                .SelectMany(principle => Session.StepsOf(principle.Key).Select(step => (Sure: principle.Value, Shown: new ShownStep(step, at, Words(turn, principle.Key))))))
            .GroupBy(one => one.Shown.Step)
            .Select(same => same.MaxBy(one => one.Sure).Shown)
            .OrderBy(shown => shown.Step),
    ];

    private static Better? BetterReply(Session session, int worst)
    {
        var before = session.RewindTo(worst);
        var turn = session.Turns[worst];
        var tomorrowNoon = new DateTimeOffset(turn.Sent.Date.AddDays(1).AddHours(12), turn.Sent.Offset);
        var brief = new ReplyBrief(turn.Sent, tomorrowNoon) { CustomerName = session.Scenario.Persona.FirstName };
        if (ReplyComposer.Compose(before.Conversation, brief, session.Seed) is not { Draft: { } draft, Review: { } review })
            return null;
        var after = before.Play(draft, turn.Sent).State.Anger;
        return after < turn.State.Anger - Turning ? new(draft, review, after) : null;
    }
}

/// <summary>One thing that moved the customer.</summary>
/// <param name="Turn">The place of the reply, from 0.</param>
/// <param name="Words">The words of the reply that did it; null where it is not a matter of single words.</param>
public sealed record Effect(int Turn, Reason Reason, string? Words);

/// <summary>A step of the recovery path and the reply that shows it most surely.</summary>
/// <param name="Turn">The place of the reply, from 0.</param>
/// <param name="Words">The words that are the evidence; null where the reply shows it as a whole.</param>
public sealed record ShownStep(Step Step, int Turn, string? Words);

/// <summary>Another reply in place of the worst.</summary>
/// <param name="Anger">Where the customer would be after it, 0 to 100, as the model reckons.</param>
public sealed record Better(string Draft, Review Review, double Anger);
