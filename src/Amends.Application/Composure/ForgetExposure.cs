using Amends.Application.Deadlines;
using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>Forgets what was carried on earlier days: nobody needs it, and it is nobody's business.</summary>
internal sealed class ForgetExposure(Changes changes, Charters charters, TimeProvider time)
{
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var now = time.Now();
        var today = SavingComposure.Number(now.InZone((await charters.Current(cancel)).Calendar.Zone).Date);
        return await changes.Run(session => session.Execute("DELETE FROM exposure WHERE day < @today AND (paused_until IS NULL OR paused_until <= @now)", today, now), cancel);
    }
}
