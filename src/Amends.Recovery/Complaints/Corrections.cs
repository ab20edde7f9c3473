using System.Collections.Immutable;

namespace Amends.Recovery;

/// <summary>What a colleague says of a customer's message; what is null stays as it was read.</summary>
public sealed record Correction(Heat? Heat = null, bool? Complaint = null, IReadOnlyList<string>? Concerns = null, IReadOnlyList<string>? Wants = null)
{
    public bool IsEmpty => Heat is null && Complaint is null && Concerns is null && Wants is null;
}

/// <summary>All of a case's state that rests on how its messages were read.</summary>
public sealed record CaseReading(
    Heat Heat,
    Heat Peak,
    Heat? Calmest,
    int Round,
    ImmutableList<Wait> Waits,
    ImmutableList<Wait> FirstWaits,
    ImmutableSortedSet<string> Concerns,
    ImmutableSortedSet<string> Wants,
    ImmutableSortedSet<Step> Skipped)
{
    public static CaseReading Of(Complaint state) =>
        new(state.Heat, state.Peak, state.Calmest, state.Round, state.Waits, state.FirstWaits, state.Concerns, state.Wants, state.Skipped);
}

/// <summary>Corrected readings, seen over a whole timeline: what stands counts as if it had been read so from the start.</summary>
public static class Corrections
{
    /// <summary>Asks for a message's reading to be put right, or (null) for the correction that stands to be taken back.</summary>
    public static CorrectReading Ask(IReadOnlyList<TimelineEntry> timeline, Guid message, Correction? correction)
    {
        var standing = Standing(timeline);
        var known = timeline.Any(entry => entry.What is MessageReceived it && it.MessageId == message);
        if (!known || (correction is null && !standing.ContainsKey(message)))
            return new(message, correction, null);
        var next = correction is null ? standing.Remove(message) : standing.SetItem(message, correction);
        return new(message, correction, CaseReading.Of(Complaint.Fold(Corrected(timeline, next))));
    }

    /// <summary>The corrections that stand, by message.</summary>
    public static ImmutableDictionary<Guid, Correction> Standing(IEnumerable<TimelineEntry> timeline)
    {
        var standing = ImmutableDictionary<Guid, Correction>.Empty;
        foreach (var entry in timeline)
            standing = entry.What switch
            {
                ReadingCorrected it => standing.SetItem(it.MessageId, new(it.Heat, it.Complaint, it.Concerns, it.Wants)),
                CorrectionWithdrawn it => standing.Remove(it.MessageId),
                _ => standing,
            };
        return standing;
    }

    /// <summary>The timeline as it would be if the messages had been read right from the start.</summary>
    public static IEnumerable<TimelineEntry> Corrected(IReadOnlyList<TimelineEntry> timeline)
    {
        var standing = Standing(timeline);
        return standing.IsEmpty ? timeline : Corrected(timeline, standing);
    }

    private static IEnumerable<TimelineEntry> Corrected(IEnumerable<TimelineEntry> timeline, ImmutableDictionary<Guid, Correction> standing) =>
        timeline.Select(entry => entry.What switch
        {
            MessageReceived it when standing.TryGetValue(it.MessageId, out var correction) => Corrected(entry, it, correction),
            // What was corrected on the way stands in the messages themselves.
            ReadingCorrected it => entry with { What = new NoteAdded(it.MessageId) },
            CorrectionWithdrawn it => entry with { What = new NoteAdded(it.MessageId) },
            _ => entry,
        });

    private static TimelineEntry Corrected(TimelineEntry entry, MessageReceived it, Correction correction) => entry with
    {
        What = it with { Heat = correction.Heat ?? it.Heat, Concerns = correction.Concerns ?? it.Concerns, Wants = correction.Wants ?? it.Wants },
        Evidence = correction.Wants is { Count: 0 } ? [.. entry.Evidence.Where(evidence => evidence.Step != Step.Ask)] : entry.Evidence,
    };
}
