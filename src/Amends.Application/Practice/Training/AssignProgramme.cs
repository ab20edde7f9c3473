using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>A lead gives a programme to colleagues, or takes it back. Whatever stands for several people (all of a house, a team) is given as these people.</summary>
internal sealed class AssignProgramme(Changes changes, IDbContextFactory<AmendsDb> databases, Charters charters, TimeProvider time)
{
    /// <summary>More than this at once are not taken.</summary>
    public const int MostPeople = 1_000;

    /// <param name="due">The last day for the first round, in the organisation's zone.</param>
    /// <returns>How many have it now that did not have it before.</returns>
    public async Task<Outcome<int>> Handle(Person by, Guid programme, IReadOnlyCollection<Guid> people, LocalDate due, CancellationToken cancel = default)
    {
        if (!by.SeesAll)
            return new Outcome<int>.NotFound();
        var now = time.Now();
        var zone = (await charters.Current(cancel)).Calendar.Zone;
        if (due < now.InZone(zone).Date)
            return new Refusal("assignment_past", "That day has passed. Give one that is still to come; nobody was assigned.");
        var wanted = people.Distinct().ToArray();
        if (wanted.Length is 0 or > MostPeople)
            return new Refusal("assignment_nobody", $"Choose who is to do it: 1 to {MostPeople} colleagues at once.");
        await using (var db = await databases.CreateDbContextAsync(cancel))
        {
            if (await db.Users.CountAsync(a => wanted.Contains(a.Id) && a.DisabledAt == null, cancel) != wanted.Length)
                return new Refusal("assignment_unknown", "One of them has no account, or may not sign in any more. Nobody was assigned; choose once more.");
        }
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
            return added > 0 ? added : new Refusal("assignment_known", wanted.Length == 1 ? "They have this programme already." : "All of them have this programme already.");
        }, cancel);
    }

    /// <summary>It is theirs no longer. Their sessions stay theirs.</summary>
    public async Task<Outcome<bool>> Withdraw(Person by, Guid programme, Guid account, CancellationToken cancel = default) =>
        by.SeesAll && await changes.Run(session => session.Execute("DELETE FROM assignments WHERE programme_id = @programme AND account_id = @account", programme, account), cancel) > 0
            ? true
            : new Outcome<bool>.NotFound();
}
