using Amends.Recovery;

namespace Amends.Application.Composure;

/// <summary>What is enough for one person. All times are in minutes.</summary>
/// <param name="Shown">Hot minutes are counted and shown, and pauses offered. A pause can be taken in any case.</param>
/// <param name="PauseAfter">So many hot minutes since the last pause offer one.</param>
/// <param name="HandOverAfter">From so many hot minutes in a day handing a case on is offered with it.</param>
/// <param name="Pause">How long a pause is.</param>
/// <param name="HotCases">From so many hot cases on one colleague carries much.</param>
/// <param name="Reminds">Below furious words stands a line that reminds to take a breath.</param>
public sealed record ComposureRules(bool Shown = true, int PauseAfter = 45, int HandOverAfter = 90, int Pause = 10, int HotCases = 6, bool Reminds = true) : IHouseRules<ComposureRules>
{
    static string IHouseRules<ComposureRules>.Key => "composure";

    static ComposureRules IHouseRules<ComposureRules>.Default { get; } = new();

    Refusal? IHouseRules<ComposureRules>.Problem() => this switch
    {
        { PauseAfter: < 5 or > 480 } or { HandOverAfter: < 5 or > 480 } => new("composure_unusable", "Offer a pause, and a hand-over, after 5 to 480 hot minutes."),
        { Pause: < 2 or > 60 } => new("composure_unusable", "Let a pause last 2 to 60 minutes."),
        { HotCases: < 1 or > 100 } => new("composure_unusable", "Count 1 to 100 hot cases as much."),
        _ => null,
    };
}
