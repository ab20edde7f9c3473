using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Goodwill;

/// <summary>What goodwill came to month by month, against the budget and for each recovery, from sums that are kept up with every gift.</summary>
internal sealed class GoodwillMonths(IDbContextFactory<AmendsDb> databases, HouseGoodwill house, TimeProvider time)
{
    private const int Shown = 12;

    /// <summary>This month in the organisation's currency.</summary>
    public async Task<GoodwillMonth> ThisMonth(CancellationToken cancel = default)
    {
        var book = await house.Current(cancel);
        return (await Latest(1, book, cancel))[0];
    }

    /// <summary>The latest twelve months, this one first, each in the organisation's currency and then in others in which something was given.</summary>
    public async Task<IReadOnlyList<GoodwillMonth>> Handle(CancellationToken cancel = default) => await Latest(Shown, await house.Current(cancel), cancel);

    private async Task<IReadOnlyList<GoodwillMonth>> Latest(int count, GoodwillBook book, CancellationToken cancel)
    {
        var today = time.Now().InUtc().Date;
        var months = Enumerable.Range(0, count).Select(back => today.PlusMonths(-back)).Select(day => day.Year * 100 + day.Month).ToList();
        var first = months[^1];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sums = await db.GoodwillMonths.AsNoTracking().Where(m => m.Month >= first).ToListAsync(cancel);
        var recoveries = await db.RecoveryMonths.AsNoTracking().Where(m => m.Month >= first).ToDictionaryAsync(m => m.Month, m => m.Recoveries, cancel);
        return
        [
            .. from month in months
               from currency in sums.Where(m => m.Month == month && m.Currency != book.Currency).Select(m => m.Currency).Order(StringComparer.Ordinal).Prepend(book.Currency)
               let sum = sums.Find(m => m.Month == month && m.Currency == currency)
               select new GoodwillMonth(month, currency, sum?.Gifts ?? 0, sum?.Value ?? 0, sum?.Cost ?? 0, currency == book.Currency && book.MonthlyBudget > 0 ? book.MonthlyBudget : null, Math.Max(0, recoveries.GetValueOrDefault(month))),
        ];
    }
}

/// <summary>Goodwill of one month in one currency; amounts in minor units.</summary>
/// <param name="Month">Such as 202603, in UTC.</param>
/// <param name="Value">What customers got.</param>
/// <param name="Cost">What it cost us.</param>
/// <param name="Budget">null where there is none.</param>
/// <param name="Recoveries">Cases put right in this month that were not opened again.</param>
public sealed record GoodwillMonth(int Month, string Currency, long Gifts, long Value, long Cost, long? Budget, long Recoveries)
{
    /// <summary>null without a recovery.</summary>
    public long? CostPerRecovery => Recoveries == 0 ? null : Cost / Recoveries;
}
