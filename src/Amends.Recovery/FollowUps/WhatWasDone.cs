using NodaTime;

namespace Amends.Recovery;

/// <summary>What was done to put it right, from the timeline, since it was last opened: the words of finished actions, of kept promises and of the resolution.</summary>
public static class WhatWasDone
{
    private const int Most = 3;

    /// <returns>The last few, in the order in which they were done; empty where nobody wrote any words.</returns>
    public static IReadOnlyList<DoneThing> Of(IEnumerable<TimelineEntry> timeline)
    {
        var words = new Dictionary<Guid, string?>();
        var fixes = new HashSet<Guid>();
        var done = new List<DoneThing>();
        foreach (var entry in timeline)
        {
            switch (entry.What)
            {
                case ActionPlanned it: words[it.ActionId] = entry.Words; break;
                case PromiseMade it:
                    words[it.PromiseId] = entry.Words;
                    if (it.Subject is not (PromiseKind.CallBack or PromiseKind.Reply or PromiseKind.Check))
                        fixes.Add(it.PromiseId);
                    break;
                case ActionDone it: Add(words.GetValueOrDefault(it.ActionId), entry.At); break;
                case PromiseFulfilled it when fixes.Contains(it.PromiseId): Add(words.GetValueOrDefault(it.PromiseId), entry.At); break;
                case Resolved: Add(entry.Words, entry.At); break;
                case Reopened: done.Clear(); break;
            }
        }

        return [.. done.TakeLast(Most)];

        void Add(string? said, Instant at)
        {
            if (said?.Split('\n', 2)[0].Trim().TrimEnd('.', '!') is { Length: > 0 } line && !done.Exists(one => one.Words == line))
                done.Add(new(line, at));
        }
    }
}

/// <param name="Words">One line, without its full stop.</param>
public sealed record DoneThing(string Words, Instant At);
