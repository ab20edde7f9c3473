using Amends.Application.Storage;
using Amends.Language;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>Skills by principle, from practice and from live replies, never added together: each sees their own figures; leads see what people need to practise, without figures. Read from the sums.</summary>
internal sealed class Skills(IDbContextFactory<AmendsDb> databases, Scenarios scenarios, TimeProvider time)
{
    /// <summary>What counts as now: the months it is drawn from, this one included.</summary>
    public const int Months = 6;

    /// <summary>How far back the curve goes, and how many months each of its points holds.</summary>
    public const int CurveMonths = 12, PointMonths = 3;

    /// <param name="principle">What the curve shows; empty for most of what a case needs.</param>
    public async Task<OwnSkills> Mine(Person by, string principle = "", CancellationToken cancel = default)
    {
        var today = time.Now().InUtc().Date;
        var (now, first) = (SavingSkills.MonthBefore(today, Months - 1), SavingSkills.MonthBefore(today, CurveMonths + PointMonths - 2));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await Of(db, [by.Id], first).ToListAsync(cancel);
        SkillShare Sum(SkillSource source, string of, int from, int until) =>
            rows.Where(row => row.Source == source && row.Principle == of && row.Month >= from && row.Month <= until).Aggregate(new SkillShare(), (sum, row) => sum + new SkillShare(row.Needed, row.Shown));
        var skills = Rubric.Principles.Prepend("").Select(of => new Skill(of, Sum(SkillSource.Practice, of, now, int.MaxValue), Sum(SkillSource.Live, of, now, int.MaxValue)))
            .Where(skill => skill.Practice.Needed > 0 || skill.Live.Needed > 0).ToList();
        List<SkillPoint> Curve(SkillSource source) =>
            [.. Enumerable.Range(0, CurveMonths).Select(at => CurveMonths - 1 - at).Select(back => new SkillPoint(SavingSkills.MonthBefore(today, back), Sum(source, principle, SavingSkills.MonthBefore(today, back + PointMonths - 1), SavingSkills.MonthBefore(today, back))))];
        return new(skills, Curve(SkillSource.Practice), Curve(SkillSource.Live), await Needs([.. skills.Select(skill => (skill.Principle, skill.Practice, skill.Live))], cancel));
    }

    /// <summary>A page of colleagues by name, with what they need to practise; for trainers and leads. null where there is none for this person.</summary>
    /// <param name="cursor">Where the page before ended.</param>
    public async Task<Page<PersonNeeds>?> People(Person by, string? cursor = null, int limit = 50, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (people, next) = await ListPeople.Names(db.Users.AsNoTracking().Where(a => a.DisabledAt == null), cursor, Page.Size(limit), cancel);
        var first = SavingSkills.MonthBefore(time.Now().InUtc().Date, Months - 1);
        var rows = await Of(db, [.. people.Select(a => a.Id)], first).ToListAsync(cancel);
        var items = new List<PersonNeeds>();
        foreach (var person in people)
        {
            var skills = rows.Where(row => row.AccountId == person.Id).GroupBy(row => row.Principle)
                .Select(same => (same.Key, Share(same, SkillSource.Practice), Share(same, SkillSource.Live))).ToList();
            var all = skills.Find(skill => skill.Key == "");
            items.Add(new(person.Id, person.Name, await Needs(skills, cancel), all.Item2.Missing, all.Item3.Missing));
        }
        return new(items, next);
    }

    /// <summary>From the first month on, of a few people: one range of the key for each.</summary>
    internal static IQueryable<SkillMonthRow> Of(AmendsDb db, Guid[] people, int first) =>
        db.SkillMonths.AsNoTracking().Where(row => people.Contains(row.AccountId) && row.Month >= first);

    private static SkillShare Share(IEnumerable<SkillMonthRow> rows, SkillSource source) =>
        rows.Where(row => row.Source == source).Aggregate(new SkillShare(), (sum, row) => sum + new SkillShare(row.Needed, row.Shown));

    /// <summary>At most two, what live replies lack before what practice lacks, the surest first; each with a scenario that trains it, where one can be begun.</summary>
    private async Task<IReadOnlyList<SkillNeed>> Needs(IReadOnlyList<(string Principle, SkillShare Practice, SkillShare Live)> skills, CancellationToken cancel)
    {
        var needs = skills.Where(skill => skill.Principle != "" && (skill.Live.NeedsPractice || skill.Practice.NeedsPractice))
            .OrderBy(skill => !skill.Live.NeedsPractice).ThenBy(skill => skill.Live.NeedsPractice ? skill.Live.Band.High : skill.Practice.Band.High).Take(2).ToList();
        var found = new List<SkillNeed>();
        foreach (var need in needs)
        {
            Scenario? trains = null;
            foreach (var id in SkillTraining.For(need.Principle))
                trains ??= await scenarios.Find(id, cancel);
            found.Add(new(need.Principle, need.Live.NeedsPractice ? SkillSource.Live : SkillSource.Practice, trains));
        }
        return found;
    }
}

/// <summary>One's own skills.</summary>
/// <param name="All">By principle in the rubric's order, most of what a case needs first; only those of which something is known.</param>
/// <param name="PracticeCurve">Month by month, the oldest first.</param>
public sealed record OwnSkills(IReadOnlyList<Skill> All, IReadOnlyList<SkillPoint> PracticeCurve, IReadOnlyList<SkillPoint> LiveCurve, IReadOnlyList<SkillNeed> Needs);

/// <param name="Principle">As the rubric names it; empty for most of what a case needs.</param>
public sealed record Skill(string Principle, SkillShare Practice, SkillShare Live);

/// <summary>A point of the curve: the three months that end with its month, such as 202603.</summary>
public sealed record SkillPoint(int Month, SkillShare Share);

/// <summary>What somebody needs to practise.</summary>
/// <param name="Seen">Where it shows.</param>
/// <param name="Trains">A scenario that trains it; null where none can be begun.</param>
public sealed record SkillNeed(string Principle, SkillSource Seen, Scenario? Trains);

/// <summary>What a colleague needs to practise.</summary>
/// <param name="PracticeMissing">How many replies in practice are missing to a figure; 0 where there are enough.</param>
/// <param name="LiveMissing">The same of live replies.</param>
public sealed record PersonNeeds(Guid AccountId, string Name, IReadOnlyList<SkillNeed> Needs, long PracticeMissing, long LiveMissing);
