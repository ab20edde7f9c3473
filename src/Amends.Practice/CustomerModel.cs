using Amends.Language;

namespace Amends.Practice;

/// <summary>How a reply moves the customer: pure, and the same for the same seed.</summary>
public static class CustomerModel
{
    /// <summary>At or below this the customer is calm.</summary>
    public const double Calm = 30;

    /// <summary>A greeting, a name or "Thank you." comes again in every reply and says nothing twice.</summary>
    private const int FewestWords = 4;

    /// <param name="customer">What the customer said last.</param>
    /// <param name="sent">When it is sent; a day ends in its offset.</param>
    /// <param name="seed">Varies the day a little: at most 1 point a turn.</param>
    public static Moved Step(Scenario scenario, CustomerState state, string customer, string reply, Review review, DateTimeOffset sent, int seed)
    {
        if (state.HasLeft)
            return new(state, [new("left", "they have gone already", 0)]);
        var sentences = Sentences.Of(reply);
        var stale = Stale(state, sentences, customer, reply);
        var told = sentences.Count == 0 ? 0 : sentences.Count(Commands.Tells) / (double)sentences.Count;
        var reasons = new List<Reason>();
        var boundary = Boundaries.Set(sentences, customer);
        var warnings = boundary is null ? review.Warnings : Boundaries.WarningsBeside(boundary, customer, reply, review, sent);
        reasons.AddRange(Hurts(state, review with { Warnings = warnings }, sent));
        if (boundary is not null && warnings.All(warning => warning.Code != "hostile"))
            reasons.Add(new("boundary", "you set a boundary, calmly", -4));
        if (stale > 0)
            reasons.Add(new("said_before", "they have heard these words already", 9 * stale));
        if (told > 0)
            reasons.Add(new("told_feelings", "you told them how to feel", 10));
        if (sentences.Count == 0)
            reasons.Add(new("empty", "there was nothing to read", 10));
        else
            reasons.AddRange(Helps(state, review).Concat(Answers(scenario, reply, review)).Select(reason => reason with { Amount = reason.Amount * (1 - stale) * (1 - told) }));
        reasons.Add(new("day", "how the day goes for them", Chance.Signed(seed, state.Turn)));
        return new(After(scenario, state, review, sentences, reasons), [.. reasons.Where(reason => Math.Abs(reason.Amount) >= 0.05)]);
    }

    private static IEnumerable<Reason> Helps(CustomerState state, Review review)
    {
        double P(string code) => review.Principles.GetValueOrDefault(code);
        var better = review.Score - Weights.Pivot;
        if (better > 0)
            yield return new("whole", "the reply as a whole helps", -better * Weights.Quality);
        var heard = Math.Max(state.Heard / 100, P("acknowledge"));
        var fresh = 1 / (1 + state.Soothed);
        yield return new("acknowledge", "you said back what happened to them", -4 * P("acknowledge") * (1 - state.Heard / 150));
        yield return new("empathy", fresh < 0.6 ? "understanding, again: it wears off" : "you showed that you understand", -2 * P("empathy") * fresh);
        yield return new("apology", heard < 0.5 ? "you apologised before restating" : "you apologised", -3 * P("apology") * fresh * (0.3 + 0.7 * heard));
        var late = Math.Min(1.6, 1 + 0.2 * state.Turn);
        foreach (var (code, points, text) in Weights.Solving)
            yield return new(code, text, -points * P(code) * late * (0.6 + 0.4 * heard));
        foreach (var (code, points, text) in Weights.Plain)
            yield return new(code, text, -points * P(code));
    }

    /// <summary>What an offer does depends on whether they want it.</summary>
    private static IEnumerable<Reason> Answers(Scenario scenario, string reply, Review review)
    {
        var offers = Math.Max(review.Principles.GetValueOrDefault("options"), review.Principles.GetValueOrDefault("next_step"));
        if (Offers.Fits(scenario.Wants, reply) is { } fits)
            yield return fits ? new("wanted", "you offered what they want", -2 * offers) : new("unwanted", "you offered what they did not ask for", offers);
    }

    private static IEnumerable<Reason> Hurts(CustomerState state, Review review, DateTimeOffset sent)
    {
        double P(string code) => review.Principles.GetValueOrDefault(code);
        var worse = Weights.Pivot - review.Score;
        if (worse > 0)
            yield return new("whole", "the reply as a whole does not help", worse * Weights.Quality);
        if (state.Turn == 0 && Math.Max(P("next_step"), P("options")) > Math.Max(P("acknowledge"), P("empathy")))
            yield return new("solved_first", "you solved before you listened", 3 * Math.Max(P("next_step"), P("options")) * (1 - Math.Max(P("acknowledge"), P("empathy"))));
        foreach (var found in review.Warnings.GroupBy(warning => warning.Code).Select(same => same.MaxBy(warning => warning.Score)))
        {
            if (Weights.Warnings.TryGetValue(found.Code, out var weight))
                yield return new(found.Code, weight.Text, weight.Points * found.Score);
        }
        if (review.Unanswered.Count > 0)
            yield return new("unanswered", "something they said was left untouched", 1.5 * Math.Min(2, review.Unanswered.Count));
        // 6 points for a date put off, twice: a promise broken in the session costs double.
        if (PutsOff(state, review, sent))
            yield return new("broken_promise", "you put off what you had promised", 12);
    }

    private static CustomerState After(Scenario scenario, CustomerState state, Review review, IReadOnlyList<Sentence> sentences, List<Reason> reasons)
    {
        var sum = reasons.Sum(reason => reason.Amount);
        var move = Weights.LargestMove * Math.Tanh(sum / Weights.LargestMove);
        // Nobody gets much calmer than calm or angrier than furious: the same words do less near the ends.
        move *= move < 0 ? scenario.Persona.Forgiving * Math.Min(1, state.Anger / 35) : scenario.Persona.Temper * Math.Min(1, (104 - state.Anger) / 35);
        var anger = Math.Clamp(state.Anger + move, 0, 100);
        var patience = Math.Clamp(state.Patience - Math.Max(0, move) * 2, 0, 100);
        double P(string code) => review.Principles.GetValueOrDefault(code);
        return state with
        {
            Turn = state.Turn + 1,
            Anger = anger,
            Patience = patience,
            Trust = Math.Clamp(state.Trust - move * 0.8, 0, 100),
            Hope = Math.Clamp(state.Hope + 30 * Math.Max(P("next_step"), P("timeline")) + Math.Min(0, -move), 0, 100),
            Heard = Math.Clamp(state.Heard + 60 * Math.Max(P("acknowledge"), 0.6 * P("empathy")) - Math.Max(0, move), 0, 100),
            Soothed = state.Soothed + Math.Max(P("apology"), P("empathy")),
            // Nobody goes on words that helped, however little it leaves of them: a person who played them may have stayed on for longer than the model would.
            HasLeft = move > 0 && (anger >= scenario.Persona.Leaves || patience == 0),
            Said = state.Said.Union(sentences.Select(sentence => sentence.Plain)),
            Promises = state.Promises.AddRange(review.Promises.Where(promise => promise.Due is not null).Select(promise => new PromiseMade(promise.Text, promise.Due!))),
        };
    }

    /// <summary>The same thing promised again for a later day.</summary>
    private static bool PutsOff(CustomerState state, Review review, DateTimeOffset sent) =>
        review.Promises.Any(now => now.Due is not null && state.Promises.Any(then => then.IsPutOffTo(now.Due, sent.Offset) && Overlap(then.Text, now.Text) >= 0.5));

    /// <summary>The share of the reply that is nothing new: said before, or the customer's own text.</summary>
    private static double Stale(CustomerState state, IReadOnlyList<Sentence> sentences, string customer, string reply)
    {
        if (sentences.Count == 0)
            return 0;
        var telling = sentences.Where(sentence => sentence.Words >= FewestWords).ToList();
        var counted = telling.Count > 0 ? telling : sentences;
        var before = counted.Count(sentence => state.Said.Contains(sentence.Plain)) / (double)counted.Count;
        return Overlap(reply, customer) >= 0.85 ? 1 : before;
    }

    private static double Overlap(string text, string other)
    {
        var words = Words(text);
        return words.Count < 4 ? 0 : words.Count(Words(other).Contains) / (double)words.Count;
    }

    private static HashSet<string> Words(string text) => new(Sentences.Words(text), StringComparer.OrdinalIgnoreCase);
}
