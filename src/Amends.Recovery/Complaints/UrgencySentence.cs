using NodaTime;

namespace Amends.Recovery;

/// <summary>Tells in one line why a case stands where it does: "furious, waiting 14 min, first reply due 09:40, two promises broken".</summary>
public static class UrgencySentence
{
    public static string Sentence(this Urgency urgency, Instant now, DateTimeZone zone) =>
        string.Join(", ", urgency.Why.Where(reason => reason.Code != "clock").Select(reason => Tell(reason, now, zone)));

    private static string Tell(UrgencyReason reason, Instant now, DateTimeZone zone) => reason.Code switch
    {
        "heat" => Plain.Words(new Heat(reason.Value ?? 0).Band),
        "waiting" => $"waiting {Plain.Span(now - reason.At!.Value)}",
        "reopened" => $"reopened {Plain.Times((int)reason.Value!.Value)}",
        "due" => Due(reason.Label!, reason.At!.Value, now, zone),
        "broken_promises" => $"{Plain.Count((int)reason.Value!.Value, "promise")} broken",
        "signal" => Plain.Signal(reason.Label!),
        _ => Plain.Spoken(reason.Code),
    };

    private static string Due(string label, Instant due, Instant now, DateTimeZone zone)
    {
        var name = char.ToLowerInvariant(label[0]) + label[1..];
        var when = Plain.When(due, now, zone);
        if (!name.EndsWith(" due", StringComparison.Ordinal))
            return $"{name} {when}";
        return due < now ? $"{name[..^4]} was due {when}" : $"{name} {when}";
    }
}
