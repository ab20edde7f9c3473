using System.Globalization;
using System.Text.Json;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Promises;

/// <summary>How many promises were kept, by colleague, team, department and kind, and how late the late ones were: read from the sums, however many promises there are.</summary>
internal sealed class PromisesKept(IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    /// <summary>Fewer promises than this make no rate: chance would speak, not the person.</summary>
    public const int Enough = 20;

    private const int Weeks = 13;

    /// <param name="period">Of promises that were due in it.</param>
    public async Task<KeptReport> Handle(KeptPeriod period = KeptPeriod.All, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = time.Now().InUtc().Date;
        var sums = First(period, today) is { } first
            ? await OfDays(db, Day(first), Day(today)).ToListAsync(cancel)
            : await db.PromiseSums.AsNoTracking().Where(s => s.Count > 0).ToListAsync(cancel);
        var names = await Names(db, [.. sums.Where(s => s.Dimension == PromiseDimension.Owner).Select(s => Guid.Parse(s.Key)).Distinct()], cancel);
        var teams = await db.Teams.AsNoTracking().Select(t => new { t.Id, t.Name, t.RetiredAt }).ToDictionaryAsync(t => t.Id, t => t.RetiredAt is null ? t.Name : $"{t.Name}, retired", cancel);
        return new(
            Rate("", sums.Where(s => s.Dimension == PromiseDimension.Kind)),
            Rates(sums, PromiseDimension.Owner, key => names.GetValueOrDefault(Guid.Parse(key), "A colleague who left")),
            Rates(sums, PromiseDimension.Team, key => teams.GetValueOrDefault(Guid.Parse(key), "A team")),
            Rates(sums, PromiseDimension.Department, key => key),
            Rates(sums, PromiseDimension.Kind, key => JsonNamingPolicy.SnakeCaseLower.ConvertName(((PromiseKind)int.Parse(key, CultureInfo.InvariantCulture)).ToString())));
    }

    /// <summary>The latest thirteen weeks by when promises were due, the oldest first; the last one ends today.</summary>
    public async Task<IReadOnlyList<KeptWeek>> ByWeek(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = time.Now().InUtc().Date;
        var first = today.PlusDays(1 - 7 * Weeks);
        var (from, to) = (Day(first), Day(today));
        var sums = await db.PromiseDays.Where(s => s.Day >= from && s.Day <= to && s.Dimension == PromiseDimension.Kind)
            .GroupBy(s => new { Week = (s.Day - from) / 7, s.Kept })
            .Select(same => new { same.Key.Week, same.Key.Kept, Count = same.Sum(s => s.Count) })
            .ToListAsync(cancel);
        return [.. Enumerable.Range(0, Weeks).Select(week => new KeptWeek(first.PlusDays(7 * week), Of(week, kept: true), Of(week, kept: false)))];

        long Of(int week, bool kept) => sums.Where(sum => sum.Week == week && sum.Kept == kept).Sum(sum => sum.Count);
    }

    /// <summary>One range of the days' key.</summary>
    internal static IQueryable<PromiseSumRow> OfDays(AmendsDb db, int first, int last) =>
        db.PromiseDays.Where(s => s.Day >= first && s.Day <= last)
            .GroupBy(s => new { s.Dimension, s.Key, s.Kept, s.Slip })
            .Select(same => new PromiseSumRow { Dimension = same.Key.Dimension, Key = same.Key.Key, Kept = same.Key.Kept, Slip = same.Key.Slip, Count = same.Sum(s => s.Count) })
            .Where(s => s.Count > 0);

    /// <returns>The period's first day; null where it has none. Its last is today: what is due later has not had its time.</returns>
    private static LocalDate? First(KeptPeriod period, LocalDate today) => period switch
    {
        KeptPeriod.Month => new(today.Year, today.Month, 1),
        KeptPeriod.ThirtyDays => today.PlusDays(-29),
        KeptPeriod.Quarter => new(today.Year, today.Month - ((today.Month - 1) % 3), 1),
        _ => null,
    };

    private static int Day(LocalDate date) => Period.DaysBetween(new LocalDate(1970, 1, 1), date);

    private static List<KeptRate> Rates(List<PromiseSumRow> sums, PromiseDimension dimension, Func<string, string> name) =>
        [.. sums.Where(s => s.Dimension == dimension).GroupBy(s => s.Key).Select(group => Rate(name(group.Key), group) with { Key = group.Key }).OrderBy(rate => rate.Name, StringComparer.OrdinalIgnoreCase)];

    private static KeptRate Rate(string name, IEnumerable<PromiseSumRow> sums)
    {
        var (all, kept) = (0L, 0L);
        var slips = new SortedDictionary<int, long>();
        foreach (var sum in sums)
        {
            all += sum.Count;
            kept += sum.Kept ? sum.Count : 0;
            if (sum.Slip > 0)
                slips[sum.Slip] = slips.GetValueOrDefault(sum.Slip) + sum.Count;
        }
        return all < Enough ? new("", name, all, null, null) : new("", name, all, (double)kept / all, Median(slips));
    }

    private static int? Median(SortedDictionary<int, long> slips)
    {
        var left = (slips.Values.Sum() + 1) / 2;
        foreach (var (hours, count) in slips)
        {
            left -= count;
            if (left <= 0)
                return hours;
        }
        return null;
    }

    private static async Task<Dictionary<Guid, string>> Names(AmendsDb db, Guid[] ids, CancellationToken cancel)
    {
        var names = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        foreach (var token in await db.Tokens.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToListAsync(cancel))
            names[token.Id] = token.Name;
        return names;
    }
}

/// <summary>Promises that were due since the beginning; this month; in the last thirty days, today included; this quarter. Days are in UTC.</summary>
public enum KeptPeriod { All, Month, ThirtyDays, Quarter }

/// <summary>Promises with a date that have come to their end.</summary>
/// <param name="Teams">By the team that the owner was in when the promise came to its end.</param>
public sealed record KeptReport(KeptRate All, IReadOnlyList<KeptRate> Colleagues, IReadOnlyList<KeptRate> Teams, IReadOnlyList<KeptRate> Departments, IReadOnlyList<KeptRate> Kinds);

/// <param name="Count">How many came to an end: done, or broken.</param>
/// <param name="Kept">The share that was done by the date that stood, 0 to 1; null under twenty.</param>
/// <param name="MedianSlip">Of those done after the date they were first given, the median of how many hours after; null where none was, and under twenty.</param>
public sealed record KeptRate(string Key, string Name, long Count, double? Kept, int? MedianSlip);

/// <summary>Promises that were due in a week and have come to their end.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Kept">Done by the date that stood.</param>
/// <param name="NotKept">Done later, or broken.</param>
public sealed record KeptWeek(LocalDate From, long Kept, long NotKept)
{
    public long Count => Kept + NotKept;
}
