using Amends.Recovery;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>The recovery path of one case, read off its timeline.</summary>
/// <param name="Summary">"2 of 12, third round".</param>
/// <param name="Lettered">The rows that stand by themselves are names of a preset.</param>
public sealed record PathModel(string Summary, IReadOnlyList<PathStageModel> Stages, bool Lettered);

/// <summary>Steps that stand together, in the path's order.</summary>
/// <param name="Name">What they stand under; null where they stand by themselves.</param>
public sealed record PathStageModel(string? Name, StepLook Look, IReadOnlyList<PathStepModel> Steps);

/// <param name="Name">What the organisation calls the step.</param>
/// <param name="NameWithin">The same within a sentence.</param>
/// <param name="When">When its evidence was last seen.</param>
/// <param name="Reason">Why it is next, or why it was passed over.</param>
public sealed record PathStepModel(Step Step, string Name, string NameWithin, StepLook Look, Instant? When, IReadOnlyList<StepEvidence> Evidence, string? Reason, string? Prompt);

public enum StepLook { Open, Started, Done, Next, Skipped }

/// <param name="Words">The very words, or what was recorded.</param>
/// <param name="Anchor">Where they stand in the conversation; null where they do not.</param>
/// <param name="Quoted">Whether the words are somebody's own.</param>
public sealed record StepEvidence(string Words, string? Anchor, bool Quoted);
