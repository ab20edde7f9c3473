using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Path;

public class PresetsTests
{
    [Fact]
    public void Every_shipped_preset_names_the_twelve_steps_in_the_order_of_the_path() =>
        Presets.All.ShouldAllBe(preset => preset.Stages.SelectMany(stage => stage.Steps).SequenceEqual(Enum.GetValues<Step>()));

    [Fact]
    public void The_first_letters_of_a_shipped_preset_are_its_name() =>
        Presets.All.ShouldAllBe(preset => string.Concat(preset.Stages.Select(stage => stage.Name[0])) == preset.Name);

    [Fact]
    public void The_same_path_is_shown_under_the_presets_names()
    {
        var path = Story.Begin().Read().Note(Step.Clarify).Path;
        var stages = Presets.Heard.Show(path);
        stages.Select(stage => stage.Name).ShouldBe(["Hear", "Empathise", "Apologise", "Resolve", "Diagnose"]);
        stages.Select(stage => stage.State).ShouldBe([StepState.Done, StepState.Next, StepState.Open, StepState.Open, StepState.Open]);
    }

    [Fact]
    public void Exactly_one_name_holds_the_next_step() => Check.ForAnySeed(seed =>
    {
        var path = RecoveryPath.From(Histories.Of(seed, 40).Timeline);
        foreach (var preset in Presets.All)
            preset.Show(path).Count(stage => stage.State == StepState.Next).ShouldBe(path.Next is null ? 0 : 1);
    }, 50);

    [Fact]
    public void Names_must_cover_every_step_once_and_in_order()
    {
        var steps = Enum.GetValues<Step>();
        foreach (Step[] wrong in new[] { [Step.Listen, Step.Listen], [.. steps, Step.Learn], steps.Reverse().ToArray() })
            Should.Throw<ArgumentException>(() => Preset.Of("ours", "Ours", [new("All", wrong)]));
        Should.Throw<ArgumentException>(() => Preset.Of("ours", "Ours", [new(" ", steps)]));
    }
}
