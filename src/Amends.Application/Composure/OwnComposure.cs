using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>A colleague's own day: what they carried so far, whether they rest, whether a pause is to be offered. Nobody else is shown it.</summary>
internal sealed class OwnComposure(IDbContextFactory<AmendsDb> databases, HouseRules<ComposureRules> house, Charters charters, TimeProvider time)
{
    private readonly Func<AmendsDb, Guid, CancellationToken, Task<ExposureRow?>> _ask = EF.CompileAsyncQuery((AmendsDb db, Guid account, CancellationToken cancel) =>
        db.Exposure.AsNoTracking().FirstOrDefault(e => e.AccountId == account));

    public async Task<Composed> Handle(Person person, CancellationToken cancel = default)
    {
        var (now, rules) = (time.Now(), await house.Current(cancel));
        var day = now.InZone((await charters.Current(cancel)).Calendar.Zone).Date;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await _ask(db, person.Id, cancel);
        return new(row is null ? Exposure.Of(day) : SavingComposure.ToExposure(row).On(day), rules, now);
    }
}

/// <summary>One colleague's day against what is enough.</summary>
public sealed record Composed(Exposure Exposure, ComposureRules Rules, Instant Now)
{
    /// <summary>Whole minutes on hot cases today.</summary>
    public int HotMinutes => (int)Exposure.Hot.TotalMinutes;

    /// <summary>Until when they rest; null while they do not.</summary>
    public Instant? PausedUntil => Exposure.IsPaused(Now) ? Exposure.PausedUntil : null;

    /// <summary>A pause is to be offered.</summary>
    public bool WantsPause => Rules.Shown && PausedUntil is null && Exposure.SinceRest >= Duration.FromMinutes(Rules.PauseAfter);

    /// <summary>Handing the case at hand on is to be offered with it.</summary>
    public bool WantsHandOver => WantsPause && Exposure.Hot >= Duration.FromMinutes(Rules.HandOverAfter);
}
