namespace Amends.Language;

/// <summary>A reply suggested to an agent, or why there is none.</summary>
/// <param name="Draft">The reply; null where none can be composed.</param>
/// <param name="Review">What the coach says of it.</param>
/// <param name="Seed">What it was asked with: the same seed gives the same words.</param>
/// <param name="Refusal">Why none can be composed, in words for the agent.</param>
public sealed record Suggestion(string? Draft, Review? Review, int Seed, string? Refusal = null);
