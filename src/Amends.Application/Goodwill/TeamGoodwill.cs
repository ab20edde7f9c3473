using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Goodwill;

/// <summary>What the teams gave in this month, against the budgets they have of their own. For leads and analysts; a customer never hears of a budget.</summary>
internal sealed class TeamGoodwill(IDbContextFactory<AmendsDb> databases, HouseGoodwill house, TimeProvider time)
{
    /// <summary>Every team that has a budget or gave something in this month, by name, in the organisation's currency.</summary>
    public async Task<IReadOnlyList<TeamMonth>> Handle(CancellationToken cancel = default)
    {
        var book = await house.Current(cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var month = SavingGoodwill.MonthOf(time.Now());
        var given = await db.TeamGoodwillMonths.AsNoTracking().Where(m => m.Month == month && m.Currency == book.Currency).ToDictionaryAsync(m => m.TeamId, cancel);
        var teams = await db.Teams.AsNoTracking().OrderBy(t => t.NameKey).Select(t => new { t.Id, t.Name, t.RetiredAt }).ToListAsync(cancel);
        return
        [
            .. from team in teams
               let sum = given.GetValueOrDefault(team.Id)
               let budget = book.BudgetOf(team.Id)
               where sum is not null || (budget is not null && team.RetiredAt is null)
               select new TeamMonth(team.Id, team.Name, book.Currency, sum?.Gifts ?? 0, sum?.Value ?? 0, sum?.Cost ?? 0, budget),
        ];
    }

    /// <summary>This month of the team that each of these colleagues is in; those in none, and those whose team has neither a budget nor a gift, are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, TeamMonth>> Of(IEnumerable<Guid?> colleagues, CancellationToken cancel = default)
    {
        var ids = colleagues.OfType<Guid>().Distinct().ToArray();
        if (ids.Length == 0)
            return new Dictionary<Guid, TeamMonth>();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var teamOf = await db.Users.AsNoTracking().Where(a => ids.Contains(a.Id) && a.TeamId != null).Select(a => new { a.Id, a.TeamId }).ToListAsync(cancel);
        var months = teamOf.Count == 0 ? [] : (await Handle(cancel)).ToDictionary(month => month.Team);
        return teamOf.Where(one => months.ContainsKey(one.TeamId!.Value)).ToDictionary(one => one.Id, one => months[one.TeamId!.Value]);
    }
}

/// <summary>Goodwill of one team in this month; amounts in minor units.</summary>
/// <param name="Value">What customers got.</param>
/// <param name="Cost">What it cost us.</param>
/// <param name="Budget">null where it has none of its own.</param>
public sealed record TeamMonth(Guid Team, string Name, string Currency, long Gifts, long Value, long Cost, long? Budget)
{
    /// <summary>By how much the budget is gone over once this much more is spent; null where it is not, or there is none.</summary>
    public long? Over(long more = 0) => Budget is { } budget && (Int128)Cost + more > budget ? (long)((Int128)Cost + more - budget) : null;
}
