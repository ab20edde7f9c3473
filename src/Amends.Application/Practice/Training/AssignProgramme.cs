using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>A lead gives a programme to colleagues or to those who are in a team at that moment, or takes it back. That a team was given it is kept, so that whoever joins later can be offered it.</summary>
internal sealed class AssignProgramme(Changes changes, IDbContextFactory<AmendsDb> databases, Charters charters, TimeProvider time)
{
    /// <summary>More than this at once are not taken.</summary>
    public const int MostPeople = 1_000;

    /// <param name="due">The last day for the first round, in the organisation's zone.</param>
    /// <returns>How many have it now that did not have it before.</returns>
    public async Task<Outcome<int>> Handle(Person by, Guid programme, IReadOnlyCollection<Guid> people, LocalDate due, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return new Outcome<int>.NotFound();
        var wanted = people.Distinct().ToArray();
        if (wanted.Length is 0 or > MostPeople)
            return new Refusal("assignment_nobody", $"Choose who is to do it: 1 to {MostPeople} colleagues at once.");
        await using (var db = await databases.CreateDbContextAsync(cancel))
        {
            if (await db.Users.CountAsync(a => wanted.Contains(a.Id) && a.DisabledAt == null, cancel) != wanted.Length)
                return new Refusal("assignment_unknown", "One of them has no account, or may not sign in any more. Nobody was assigned; choose once more.");
        }
        return await Give(by, programme, wanted, due, null, cancel);
    }

    /// <summary>Given again, it reaches those who have joined since.</summary>
    /// <returns>How many have it now that did not have it before.</returns>
    public async Task<Outcome<int>> Team(Person by, Guid programme, Guid team, LocalDate due, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return new Outcome<int>.NotFound();
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Teams.AnyAsync(t => t.Id == team && t.RetiredAt == null, cancel))
            return new Refusal("assignment_team", "This team is no longer in use. Choose another one; nobody was assigned.");
        var members = await db.Users.Where(a => a.TeamId == team && a.DisabledAt == null).OrderBy(a => a.Id).Select(a => a.Id).Take(MostPeople + 1).ToArrayAsync(cancel);
        if (members.Length is 0 or > MostPeople)
            return new Refusal("assignment_nobody", $"A team that is given a programme has 1 to {MostPeople} people in it. Nobody was assigned.");
        return await Give(by, programme, members, due, team, cancel);
    }

    private async Task<Outcome<int>> Give(Person by, Guid programme, Guid[] wanted, LocalDate due, Guid? team, CancellationToken cancel)
    {
        var now = time.Now();
        var zone = (await charters.Current(cancel)).Calendar.Zone;
        if (due < now.InZone(zone).Date)
            return new Refusal("assignment_past", "That day has passed. Give one that is still to come; nobody was assigned.");
        return await changes.Run<Outcome<int>>(async session =>
        {
            if (await session.First($"SELECT ended_at FROM programmes WHERE id = @id{session.ForUpdate}", row => new { Ended = !row.IsDBNull(0) }, programme) is not { } found)
                return new Outcome<int>.NotFound();
            if (found.Ended)
                return SaveProgramme.Over;
            var added = 0;
            foreach (var person in wanted)
            {
                added += await session.Execute(
                    "INSERT INTO assignments (id, programme_id, account_id, assigned_at, assigned_by, due) VALUES (@id, @programme, @account, @at, @by, @due) ON CONFLICT (programme_id, account_id) DO NOTHING",
                    Guid.CreateVersion7(time.GetUtcNow()), programme, person, now, by.Id, Standing.EndOf(due, zone));
            }
            if (team is not null)
                await session.Execute("INSERT INTO programme_teams (programme_id, team_id, given_at) VALUES (@programme, @team, @at) ON CONFLICT (programme_id, team_id) DO NOTHING", programme, team, now);
            return added > 0 ? added : new Refusal("assignment_known", wanted.Length == 1 ? "They have this programme already." : "All of them have this programme already.");
        }, cancel);
    }

    /// <summary>It is theirs no longer. Their sessions stay theirs.</summary>
    public async Task<Outcome<bool>> Withdraw(Person by, Guid programme, Guid account, CancellationToken cancel = default) =>
        by.Trains && await changes.Run(session => session.Execute("DELETE FROM assignments WHERE programme_id = @programme AND account_id = @account", programme, account), cancel) > 0
            ? true
            : new Outcome<bool>.NotFound();
}
