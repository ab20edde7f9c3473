using Amends.Recovery;

namespace Amends.Application.Paths;

/// <summary>Which words the colleagues' pages use for the twelve steps. What is kept and what programs are told stays in the path's own.</summary>
/// <param name="Words"><see cref="PathWords"/>, the code of a preset, or <see cref="OwnWords"/>.</param>
/// <param name="Own">The organisation's own names, of the steps that have one; kept while other words are chosen.</param>
public sealed record PathNames(string Words = PathNames.PathWords, IReadOnlyDictionary<Step, string>? Own = null) : IHouseRules<PathNames>
{
    public const string PathWords = "path", OwnWords = "own";

    public const int Longest = 40;

    /// <summary>null where the steps stand by themselves.</summary>
    public Preset? Preset => Presets.All.FirstOrDefault(preset => preset.Code == Words);

    /// <summary>What the organisation calls the step now; null where it has no name of its own for it.</summary>
    public string? OwnName(Step step) => Words == OwnWords ? Own?.GetValueOrDefault(step) : null;

    static string IHouseRules<PathNames>.Key => "path-names";

    static PathNames IHouseRules<PathNames>.Default { get; } = new();

    Refusal? IHouseRules<PathNames>.Problem() =>
        Words is not (PathWords or OwnWords) && Preset is null ? new("path_words_unknown", "Choose the words that the guide uses.")
        : Own?.Values.Any(name => string.IsNullOrWhiteSpace(name) || name.Length > Longest || name.Any(char.IsControl)) == true
            ? new("step_name_unusable", $"A step’s name may have 1 to {Longest} characters on one line; left empty, the step keeps ours.")
        : null;
}
