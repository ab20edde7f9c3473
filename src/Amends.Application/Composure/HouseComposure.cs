using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>From when on a pause is offered, and more. Every node sees a change within half a minute.</summary>
internal sealed class HouseComposure(Storage.Settings settings, TimeProvider time)
{
    private const string Key = "composure";

    private readonly Remembered<ComposureRules> _rules = new(
        time, Duration.FromSeconds(30), async cancel => await settings.Get(Key, cancel) is { } kept ? Json.Read<ComposureRules>(kept) : new ComposureRules());

    public ValueTask<ComposureRules> Current(CancellationToken cancel = default) => _rules.Get(cancel);

    /// <summary>Saves what an admin decided.</summary>
    public async Task<Outcome<ComposureRules>> Change(Person by, ComposureRules rules, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<ComposureRules>.NotFound();
        if (rules.Problem() is { } problem)
            return new Refusal("composure_unusable", problem);
        await settings.Change(by, Key, Json.Write(rules), cancel);
        return _rules.Keep(rules);
    }
}

/// <summary>What is enough for one person. All times are in minutes.</summary>
/// <param name="Shown">Hot minutes are counted and shown, and pauses offered. A pause can be taken in any case.</param>
/// <param name="PauseAfter">So many hot minutes since the last pause offer one.</param>
/// <param name="HandOverAfter">From so many hot minutes in a day handing a case on is offered with it.</param>
/// <param name="Pause">How long a pause is.</param>
/// <param name="HotCases">From so many hot cases on one colleague carries much.</param>
public sealed record ComposureRules(bool Shown = true, int PauseAfter = 45, int HandOverAfter = 90, int Pause = 10, int HotCases = 6)
{
    /// <summary>Why these cannot be used; null where they can.</summary>
    public string? Problem() => this switch
    {
        { PauseAfter: < 5 or > 480 } or { HandOverAfter: < 5 or > 480 } => "Offer a pause, and a hand-over, after 5 to 480 hot minutes.",
        { Pause: < 2 or > 60 } => "Let a pause last 2 to 60 minutes.",
        { HotCases: < 1 or > 100 } => "Count 1 to 100 hot cases as much.",
        _ => null,
    };
}
