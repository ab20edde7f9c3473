namespace Amends.Practice;

/// <summary>Live replies of those who practised and of those who did not, before and after. It shows what went together, not what caused it. Pure.</summary>
public sealed record PracticeEffect(GroupChange Practised, GroupChange Without)
{
    /// <summary>With fewer people in a group nothing is shown: it would tell of these people and not of practice.</summary>
    public const int FewestPeople = 5;

    public bool IsEnough => Practised.People >= FewestPeople && Without.People >= FewestPeople;

    /// <summary>How much more those who practised changed, with the band that holds it nine times in ten; in shares, -1 to 1.</summary>
    public (double By, double Low, double High) Difference
    {
        get
        {
            var by = Practised.Change - Without.Change;
            var spread = GroupChange.Z * Math.Sqrt(Practised.Error * Practised.Error + Without.Error * Without.Error);
            return (by, by - spread, by + spread);
        }
    }

    /// <param name="people">Those with enough live replies in both halves.</param>
    public static PracticeEffect Of(IEnumerable<PersonChange> people)
    {
        var all = people.Where(one => one.Before.IsEnough && one.After.IsEnough).ToLookup(one => one.Practised);
        return new(GroupChange.Of([.. all[true]]), GroupChange.Of([.. all[false]]));
    }
}

/// <param name="Before">Live replies of the months before.</param>
/// <param name="After">Live replies of the months after.</param>
public sealed record PersonChange(bool Practised, SkillShare Before, SkillShare After);

/// <summary>A group of people, each counted once, however many replies they wrote.</summary>
/// <param name="Before">The mean of their shares, 0 to 1, with the band of that mean.</param>
/// <param name="Error">The standard error of the mean change.</param>
public sealed record GroupChange(int People, GroupMean Before, GroupMean After, double Error)
{
    // The normal quantile of a band that nine in ten such bands hold.
    internal const double Z = 1.6449;

    public double Change => After.Mean - Before.Mean;

    internal static GroupChange Of(IReadOnlyList<PersonChange> people) => new(
        people.Count, GroupMean.Of([.. people.Select(one => one.Before.Share)]), GroupMean.Of([.. people.Select(one => one.After.Share)]), GroupMean.ErrorOf([.. people.Select(one => one.After.Share - one.Before.Share)]));
}

/// <param name="Mean">0 to 1.</param>
public readonly record struct GroupMean(double Mean, double Low, double High)
{
    internal static GroupMean Of(IReadOnlyList<double> shares)
    {
        if (shares.Count == 0)
            return default;
        var (mean, spread) = (shares.Average(), GroupChange.Z * ErrorOf(shares));
        return new(mean, Math.Max(0, mean - spread), Math.Min(1, mean + spread));
    }

    internal static double ErrorOf(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
            return 0;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count);
    }
}
