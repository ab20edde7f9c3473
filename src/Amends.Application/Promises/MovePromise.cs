using System.Globalization;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.SecondReaders;
using Amends.Recovery;

namespace Amends.Application.Promises;

/// <summary>A promise gets a new day. The customer is told, with the reason in a colleague's words: those wait for a second reader where a reply would.</summary>
internal sealed class MovePromise(ChangeComplaint change, Charters charters, GuardGuide guard)
{
    public async Task<Outcome<Changed>> Handle(Target target, RenegotiatePromise moves, Sending sending, CancellationToken cancel = default)
    {
        var guarded = await guard.For(target, new FromTheGuide { Moves = moves, NewDay = await Says(moves, cancel) }, sending, cancel);
        return await change.Handle(target, seen => guarded(seen, new Plan(moves with { Read = sending.Read })), cancel);
    }

    /// <summary>As somebody reads it before it goes; null where there is no word to read.</summary>
    private async Task<string?> Says(RenegotiatePromise moves, CancellationToken cancel) => string.IsNullOrWhiteSpace(moves.Reason)
        ? null
        : $"{moves.Reason}\n\nNew day: {moves.Due.InZone((await charters.Current(cancel)).Calendar.Zone).Date.ToString("dddd d MMMM", CultureInfo.InvariantCulture)}";
}
