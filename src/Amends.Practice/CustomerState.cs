using System.Collections.Immutable;

namespace Amends.Practice;

/// <summary>How the simulated customer is, after what was said so far. All measures run from 0 to 100.</summary>
public sealed record CustomerState(double Anger, double Trust, double Heard, double Hope, double Patience)
{
    public int Turn { get; init; }

    /// <summary>How much apology and empathy was spent on them; each further one counts for less.</summary>
    public double Soothed { get; init; }

    public bool HasLeft { get; init; }

    /// <summary>The sentences said to them, plain, so that the same one twice wears off.</summary>
    public ImmutableHashSet<string> Said { get; init; } = [];

    /// <summary>What was promised them in this session, and by when.</summary>
    public ImmutableList<PromiseMade> Promises { get; init; } = [];

    /// <summary>The parts of the story already told, by their place.</summary>
    public ImmutableHashSet<int> Told { get; init; } = [];

    public static CustomerState Begin(Scenario scenario) => new(scenario.Anger, 100 - scenario.Anger, 10, 30, 100);
}

/// <summary>Why the anger moved, in words, and by how much; below 0 calms.</summary>
public readonly record struct Reason(string Code, string Text, double Amount);

/// <summary>What one reply did.</summary>
public sealed record Moved(CustomerState State, IReadOnlyList<Reason> Reasons);
