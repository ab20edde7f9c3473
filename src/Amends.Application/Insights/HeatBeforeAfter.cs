using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Insights;

/// <summary>
/// How heated closed cases were at their worst and how heated at the last word, by the month in which they came; of the last six. Heat falls by itself too: this
/// shows the turn, not whose merit it is. Kept for a quarter of an hour, since it reads each month's cases.
/// </summary>
internal sealed class HeatBeforeAfter
{
    public const int Months = 6;

    /// <summary>Under so many cases a month has no mean: it would be chance that speaks.</summary>
    public const int Enough = 20;

    private readonly IDbContextFactory<AmendsDb> _databases;
    private readonly TimeProvider _time;
    private readonly Remembered<IReadOnlyList<MonthHeat>> _known;

    public HeatBeforeAfter(IDbContextFactory<AmendsDb> databases, TimeProvider time) =>
        (_databases, _time, _known) = (databases, time, new(time, Duration.FromMinutes(15), Read));

    /// <returns>The oldest month first; nothing for those who do not measure.</returns>
    public async ValueTask<IReadOnlyList<MonthHeat>> Handle(Person person, CancellationToken cancel = default) => person.Measures ? await _known.Get(cancel) : [];

    private async Task<IReadOnlyList<MonthHeat>> Read(CancellationToken cancel)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var last = _time.Now().InUtc().Date.ToYearMonth();
        var months = new List<MonthHeat>();
        for (var back = Months - 1; back >= 0; back--)
        {
            var month = last.PlusMonths(-back);
            var (from, to) = (Start(month), Start(month.PlusMonths(1)));
            var found = await db.Complaints.AsNoTracking().Where(c => c.Stage == Stage.Closed && c.ReceivedAt >= from && c.ReceivedAt < to)
                .GroupBy(_ => 1).Select(g => new { Cases = g.Count(), Peak = g.Average(c => c.Peak), End = g.Average(c => c.Heat) }).FirstOrDefaultAsync(cancel);
            months.Add(found is null || found.Cases < Enough ? new(month, found?.Cases ?? 0, null, null) : new(month, found.Cases, found.Peak, found.End));
        }
        return months;
    }

    private static Instant Start(YearMonth month) => month.OnDayOfMonth(1).AtMidnight().InUtc().ToInstant();
}

/// <param name="Cases">Closed ones that came in this month.</param>
/// <param name="Peak">Mean of the highest heat of each, 0 to 100; null where there are too few.</param>
/// <param name="End">Mean of the heat at the last word of each.</param>
public sealed record MonthHeat(YearMonth Month, int Cases, double? Peak, double? End);
