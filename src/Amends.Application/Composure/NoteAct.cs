using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>
/// Notes that a colleague did something on a case, for their own <see cref="Exposure"/>. It keeps a sum for today and which case came last, not what was
/// done; where counting is switched off it keeps nothing. It never stands in the way: what cannot be noted is not.
/// </summary>
internal sealed class NoteAct(Changes changes, IDbContextFactory<AmendsDb> databases, HouseRules<ComposureRules> house, Charters charters, TimeProvider time)
{
    /// <summary>Acts so soon after one another are written as one.</summary>
    private static readonly Duration Together = Duration.FromSeconds(30);

    /// <param name="opens">The case was opened, and nothing else done.</param>
    /// <param name="call">How long the call took that was noted.</param>
    /// <param name="at">When it was, where it is noted later.</param>
    public async Task Handle(Person by, string typed, bool opens = false, Duration? call = null, Instant? at = null)
    {
        if (by.Kind != ActorKind.Colleague || !Reference.TryParse(typed, out var parsed))
            return;
        try
        {
            if ((await house.Current()).Shown)
                await Note(by, parsed.ToString(), opens, call, at ?? time.Now());
        }
        catch (Exception exception) when (exception is StorageUnavailable || StorageUnavailable.Explains(exception))
        {
            // The case matters, the minute does not.
        }
    }

    private async Task Note(Person by, string reference, bool opens, Duration? call, Instant now)
    {
        var day = now.InZone((await charters.Current()).Calendar.Zone).Date;
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.VisibleTo(by).Where(c => c.Reference == reference).Select(c => new { c.Id, c.Heat }).FirstOrDefaultAsync();
        if (found is null)
            return;
        var row = await db.Exposure.AsNoTracking().FirstOrDefaultAsync(e => e.AccountId == by.Id);
        if (call is null && row is { At: { } last } && row.ComplaintId == found.Id && row.Day == SavingComposure.Number(day)
            && (opens || (now - last < Together && row.IsHot == found.Heat >= Exposure.HotFrom)))
            return;
        await changes.Run(session => session.ChangeExposure(by.Id, day, before => opens && before.IsOver(now) ? before : before.After(found.Id, new(found.Heat), now, opens, call)));
    }
}
