namespace Amends.Practice;

/// <summary>A customer to practise with: who they are, what happened, and how they speak.</summary>
public sealed record Scenario
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Trade { get; init; }

    /// <summary>How hard it is, 1 to 3.</summary>
    public required int Level { get; init; }

    public required Persona Persona { get; init; }

    /// <summary>The customer's first message.</summary>
    public required string Opening { get; init; }

    /// <summary>How angry they begin, 0 to 100.</summary>
    public required int Anger { get; init; }

    /// <summary>What they would take, as codes of wants.</summary>
    public required IReadOnlyList<string> Wants { get; init; }

    /// <summary>What it is about, as codes of concerns.</summary>
    public required IReadOnlyList<string> Concerns { get; init; }

    /// <summary>What is told only when asked, or to somebody who listens.</summary>
    public required IReadOnlyList<StoryPart> Story { get; init; }

    public required MoodLines Lines { get; init; }
}

/// <param name="Temper">What multiplies every rise of anger; 1 is usual.</param>
/// <param name="Forgiving">What multiplies every fall of anger; 1 is usual.</param>
/// <param name="Leaves">The anger at which they leave, 0 to 100.</param>
/// <param name="Style"><see cref="PersonaStyle.Plain"/>, or <see cref="PersonaStyle.Own"/> for somebody whose every line is in the scenario.</param>
public sealed record Persona(string Name, double Temper, double Forgiving, int Leaves, string Style = PersonaStyle.Plain)
{
    /// <summary>How one speaks of them.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string FirstName => Name.Trim().Split(' ', 2)[0];
}

/// <summary>How a customer speaks.</summary>
public static class PersonaStyle
{
    /// <summary>As most people do: their scenario's lines, and many others.</summary>
    public const string Plain = "plain";

    /// <summary>In a way of their own, such as few words of a language: the scenario's lines and no others.</summary>
    public const string Own = "own";
}

/// <param name="Topics">Words of a question that this answers.</param>
/// <param name="Says">The answer.</param>
public sealed record StoryPart(IReadOnlyList<string> Topics, string Says);

/// <summary>What the customer says by mood.</summary>
public sealed record MoodLines(IReadOnlyList<string> Calmer, IReadOnlyList<string> Angrier, IReadOnlyList<string> Leaving);
