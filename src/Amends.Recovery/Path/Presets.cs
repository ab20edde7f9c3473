namespace Amends.Recovery;

/// <summary>The same twelve steps under fewer names, that an organisation is used to.</summary>
/// <param name="Code">Stable name, such as <c>heard</c>.</param>
/// <param name="Stages">Together the twelve steps, each once and in the path's order.</param>
public sealed record Preset(string Code, string Name, IReadOnlyList<PresetStage> Stages)
{
    /// <exception cref="ArgumentException">A name is empty, or the steps are not the twelve in their order.</exception>
    public static Preset Of(string code, string name, IReadOnlyList<PresetStage> stages)
    {
        if (!stages.SelectMany(stage => stage.Steps).SequenceEqual(Enum.GetValues<Step>()))
            throw new ArgumentException("Each of the twelve steps belongs under exactly one name, in the order of the path.", nameof(stages));
        if (stages.Any(stage => string.IsNullOrWhiteSpace(stage.Name) || stage.Steps.Count == 0))
            throw new ArgumentException("Every name needs a word and at least one step.", nameof(stages));
        return new(code, name, stages);
    }

    /// <summary>The name that the step stands under.</summary>
    public PresetStage this[Step step] => Stages.First(stage => stage.Steps.Contains(step));

    /// <summary>Where this path stands under the preset's names.</summary>
    public IReadOnlyList<StageState> Show(RecoveryPath path) =>
        [.. Stages.Select(stage => new StageState(stage.Name, StateOf([.. stage.Steps.Select(step => path[step].State)]), [.. stage.Steps.Select(step => path[step])]))];

    private static StepState StateOf(StepState[] steps) => steps switch
    {
        _ when steps.Contains(StepState.Next) => StepState.Next,
        _ when Array.TrueForAll(steps, s => s == StepState.Skipped) => StepState.Skipped,
        _ when Array.TrueForAll(steps, s => s is StepState.Done or StepState.Skipped) => StepState.Done,
        _ when Array.Exists(steps, s => s is StepState.Done or StepState.Started) => StepState.Started,
        _ => StepState.Open,
    };
}

public sealed record PresetStage(string Name, IReadOnlyList<Step> Steps);

/// <param name="State"><c>Next</c> where the next step stands under this name; <c>Started</c> where part of it is done.</param>
public sealed record StageState(string Name, StepState State, IReadOnlyList<PathStep> Steps);

/// <summary>The presets that Amends ships.</summary>
public static class Presets
{
    public static Preset Heard { get; } = Preset.Of("heard", "HEARD",
    [
        new("Hear", [Step.Listen]),
        new("Empathise", [Step.Acknowledge, Step.Clarify]),
        new("Apologise", [Step.Own]),
        new("Resolve", [Step.Ask, Step.Offer, Step.Agree, Step.Act, Step.Inform, Step.FollowUp, Step.Thank]),
        new("Diagnose", [Step.Learn]),
    ]);

    public static Preset Last { get; } = Preset.Of("last", "LAST",
    [
        new("Listen", [Step.Listen]),
        new("Acknowledge", [Step.Acknowledge, Step.Clarify, Step.Own]),
        new("Solve", [Step.Ask, Step.Offer, Step.Agree, Step.Act, Step.Inform, Step.FollowUp]),
        new("Thank", [Step.Thank, Step.Learn]),
    ]);

    public static Preset Learn { get; } = Preset.Of("learn", "LEARN",
    [
        new("Listen", [Step.Listen]),
        new("Empathise", [Step.Acknowledge, Step.Clarify]),
        new("Apologise", [Step.Own]),
        new("Resolve", [Step.Ask, Step.Offer, Step.Agree, Step.Act]),
        new("Notify", [Step.Inform, Step.FollowUp, Step.Thank, Step.Learn]),
    ]);

    public static IReadOnlyList<Preset> All { get; } = [Heard, Last, Learn];
}
