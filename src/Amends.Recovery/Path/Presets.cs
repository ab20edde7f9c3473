namespace Amends.Recovery;

/// <summary>The same twelve steps under the names that an organisation is used to.</summary>
/// <param name="Code">Stable name, such as <c>heard</c>.</param>
/// <param name="Stages">Each step of the path stands in exactly one of them.</param>
public sealed record Preset(string Code, string Name, IReadOnlyList<PresetStage> Stages)
{
    /// <summary>A preset of the organisation's own.</summary>
    /// <exception cref="ArgumentException">A name is empty, or a step is missing or named twice.</exception>
    public static Preset Own(string code, string name, IReadOnlyList<PresetStage> stages)
    {
        var named = stages.SelectMany(stage => stage.Steps).ToList();
        var wrong = Enum.GetValues<Step>().Where(step => named.Count(s => s == step) != 1).Select(Plain.Words).ToList();
        if (wrong.Count > 0)
            throw new ArgumentException($"Each of the twelve steps belongs under exactly one name. Look at: {string.Join(", ", wrong)}.", nameof(stages));
        if (stages.Any(stage => string.IsNullOrWhiteSpace(stage.Name) || stage.Steps.Count == 0))
            throw new ArgumentException("Every name needs a word and at least one step.", nameof(stages));
        return new(code, name, stages);
    }

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
    public static Preset Path { get; } = Preset.Own("path", "Recovery path", [.. Enum.GetValues<Step>().Select(step => new PresetStage(Plain.Words(step), [step]))]);

    public static Preset Heard { get; } = Preset.Own("heard", "HEARD",
    [
        new("Hear", [Step.Listen, Step.Clarify]),
        new("Empathise", [Step.Acknowledge]),
        new("Apologise", [Step.Own]),
        new("Resolve", [Step.Ask, Step.Offer, Step.Agree, Step.Act, Step.Inform, Step.FollowUp, Step.Thank]),
        new("Diagnose", [Step.Learn]),
    ]);

    public static Preset Last { get; } = Preset.Own("last", "LAST",
    [
        new("Listen", [Step.Listen, Step.Clarify]),
        new("Acknowledge", [Step.Acknowledge, Step.Own]),
        new("Solve", [Step.Ask, Step.Offer, Step.Agree, Step.Act, Step.Inform, Step.FollowUp]),
        new("Thank", [Step.Thank, Step.Learn]),
    ]);

    public static Preset Learn { get; } = Preset.Own("learn", "LEARN",
    [
        new("Listen", [Step.Listen, Step.Clarify]),
        new("Empathise", [Step.Acknowledge]),
        new("Apologise", [Step.Own]),
        new("Resolve", [Step.Ask, Step.Offer, Step.Agree, Step.Act]),
        new("Notify", [Step.Inform, Step.FollowUp, Step.Thank, Step.Learn]),
    ]);

    public static IReadOnlyList<Preset> All { get; } = [Path, Heard, Last, Learn];
}
