using Amends.Recovery;
using Amends.Web.Api;
using NodaTime;

namespace Amends.Web.Paths;

/// <summary>The recovery path of one complaint.</summary>
internal sealed record PathAnswer(int Round, NextStepAnswer? Next, IReadOnlyList<StepAnswer> Steps)
{
    public static PathAnswer Of(RecoveryPath it) => new(
        it.Round,
        it.Next is { } next ? new(next.Step, next.Prompt, next.Reason) : null,
        [.. it.Steps.Select(StepAnswer.Of)]);
}

internal sealed record NextStepAnswer(Step Step, string Prompt, string Reason);

/// <param name="Evidence">What shows it now.</param>
/// <param name="Earlier">What showed it before it had to be done again.</param>
internal sealed record StepAnswer(
    Step Step, StepState State, double Strength, int Round, string Prompt, string Principle,
    IReadOnlyList<StepEvidenceAnswer> Evidence, IReadOnlyList<StepEvidenceAnswer> Earlier, SkipAnswer? Skipped)
{
    public static StepAnswer Of(PathStep it) => new(
        it.Step, it.State, it.Strength, it.Round, it.Prompt, it.Principle,
        [.. it.Evidence.Select(StepEvidenceAnswer.Of)], [.. it.Earlier.Select(StepEvidenceAnswer.Of)],
        it.Skipped is { } skip ? new(skip.Sequence, ActorAnswer.Of(skip.By), skip.Reason, skip.At) : null);
}

/// <param name="Length">0 means the whole entry.</param>
internal sealed record StepEvidenceAnswer(int Sequence, Guid? MessageId, int Start, int Length, double Strength, Instant At, ActorAnswer By)
{
    public static StepEvidenceAnswer Of(StepEvidence it) => new(it.Sequence, it.MessageId, it.Start, it.Length, it.Strength, it.At, ActorAnswer.Of(it.By));
}

internal sealed record SkipAnswer(int Sequence, ActorAnswer By, string? Reason, Instant At);
