using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>A colleague takes a few minutes, comes back, or declines a pause that was offered. While they rest nobody gives them a case.</summary>
internal sealed class TakePause(Changes changes, HouseRules<ComposureRules> house, Charters charters, TimeProvider time)
{
    public async Task<Exposure> Begin(Person by, CancellationToken cancel = default)
    {
        var until = time.Now() + Duration.FromMinutes((await house.Current(cancel)).Pause);
        return await Change(by, before => before.Pause(until), cancel);
    }

    public Task<Exposure> Back(Person by, CancellationToken cancel = default) => Change(by, before => before.Back(), cancel);

    public Task<Exposure> NotNow(Person by, CancellationToken cancel = default) => Change(by, before => before.NotNow(), cancel);

    private async Task<Exposure> Change(Person by, Func<Exposure, Exposure> change, CancellationToken cancel)
    {
        var day = time.Now().InZone((await charters.Current(cancel)).Calendar.Zone).Date;
        return await changes.Run(session => session.ChangeExposure(by.Id, day, change), cancel);
    }
}
