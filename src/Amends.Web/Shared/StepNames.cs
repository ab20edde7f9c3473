using Amends.Application.Paths;
using Amends.Recovery;

namespace Amends.Web.Shared;

/// <summary>What colleagues' pages call the steps of the recovery path. Nothing else decides it.</summary>
public sealed class StepNames(PathNames chosen)
{
    /// <summary>The names that the steps stand under; null where they stand by themselves.</summary>
    public Preset? Preset { get; } = chosen.Preset;

    /// <summary>As its row: "Offer"; a step that is alone under a preset's name goes by that.</summary>
    public string Of(Step step) => chosen.OwnName(step) ?? Usual(step);

    /// <summary>Within a sentence. The organisation's own name stays as they wrote it.</summary>
    public string Within(Step step) => chosen.OwnName(step) ?? Usual(step).ToLowerInvariant();

    /// <summary>Where it stands away from the path: "Resolve: Offer".</summary>
    public string Full(Step step) => Preset?[step].Name is { } stage && stage != Of(step) ? SharedWords.StepOfStage.Fill(stage, Of(step)) : Of(step);

    private string Usual(Step step) => Preset?[step] is { Steps.Count: 1 } alone ? alone.Name : Wording.Of(step);
}
