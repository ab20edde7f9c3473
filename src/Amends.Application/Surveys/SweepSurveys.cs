using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Amends.Application.Surveys;

/// <summary>Asks customers how it went, and reminds them once. Whoever said that they want no such questions is not asked, on any case. What came due while Amends did not run is asked at the next sweep, once.</summary>
internal sealed class SweepSurveys(IDbContextFactory<AmendsDb> databases, ChangeComplaint change, HouseRules<Aftercare> aftercare, Changes changes, TimeProvider time, ILogger<SweepSurveys> log) : ISweep
{
    private const int Batch = 200;

    /// <returns>How many were asked.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var asked = 0;
        while (true)
        {
            var now = time.Now();
            var wanted = (await aftercare.Current(cancel)).Surveys;
            await using var db = await databases.CreateDbContextAsync(cancel);
            var due = await db.Surveys.Where(s => s.AskAt != null && s.AskAt <= now).OrderBy(s => s.AskAt).ThenBy(s => s.ComplaintId).Take(Batch)
                .Join(db.Complaints, s => s.ComplaintId, c => c.Id, (s, c) => new { s.AskAt, c.Id, c.Reference, c.CustomerId })
                .Join(db.Customers, one => one.CustomerId, c => c.Id, (one, c) => new { one.AskAt, one.Id, one.Reference, Refused = c.NoSurveysAt != null })
                .OrderBy(one => one.AskAt).ThenBy(one => one.Id).ToListAsync(cancel);
            foreach (var one in due)
            {
                try
                {
                    // Whoever answered in this moment was faster: then it is refused, and that is right.
                    if (wanted && !one.Refused && await change.Handle(new Target(one.Reference, Person.Amends), new AskSurvey(), cancel) is Outcome<Changed>.Done)
                        asked++;
                    else
                        await changes.Run(session => session.Execute("UPDATE surveys SET ask_at = NULL WHERE complaint_id = @id AND ask_at <= @now", one.Id, now), cancel);
                }
                catch (Exception failure) when (ChangeComplaint.IsOfOneCase(failure))
                {
                    log.LogError(failure, "The customer of {Reference} cannot be asked how it went; tried again in a day. `amends verify` tells more.", one.Reference);
                    await changes.Run(session => session.Execute("UPDATE surveys SET ask_at = @later WHERE complaint_id = @id AND ask_at <= @now", now + Duration.FromDays(1), one.Id, now), cancel);
                }
            }
            if (due.Count < Batch)
                return asked;
        }
    }
}
