using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Promises;

/// <summary>A promise gets a new day. The customer is told, with the reason in a colleague's words: those wait for a second reader where a reply would.</summary>
internal sealed class MovePromise(ChangeComplaint change, Charters charters, GuardGuide guard, TimeProvider time)
{
    public async Task<Outcome<Changed>> Handle(Target target, RenegotiatePromise moves, Sending sending, CancellationToken cancel = default)
    {
        var guarded = await guard.For(target, new FromTheGuide { Moves = moves, NewDay = await Says(moves, cancel) }, sending, cancel);
        return await change.Handle(target, seen => guarded(seen, new Plan(moves with { Read = sending.Read })), cancel);
    }

    /// <summary>As somebody reads it before it goes; null where there is no word to read.</summary>
    private async Task<string?> Says(RenegotiatePromise moves, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(moves.Reason))
            return null;
        var zone = (await charters.Current(cancel)).Calendar.Zone;
        return $"{moves.Reason}\n\nNew day: {NewDateMessage.Day(moves.Due.InZone(zone).Date, time.Now(), zone)}";
    }
}
