namespace Amends.Language;

/// <summary>What the coach says of a draft.</summary>
/// <param name="Score">How well it would calm and help this customer, 0 to 100.</param>
/// <param name="Principles">Probability, 0 to 1, that each principle of the <see cref="Rubric"/> is present.</param>
/// <param name="Warnings">What would hurt, in the order it stands in the draft.</param>
/// <param name="Unanswered">The customer's concerns since our last reply that the draft leaves untouched, those of their latest message first.</param>
/// <param name="Promises">What the draft commits us to.</param>
public sealed record Review(
    int Score,
    IReadOnlyDictionary<string, double> Principles,
    IReadOnlyList<Warning> Warnings,
    IReadOnlyList<UnansweredConcern> Unanswered,
    IReadOnlyList<FoundPromise> Promises)
{
    /// <summary>Where in the draft each present principle shows: the words that are the evidence.</summary>
    public IReadOnlyList<PrincipleSpan> Evidence { get; init; } = [];

    /// <summary>Names, numbers, sums and days in the draft that differ from what the customer gave or the case knows, in the order they stand.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];
}

/// <summary>Words in a draft that would hurt, with one sentence of advice.</summary>
public readonly record struct Warning(string Code, double Score, int Start, int Length, string Advice);

/// <summary>A concern that the customer named and the draft does not touch.</summary>
/// <param name="Back">In which of the customer's messages the span lies: 0 in their latest, 1 in the one before it, and so on.</param>
public readonly record struct UnansweredConcern(string Concern, int Start, int Length, int Back = 0);

/// <summary>Words in a draft that contradict the case.</summary>
/// <param name="Draft">What the draft says, as it stands.</param>
/// <param name="Case">What the customer gave, or the case knows.</param>
public readonly record struct Contradiction(int Start, int Length, string Draft, string Case);

/// <summary>The words in a draft that show a principle.</summary>
public readonly record struct PrincipleSpan(string Principle, int Start, int Length);

/// <summary>A commitment found in what we send.</summary>
/// <param name="Text">The clause that states it, as it stands.</param>
/// <param name="Actor"><c>I</c>, <c>we</c>, or <c>other</c> for a named colleague, department or courier.</param>
/// <param name="Due">A date (yyyy-MM-dd: the end of that day), an RFC 3339 time for limits given in hours, or null where none can be fixed.</param>
/// <param name="Precision"><c>day</c>, <c>time</c>, or <c>none</c>.</param>
public readonly record struct FoundPromise(int Start, int Length, string Text, string Actor, string? Due, string Precision);

/// <summary>One thing said in a conversation.</summary>
/// <param name="From">Who said it.</param>
public readonly record struct Turn(Speaker From, string Text);

/// <summary>Who speaks in a <see cref="Turn"/>.</summary>
public enum Speaker { Customer, Agent }
