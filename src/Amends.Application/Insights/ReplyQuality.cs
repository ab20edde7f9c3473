using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Practice;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Insights;

/// <summary>
/// How often live replies showed what their case asked for, by principle, of the house and of each team, against as many months before; for analysts and leads.
/// Read from the sums. Nobody's own figures are told, nor can be worked out by taking teams away from the house.
/// </summary>
internal sealed class ReplyQuality(IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    /// <summary>Replies of fewer people tell of these people and not of a team.</summary>
    public const int FewestPeople = 3;

    /// <param name="months">How many months, this one included; as many before them are compared.</param>
    /// <returns>null where it is not for this person.</returns>
    public async Task<QualityReport?> Handle(Person by, int months, CancellationToken cancel = default)
    {
        if (!by.Measures)
            return null;
        var today = time.Now().InUtc().Date;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sums = await Of(db, SavingSkills.MonthBefore(today, 2 * months - 1), SavingSkills.MonthBefore(today, months - 1), SavingSkills.MonthBefore(today, 0)).ToListAsync(cancel);
        var (now, before) = (Told(sums.Where(sum => sum.Now)), Told(sums.Where(sum => !sum.Now)));
        var teams = await db.Teams.AsNoTracking().Select(team => new { team.Id, team.Name, team.RetiredAt }).ToListAsync(cancel);
        var written = sums.Select(sum => sum.Team).ToHashSet();
        return new(
            sums.Exists(sum => sum.Now), new(Guid.Empty, "", Shares(now, null), Shares(before, null)),
            [.. teams.Where(team => team.RetiredAt is null || written.Contains(team.Id)).OrderBy(team => team.Name, StringComparer.OrdinalIgnoreCase)
                .Select(team => new QualityGroup(team.Id, team.Name, Shares(now, team.Id), Shares(before, team.Id)))]);
    }

    /// <summary>One range of the index for each principle; summed by the team that whoever replied is in today.</summary>
    internal static IQueryable<QualitySum> Of(AmendsDb db, int first, int split, int last)
    {
        string[] principles = ["", .. Rubric.Principles];
        return from row in db.SkillMonths.AsNoTracking()
            where row.Source == SkillSource.Live && principles.Contains(row.Principle) && row.Month >= first && row.Month <= last && row.Needed > 0
            join account in db.Users on row.AccountId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            group row by new { Team = account == null ? null : account.TeamId, row.Principle, Now = row.Month >= split } into same
            select new QualitySum
            {
                Team = same.Key.Team,
                Principle = same.Key.Principle,
                Now = same.Key.Now,
                Needed = same.Sum(row => row.Needed),
                Shown = same.Sum(row => row.Shown),
                People = same.Select(row => row.AccountId).Distinct().Count(),
            };
    }

    /// <summary>What may be told of one span: by principle and team, null for the house.</summary>
    private static Dictionary<(string Principle, Guid? Team), SkillShare> Told(IEnumerable<QualitySum> sums)
    {
        var told = new Dictionary<(string, Guid?), SkillShare>();
        foreach (var same in sums.GroupBy(sum => sum.Principle))
        {
            if (same.Sum(sum => sum.People) < FewestPeople)
                continue;
            told[(same.Key, null)] = same.Aggregate(new SkillShare(), (all, sum) => all + sum.Share);
            foreach (var team in Tellable([.. same]))
                told[(same.Key, team.Team)] = team.Share;
        }
        return told;
    }

    // Whoever takes the told teams away from the house is left with the others: with nobody, or with as many as a team needs; else the smallest team stays untold too.
    private static IEnumerable<QualitySum> Tellable(IReadOnlyList<QualitySum> sums)
    {
        var teams = sums.Where(sum => sum.Team is not null && sum.People >= FewestPeople).OrderByDescending(sum => sum.People).ThenBy(sum => sum.Team).ToList();
        var left = sums.Sum(sum => sum.People) - teams.Sum(sum => sum.People);
        return left is > 0 and < FewestPeople ? teams.SkipLast(1) : teams;
    }

    private static Dictionary<string, SkillShare> Shares(Dictionary<(string Principle, Guid? Team), SkillShare> told, Guid? team) =>
        told.Where(one => one.Key.Team == team).ToDictionary(one => one.Key.Principle, one => one.Value, StringComparer.Ordinal);
}

/// <summary>Live replies of a team, or of those in none, that asked for a principle in one of the two spans.</summary>
internal sealed class QualitySum
{
    public Guid? Team { get; set; }
    public string Principle { get; set; } = "";

    /// <summary>Of the span itself and not of the one before.</summary>
    public bool Now { get; set; }

    public long Needed { get; set; }
    public long Shown { get; set; }
    public int People { get; set; }

    public SkillShare Share => new(Needed, Shown);
}

/// <param name="Any">Whether any reply of the span was reviewed, told or not.</param>
/// <param name="Teams">By name: those in use, and those whose people replied.</param>
public sealed record QualityReport(bool Any, QualityGroup House, IReadOnlyList<QualityGroup> Teams);

/// <summary>The house or a team.</summary>
/// <param name="Now">By principle, empty for most of what a case asks for; without what would tell of too few people.</param>
/// <param name="Before">The same of the span before.</param>
public sealed record QualityGroup(Guid Id, string Name, IReadOnlyDictionary<string, SkillShare> Now, IReadOnlyDictionary<string, SkillShare> Before)
{
    /// <summary>How many replies were reviewed; null where that would tell of too few people.</summary>
    public long? Replies => Now.TryGetValue("", out var all) ? all.Needed : null;

    /// <summary>null where there are too few replies, or people, to tell.</summary>
    public SkillShare? Share(string principle) => Now.TryGetValue(principle, out var share) && share.IsEnough ? share : null;

    /// <summary>null where there were too few before.</summary>
    public SkillShare? ShareBefore(string principle) => Before.TryGetValue(principle, out var share) && share.IsEnough ? share : null;
}
