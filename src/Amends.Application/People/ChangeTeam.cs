using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application;

/// <summary>An administrator makes a team, renames it, retires it and brings it back. Its figures stay with it.</summary>
internal sealed class ChangeTeam(Changes changes, Colleagues colleagues, TimeProvider time)
{
    public const int LongestName = 60;

    private const int Most = 1_000;

    private static readonly Refusal BadName = new("team_name", $"Give the team a name of at most {LongestName} characters.");

    public Task<Outcome<Guid>> Make(Person by, string name, CancellationToken cancel = default) => Run(by, async session =>
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            return BadName;
        if (await IsTaken(session, name, Guid.Empty))
            return Taken(name);
        if (await session.Scalar<long>("SELECT count(*) FROM teams") >= Most)
            return new Refusal("team_many", $"There are {Most} teams. Bring back one that is retired, or rename it.");
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.Now());
        await session.Execute("INSERT INTO teams (id, name, name_key, created_at) VALUES (@id, @name, @key, @now)", id, name, NameKey.Of(name), now);
        await session.Log(PeopleLog.Entry(now, by, PeopleChange.TeamMade, team: id, after: name));
        return id;
    }, cancel);

    /// <param name="was">The name that was seen; whoever was overtaken is told.</param>
    public Task<Outcome<Guid>> Rename(Person by, Guid team, string was, string name, CancellationToken cancel = default) => Run(by, team, async (session, one) =>
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            return BadName;
        if (one.Name == name)
            return team;
        if (one.Name != was)
            return new Refusal("overtaken", $"The team is called {one.Name} since a moment ago. Look again, then decide.");
        if (!one.Retired && await IsTaken(session, name, team))
            return Taken(name);
        await session.Execute("UPDATE teams SET name = @name, name_key = @key WHERE id = @id", name, NameKey.Of(name), team);
        await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.TeamRenamed, team: team, before: one.Name, after: name));
        return team;
    }, cancel);

    /// <summary>Takes a team out of use; whoever is in it is in none afterwards.</summary>
    public Task<Outcome<Guid>> Retire(Person by, Guid team, CancellationToken cancel = default) => Run(by, team, async (session, one) =>
    {
        if (one.Retired)
            return team;
        var now = time.Now();
        await session.Execute("UPDATE teams SET retired_at = @now WHERE id = @id", now, team);
        await session.Log(PeopleLog.Entry(now, by, PeopleChange.TeamRetired, team: team, before: one.Name));
        var members = await session.All($"SELECT id FROM accounts WHERE team_id = @team ORDER BY id{session.ForUpdate}", row => row.GetGuid(0), team);
        foreach (var member in members)
        {
            await session.Later("UPDATE accounts SET team_id = NULL, concurrency_stamp = @change WHERE id = @id", Guid.NewGuid().ToString("N"), member);
            await session.Log(PeopleLog.Entry(now, by, PeopleChange.TeamChanged, member, team, before: one.Name));
        }
        return team;
    }, cancel);

    /// <summary>Brings a retired team back, with its figures and without people.</summary>
    public Task<Outcome<Guid>> BringBack(Person by, Guid team, CancellationToken cancel = default) => Run(by, team, async (session, one) =>
    {
        if (!one.Retired)
            return team;
        if (await IsTaken(session, one.Name, team))
            return Taken(one.Name);
        await session.Execute("UPDATE teams SET retired_at = NULL WHERE id = @id", team);
        await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.TeamBack, team: team, after: one.Name));
        return team;
    }, cancel);

    private Task<Outcome<Guid>> Run(Person by, Guid team, Func<Session, Found, Task<Outcome<Guid>>> change, CancellationToken cancel) => Run(by, async session =>
    {
        var found = await session.First(
            $"SELECT name, retired_at FROM teams WHERE id = @id{session.ForUpdate}", row => new Found(row.GetString(0), !row.IsDBNull(1)), team);
        return found is null ? new Outcome<Guid>.NotFound() : await change(session, found);
    }, cancel);

    private async Task<Outcome<Guid>> Run(Person by, Func<Session, Task<Outcome<Guid>>> change, CancellationToken cancel)
    {
        if (!by.IsAdmin)
            return new Outcome<Guid>.NotFound();
        var outcome = await changes.Run(change, cancel);
        colleagues.Changed();
        return outcome;
    }

    private static async Task<bool> IsTaken(Session session, string name, Guid but) =>
        await session.Scalar<string>("SELECT name FROM teams WHERE name_key = @key AND retired_at IS NULL AND id <> @id", NameKey.Of(name), but) is not null;

    private static Refusal Taken(string name) => new("team_taken", $"There is a team called {name} already. Choose another name.");

    private sealed record Found(string Name, bool Retired);
}
