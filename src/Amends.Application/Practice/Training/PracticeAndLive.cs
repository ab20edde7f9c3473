using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>Whether live replies changed more where people began to practise: the last three full months against the three before, for leads. Read from the sums.</summary>
internal sealed class PracticeAndLive(IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    public const int Months = 3;

    /// <summary>Replies in practice from which on somebody has practised.</summary>
    public const int Practised = 10;

    /// <returns>null where it is not for this person.</returns>
    public async Task<EffectFound?> Handle(Person by, string principle = "", CancellationToken cancel = default)
    {
        if (!by.Trains)
            return null;
        var today = time.Now().InUtc().Date;
        var (first, split, last) = (Month(today, 2 * Months), Month(today, Months), Month(today, 1));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var live = await Of(db, SkillSource.Live, principle, first, last).ToListAsync(cancel);
        var practice = (await Of(db, SkillSource.Practice, "", first, last).ToListAsync(cancel)).ToLookup(row => row.AccountId);
        var people = new List<PersonChange>();
        foreach (var person in live.GroupBy(row => row.AccountId))
        {
            var (before, since) = (Replies(practice[person.Key], split, false), Replies(practice[person.Key], split, true));
            // Who practised before already has no "before" to compare with.
            if (before < Practised)
                people.Add(new(since >= Practised, Sum(person, split, false), Sum(person, split, true)));
        }
        return new(PracticeEffect.Of(people), first, split, last);
    }

    /// <summary>One range of the index by principle and month.</summary>
    internal static IQueryable<SkillMonthRow> Of(AmendsDb db, SkillSource source, string principle, int first, int last) =>
        db.SkillMonths.AsNoTracking().Where(row => row.Source == source && row.Principle == principle && row.Month >= first && row.Month <= last);

    private static SkillShare Sum(IEnumerable<SkillMonthRow> rows, int split, bool after) =>
        rows.Where(row => row.Month >= split == after).Aggregate(new SkillShare(), (sum, row) => sum + new SkillShare(row.Needed, row.Shown));

    private static long Replies(IEnumerable<SkillMonthRow> rows, int split, bool after) => Sum(rows, split, after).Needed;

    private static int Month(LocalDate today, int back)
    {
        var date = today.PlusMonths(-back);
        return date.Year * 100 + date.Month;
    }
}

/// <param name="First">The first month of "before", such as 202603.</param>
/// <param name="Split">The first month of "after".</param>
/// <param name="Last">The last month of "after".</param>
public sealed record EffectFound(PracticeEffect Effect, int First, int Split, int Last);
