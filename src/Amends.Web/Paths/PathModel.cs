using Amends.Recovery;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>The recovery path of one case, read off its timeline.</summary>
/// <param name="Summary">"2 of 12, third round".</param>
public sealed record PathModel(string Summary, IReadOnlyList<PathStepModel> Steps);

/// <param name="Name">The step's name in the organisation's preset.</param>
/// <param name="When">When its evidence was last seen.</param>
/// <param name="Reason">Why it is next, or why it was passed over.</param>
public sealed record PathStepModel(Step Step, string Name, StepLook Look, Instant? When, IReadOnlyList<StepEvidence> Evidence, string? Reason, string? Prompt);

public enum StepLook { Open, Started, Done, Next, Skipped }

/// <param name="Words">The very words, or what was recorded.</param>
/// <param name="Anchor">Where they stand in the conversation; null where they do not.</param>
/// <param name="Quoted">Whether the words are somebody's own.</param>
public sealed record StepEvidence(string Words, string? Anchor, bool Quoted);
