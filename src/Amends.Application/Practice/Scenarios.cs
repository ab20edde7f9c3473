using Amends.Application.Storage;
using Amends.Practice;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>The scenarios there are to play: those that ship and the organisation's own. Every node sees a change within half a minute.</summary>
internal sealed class Scenarios
{
    private readonly IDbContextFactory<AmendsDb> _databases;
    private readonly Remembered<IReadOnlyList<OwnScenario>> _own;

    public Scenarios(IDbContextFactory<AmendsDb> databases, TimeProvider time)
    {
        _databases = databases;
        _own = new(time, Duration.FromSeconds(30), Look);
    }

    /// <summary>All that can be begun, easiest first.</summary>
    public async ValueTask<IReadOnlyList<Scenario>> All(CancellationToken cancel = default) =>
        [.. ScenarioLibrary.All.Concat((await Own(cancel)).Where(own => !own.Withdrawn).Select(own => own.Scenario)).OrderBy(scenario => scenario.Level)];

    /// <summary>The scenario of that id; null where there is none to begin.</summary>
    public async ValueTask<Scenario?> Find(string id, CancellationToken cancel = default) =>
        ScenarioLibrary.Find(id) ?? (await Own(cancel)).FirstOrDefault(own => own.Scenario.Id == id && !own.Withdrawn)?.Scenario;

    /// <summary>The newest version of each of the organisation's own, also of those taken out of use; by title.</summary>
    public ValueTask<IReadOnlyList<OwnScenario>> Own(CancellationToken cancel = default) => _own.Get(cancel);

    /// <summary>All versions of one's own, the newest first; none where there is no such scenario.</summary>
    public async Task<IReadOnlyList<OwnScenario>> Versions(string id, CancellationToken cancel = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        return await Named(db, await db.Scenarios.AsNoTracking().Where(s => s.Id == id).OrderByDescending(s => s.Version).ToListAsync(cancel), cancel);
    }

    /// <summary>What was read is read anew.</summary>
    public void Forget() => _own.Forget();

    private async Task<IReadOnlyList<OwnScenario>> Look(CancellationToken cancel)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var newest = await db.Scenarios.AsNoTracking().Where(s => !db.Scenarios.Any(later => later.Id == s.Id && later.Version > s.Version)).ToListAsync(cancel);
        return [.. (await Named(db, newest, cancel)).OrderBy(own => own.Scenario.Title, StringComparer.OrdinalIgnoreCase)];
    }

    private static async Task<List<OwnScenario>> Named(AmendsDb db, List<ScenarioRow> rows, CancellationToken cancel)
    {
        var writers = rows.Select(s => s.By).Distinct().ToArray();
        var names = await db.Users.Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return [.. rows.Select(s => Read(s) is { } scenario ? new OwnScenario(scenario, s.Version, s.Withdrawn, s.At, names.GetValueOrDefault(s.By, "a colleague")) : null).OfType<OwnScenario>()];
    }

    /// <summary>null for one that was saved before a rule it breaks: nobody could play it, and the others stay to be played.</summary>
    private static Scenario? Read(ScenarioRow row)
    {
        try
        {
            return ScenarioFile.Read(row.Id + ".json", row.Text);
        }
        catch (ScenarioException)
        {
            return null;
        }
    }
}

/// <summary>A version of a scenario of one's own.</summary>
/// <param name="Withdrawn">Nobody begins it any more.</param>
/// <param name="ByName">Who saved this version.</param>
public sealed record OwnScenario(Scenario Scenario, int Version, bool Withdrawn, Instant At, string ByName);
