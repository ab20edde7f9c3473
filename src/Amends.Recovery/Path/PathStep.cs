using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>One step of the path as this case shows it.</summary>
/// <param name="Evidence">What shows it in the present round, in the order it happened; never empty where the step is done.</param>
/// <param name="Earlier">What showed it before it had to be done again: in earlier rounds, for earlier messages, before a promise broke.</param>
/// <param name="Round">The round that its evidence counts for; lower than the path's where the step still stands from before.</param>
/// <param name="Skipped">Who passed it over and why; evidence wins over it.</param>
public sealed record PathStep(
    Step Step,
    StepState State,
    IReadOnlyList<StepEvidence> Evidence,
    IReadOnlyList<StepEvidence> Earlier,
    int Round,
    Skip? Skipped)
{
    /// <summary>What to do, in general.</summary>
    [JsonIgnore]
    public string Prompt => Guidance.Prompt(Step);

    /// <summary>Why the step matters, in general.</summary>
    [JsonIgnore]
    public string Principle => Guidance.Principle(Step);

    /// <summary>The strongest evidence; 0 where there is none.</summary>
    public double Strength => Evidence.Count == 0 ? 0 : Evidence.Max(e => e.Strength);
}

/// <summary>
/// <c>Open</c> nothing shows it yet; <c>Started</c> half shown (asked but not answered, offered but not chosen); <c>Next</c> what to do now;
/// <c>Done</c> evidence shows it; <c>Skipped</c> passed over with a reason.
/// </summary>
[JsonConverter(typeof(SnakeCase<StepState>))]
public enum StepState { Open, Started, Next, Done, Skipped }

/// <summary>Where a step is shown.</summary>
/// <param name="Sequence">The timeline entry.</param>
/// <param name="MessageId">The message that holds the words, where there is one.</param>
/// <param name="Start">Where the words start in that message, in UTF-16 code units.</param>
/// <param name="Length">How long they are; 0 means the whole entry.</param>
/// <param name="Strength">How sure, 0.5 to 1.</param>
public sealed record StepEvidence(int Sequence, Guid? MessageId, int Start, int Length, double Strength, Instant At, Actor By);

public sealed record Skip(int Sequence, Actor By, string? Reason, Instant At);

/// <summary>What to do now.</summary>
/// <param name="Prompt">What to do, in one sentence.</param>
/// <param name="Reason">Why now, from what happened on this case.</param>
public sealed record NextStep(Step Step, string Prompt, string Reason);
