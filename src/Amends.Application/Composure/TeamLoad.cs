using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>
/// What each colleague carries now, by name and in no order of merit, so that a lead sees who needs a hand. It is about today: nothing of it is kept, and only
/// leads are shown it.
/// </summary>
internal sealed class TeamLoad(Database database, IDbContextFactory<AmendsDb> databases, HouseRules<ComposureRules> house, Charters charters, TimeProvider time)
{
    /// <summary>Most colleagues shown, and most cases counted for each: beyond, it says so.</summary>
    public const int MostColleagues = 200, MostCases = 60;

    public async Task<IReadOnlyList<Load>> Handle(Person person, CancellationToken cancel = default)
    {
        if (!person.SeesAll)
            return [];
        var (now, rules) = (time.Now(), await house.Current(cancel));
        var today = now.InZone((await charters.Current(cancel)).Calendar.Zone).Date;
        var dayNumber = SavingComposure.Number(today);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var team = await db.Users.AsNoTracking().Where(a => a.DisabledAt == null && (db.Complaints.Any(c => c.Stage == Stage.Open && c.Owner == a.Id) || db.Exposure.Any(e => e.AccountId == a.Id && e.Day == dayNumber)))
            .OrderBy(a => a.Name).ThenBy(a => a.Id).Take(MostColleagues).Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        var ids = team.ConvertAll(a => a.Id);
        var days = (await db.Exposure.AsNoTracking().Where(e => ids.Contains(e.AccountId)).ToListAsync(cancel)).ToDictionary(e => e.AccountId, e => SavingComposure.ToExposure(e).On(today));
        await using var connection = await database.Open(cancel);
        await using var session = new Session(connection, database.IsSqlite);
        var loads = new List<Load>();
        foreach (var one in team)
        {
            var cases = await Cases(session, one.Id);
            var day = days.GetValueOrDefault(one.Id);
            var minutes = rules.Shown && day is not null ? (int)day.Hot.TotalMinutes : 0;
            var hot = cases.Count(c => c.Heat >= Exposure.HotFrom);
            if (cases.Count > 0 || minutes > 0 || day?.IsPaused(now) == true)
                loads.Add(new(one.Id, one.Name, [.. cases.OrderByDescending(c => c.Heat).Take(MostCases)], cases.Count > MostCases, minutes, day?.IsPaused(now) == true ? day.PausedUntil : null, hot >= rules.HotCases || minutes >= rules.HandOverAfter));
        }
        return loads;
    }

    /// <summary>One range of the index of owners, the most urgent first.</summary>
    private static Task<List<LoadCase>> Cases(Session session, Guid owner) =>
        session.All(
            $"SELECT reference, version, customer_name, heat FROM complaints WHERE stage = @stage AND owner = @owner ORDER BY answer_by, id LIMIT {MostCases + 1}",
            row => new LoadCase(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetDouble(3)),
            Stage.Open, owner);
}

/// <summary>What one colleague carries.</summary>
/// <param name="Cases">Open ones, hottest first.</param>
/// <param name="More">There are more of them than are counted.</param>
/// <param name="HotMinutes">Today, on angry and furious cases.</param>
/// <param name="RestsUntil">null while they do not rest.</param>
/// <param name="Much">It is more than the organisation calls enough.</param>
public sealed record Load(Guid Id, string Name, IReadOnlyList<LoadCase> Cases, bool More, int HotMinutes, Instant? RestsUntil, bool Much)
{
    public int Hot => Cases.Count(one => one.Heat >= Exposure.HotFrom);
}

public sealed record LoadCase(string Reference, int Version, string Customer, double Heat);
