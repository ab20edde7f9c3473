using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>The twelve steps from the outburst to what we learned, in their usual order.</summary>
[JsonConverter(typeof(SnakeCase<Step>))]
public enum Step { Listen, Acknowledge, Clarify, Own, Ask, Offer, Agree, Act, Inform, FollowUp, Thank, Learn }

/// <summary>Words that show a step was done. What the language engine or a person found, in Recovery's own terms.</summary>
/// <param name="Step">The step that it shows.</param>
/// <param name="Strength">How sure, 0 to 1; a person's own record counts 1.</param>
/// <param name="Start">Where the words start in the entry's message, in UTF-16 code units.</param>
/// <param name="Length">How long they are; 0 means the whole entry.</param>
public readonly record struct Evidence(Step Step, double Strength, int Start = 0, int Length = 0)
{
    /// <summary>Below this, words hint at a step but do not show it.</summary>
    public const double Enough = 0.5;
}
