using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>Where people stand in their programmes: each sees their own, a lead all of a programme; of sessions nobody but the player sees more than that a step is done.</summary>
internal sealed class Training(IDbContextFactory<AmendsDb> databases, Scenarios scenarios, Charters charters, TimeProvider time)
{
    /// <summary>More names than this are no list to choose from: then one searches.</summary>
    public const int MostNamed = 50;

    /// <summary>One's own, what is due first standing first; of programmes that have not ended.</summary>
    public async Task<IReadOnlyList<OwnProgramme>> Mine(Person by, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Assignments.AsNoTracking().Where(a => a.AccountId == by.Id)
            .Join(db.Programmes.Where(p => p.EndedAt == null), a => a.ProgrammeId, p => p.Id, (a, p) => new { a, p }).ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        var standings = await Standings(db, [.. rows.Select(row => (row.a, Programmes.Read(row.p)))], cancel);
        return
        [
            .. rows.Select((row, at) => new OwnProgramme(row.a.Id, Programmes.Read(row.p), standings[at], row.a.NudgedDue))
                .OrderBy(one => one.Standing.IsFinished).ThenBy(one => one.Standing.Steps is [var first, ..] ? first.Due : (Instant?)null),
        ];
    }

    /// <summary>A page of those who have a programme, by account, and where each stands; null where there is none for this person.</summary>
    /// <param name="cursor">The assignment that the page before ended with.</param>
    public async Task<Page<StandingOf>?> Of(Person by, Guid programme, string? cursor = null, int limit = 100, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Programmes.AsNoTracking().FirstOrDefaultAsync(p => p.Id == programme, cancel) is not { } found)
            return null;
        var sorted = Sorted(db, programme, Guid.TryParse(cursor, out var after) ? after : null);
        var size = Page.Size(limit);
        var rows = await sorted.Take(size + 1).ToListAsync(cancel);
        var next = rows.Count > size ? rows[size - 1].AccountId.ToString("N") : null;
        rows = [.. rows.Take(size)];
        var saved = Programmes.Read(found);
        var standings = await Standings(db, [.. rows.Select(row => (row, saved))], cancel);
        var people = rows.Select(row => row.AccountId).ToArray();
        var names = await db.Users.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return new(rows.ConvertAll(row => new StandingOf(row.AccountId, names.GetValueOrDefault(row.AccountId, "a colleague who left"), row.AssignedAt, standings[rows.IndexOf(row)])), next);
    }

    /// <summary>Of one programme, by account: the unique index in its order.</summary>
    internal static IQueryable<AssignmentRow> Sorted(AmendsDb db, Guid programme, Guid? after)
    {
        var rows = db.Assignments.AsNoTracking().Where(a => a.ProgrammeId == programme);
        if (after is { } last)
            rows = rows.Where(a => a.AccountId.CompareTo(last) > 0);
        return rows.OrderBy(a => a.AccountId);
    }

    /// <summary>What of somebody's sessions counts for a programme.</summary>
    internal static IQueryable<PracticeSessionRow> Played(AmendsDb db, Guid[] people, string[] scenarios, Instant since) =>
        db.PracticeSessions.AsNoTracking().Where(s => people.Contains(s.AccountId) && scenarios.Contains(s.ScenarioId) && s.FirstAt >= since && s.Ended != PracticeEnd.Open);

    private async Task<IReadOnlyList<Standing>> Standings(AmendsDb db, IReadOnlyList<(AssignmentRow Assigned, SavedProgramme Saved)> all, CancellationToken cancel)
    {
        if (all.Count == 0)
            return [];
        var (people, names) = (all.Select(one => one.Assigned.AccountId).Distinct().ToArray(), all.SelectMany(one => one.Saved.Programme.Scenarios).Distinct().ToArray());
        var rows = await Played(db, people, names, all.Min(one => one.Assigned.AssignedAt)).Select(s => new { s.AccountId, s.ScenarioId, s.FirstAt, s.ChangedAt, s.Score }).ToListAsync(cancel);
        var played = rows.ToLookup(row => row.AccountId, row => new PlayedScenario(row.ScenarioId, row.FirstAt, row.ChangedAt, row.Score));
        var playable = (await scenarios.All(cancel)).Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal);
        var zone = (await charters.Current(cancel)).Calendar.Zone;
        return [.. all.Select(one => Standing.Of(one.Saved.Programme, one.Assigned.AssignedAt, one.Assigned.Due, [.. played[one.Assigned.AccountId]], playable, zone))];
    }

    /// <summary>Colleagues who can be given a programme and do not have it, by name; so many as fit a form.</summary>
    /// <param name="words">Narrows them to those with this part in their name.</param>
    public async Task<FreeColleagues> WithoutIt(Person by, Guid programme, string words = "", CancellationToken cancel = default)
    {
        if (!by.Trains)
            return new([], false);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Free(WithoutIt(db, programme, words, null), cancel);
    }

    /// <summary>One more than fit a form, if there are more.</summary>
    internal static IQueryable<Account> WithoutIt(AmendsDb db, Guid programme, string words, Guid? team)
    {
        var people = db.Users.AsNoTracking().Where(a => a.DisabledAt == null && !db.Assignments.Any(has => has.ProgrammeId == programme && has.AccountId == a.Id));
        if (team is not null)
            people = people.Where(a => a.TeamId == team);
        var key = NameKey.Of(words);
        return (key.Length == 0 ? people : people.Where(a => a.NameKey.Contains(key))).OrderBy(a => a.NameKey).ThenBy(a => a.Id).Take(MostNamed + 1);
    }

    /// <summary>Teams in use that were given a programme, each with those who are in it and do not have it: who joined later, or from whom it was taken back.</summary>
    public async Task<IReadOnlyList<TeamGiven>> Teams(Person by, Guid programme, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var teams = await db.ProgrammeTeams.AsNoTracking().Where(g => g.ProgrammeId == programme)
            .Join(db.Teams.Where(t => t.RetiredAt == null), g => g.TeamId, t => t.Id, (g, t) => new { t.Id, t.Name, t.NameKey, g.GivenAt }).OrderBy(t => t.NameKey).ToListAsync(cancel);
        var given = new List<TeamGiven>();
        foreach (var team in teams)
            given.Add(new(team.Id, team.Name, team.GivenAt, await Free(WithoutIt(db, programme, "", team.Id), cancel)));
        return given;
    }

    private static async Task<FreeColleagues> Free(IQueryable<Account> people, CancellationToken cancel)
    {
        var rows = await people.Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        return new([.. rows.Take(MostNamed).Select(a => (a.Id, a.Name))], rows.Count > MostNamed);
    }

    /// <summary>The accounts with these e-mail addresses, and the addresses that nobody signs in with.</summary>
    public async Task<(IReadOnlyList<Guid> Found, IReadOnlyList<string> Unknown)> ByAddress(IReadOnlyCollection<string> addresses, CancellationToken cancel = default)
    {
        var wanted = addresses.Select(address => address.ToUpperInvariant()).Distinct().ToArray();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Users.AsNoTracking().Where(a => wanted.Contains(a.NormalizedEmail!) && a.DisabledAt == null).Select(a => new { a.Id, a.NormalizedEmail }).ToListAsync(cancel);
        return (found.ConvertAll(a => a.Id), [.. addresses.Where(address => !found.Exists(a => string.Equals(a.NormalizedEmail, address, StringComparison.OrdinalIgnoreCase)))]);
    }

    /// <summary>What a colleague is to be reminded of: steps due today or tomorrow or over, of which they have not been reminded yet; null where there is nothing.</summary>
    public async Task<PracticeNudge?> Nudge(Person by, CancellationToken cancel = default)
    {
        var now = time.Now();
        var mine = await Mine(by, cancel);
        if (mine.Count == 0)
            return null;
        var zone = (await charters.Current(cancel)).Calendar.Zone;
        var tomorrow = Standing.EndOf(now.InZone(zone).Date.PlusDays(1), zone);
        var steps = mine.SelectMany(one => one.Standing.Open(now).Where(step => step.Due <= tomorrow && (one.NudgedDue is not { } told || told < step.Due))).OrderBy(step => step.Due).ToList();
        if (steps.Count == 0 || await scenarios.Find(steps[0].Scenario, cancel) is not { } first)
            return null;
        return new(first.Id, first.Title, first.Persona.FirstName, steps.Select(step => step.Scenario).Distinct().Count(), steps[0].Due, steps[^1].Due);
    }
}

/// <summary>A programme of one's own.</summary>
/// <param name="NudgedDue">Up to which due date they were reminded.</param>
public sealed record OwnProgramme(Guid AssignmentId, SavedProgramme Saved, Standing Standing, Instant? NudgedDue);

/// <summary>Colleagues who could be given a programme, by name.</summary>
/// <param name="More">There are others; a search finds them.</param>
public sealed record FreeColleagues(IReadOnlyList<(Guid Id, string Name)> Found, bool More);

/// <summary>A team that was given a programme.</summary>
/// <param name="Without">Who is in it and does not have it.</param>
public sealed record TeamGiven(Guid Id, string Name, Instant GivenAt, FreeColleagues Without);

/// <summary>Where a colleague stands.</summary>
public sealed record StandingOf(Guid AccountId, string Name, Instant AssignedAt, Standing Standing);

/// <summary>A word beside the queue about what is to be practised.</summary>
/// <param name="Scenario">The one that is due first.</param>
/// <param name="Count">How many customers there are to practise with.</param>
/// <param name="Until">The last of the due dates it speaks of: once it is answered nothing is said of these again.</param>
public sealed record PracticeNudge(string Scenario, string Title, string FirstName, int Count, Instant Due, Instant Until);
