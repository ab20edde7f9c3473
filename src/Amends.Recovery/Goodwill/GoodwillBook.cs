namespace Amends.Recovery;

/// <summary>What an organisation gives to make things right, and who may give how much. Amounts are minor units of <paramref name="Currency"/>.</summary>
/// <param name="MonthlyBudget">Goodwill that a month may cost; 0 for no budget.</param>
/// <param name="AnswerHours">Within how many hours a question to a lead wants its answer.</param>
/// <param name="Gesture">What a small gesture is worth where no loss is known.</param>
/// <param name="Remedies">The catalogue, in the order in which it is shown.</param>
/// <param name="Limits">A role that is not named has no limit.</param>
/// <param name="Policies">Rules that customers run into, explained.</param>
/// <param name="Teams">What a month may cost for teams that have a budget of their own.</param>
public sealed record GoodwillBook(
    string Currency,
    long MonthlyBudget,
    int AnswerHours,
    Amounts Gesture,
    IReadOnlyList<Remedy> Remedies,
    IReadOnlyList<RoleLimit> Limits,
    IReadOnlyList<Policy>? Policies = null,
    IReadOnlyList<TeamBudget>? Teams = null)
{
    private static readonly Lazy<GoodwillBook> TheShipped = new(() =>
    {
        using var reader = new StreamReader(typeof(GoodwillBook).Assembly.GetManifestResourceStream("goodwill")!);
        return GoodwillFile.Read(reader.ReadToEnd());
    });

    /// <summary>What holds until an administrator says otherwise.</summary>
    public static GoodwillBook Shipped => TheShipped.Value;

    /// <summary>What a month may cost this team; null for no budget of its own.</summary>
    public long? BudgetOf(Guid team) => Teams?.FirstOrDefault(one => one.Team == team)?.MonthlyBudget is > 0 and var budget ? budget : null;

    public Remedy? Remedy(string code) => Remedies.FirstOrDefault(remedy => remedy.Code == code);

    /// <summary>What giving this would cost us, in minor units of the book's currency; 0 where that cannot be told.</summary>
    public long CostOf(string? remedy, Money? value) => remedy is not null && value is { } amount && amount.Currency == Currency ? Remedy(remedy)?.CostOf(amount.MinorUnits) ?? amount.MinorUnits : 0;

    /// <summary>The policies that need telling where this remedy is offered on a case about these things.</summary>
    public IEnumerable<Policy> PoliciesFor(string? remedy, IReadOnlyCollection<string> concerns) => (Policies ?? []).Where(policy => policy.Fits(remedy, concerns));

    /// <summary>Up to how much this role may give on one case by itself; null for no limit.</summary>
    public long? LimitOf(string role, Severity severity) => Limits.FirstOrDefault(limit => limit.Role == role)?.At(severity);
}

/// <param name="MonthlyBudget">In minor units of the book's currency; 0 for none.</param>
public sealed record TeamBudget(Guid Team, long MonthlyBudget);

/// <param name="From">Not above <paramref name="To"/>.</param>
public sealed record Amounts(long From, long To);

/// <summary>How bad a case is, for what may be given: the highest heat it reached, and the promises that were broken on it.</summary>
public readonly record struct Severity(Band Band, int BrokenPromises)
{
    public static Severity Of(Complaint state) => new(state.Peak.Band, state.Promises.Count(promise => promise.WasBroken));
}

/// <summary>Up to how much a role may give on one case by itself, in minor units.</summary>
public sealed record RoleLimit(string Role, long Calm, long Concerned, long Upset, long Angry, long Furious, long PerBrokenPromise)
{
    private const int MostCounted = 5;

    public long At(Severity severity) => PerBrokenPromise * Math.Clamp(severity.BrokenPromises, 0, MostCounted) + severity.Band switch
    {
        Band.Calm => Calm,
        Band.Concerned => Concerned,
        Band.Upset => Upset,
        Band.Angry => Angry,
        _ => Furious,
    };
}

/// <summary>One way to make it right.</summary>
/// <param name="Code">Stays; what is stored names it.</param>
/// <param name="Value"><c>money</c> where it has an amount, <c>none</c> where it has not.</param>
/// <param name="Goodwill">Beyond what is owed: limits, budget and approvals are about these.</param>
/// <param name="CostPercent">What it costs us, in hundredths of its value: a voucher of our own costs less than its face.</param>
/// <param name="Wants">What customers want who are helped by it.</param>
/// <param name="Families">Families of concerns (<c>delivery</c>) that it is for; none means any.</param>
/// <param name="LeastHeat">The case must have been this hot.</param>
/// <param name="Once">At most once on a case.</param>
/// <param name="Words">What it is, to the customer.</param>
/// <param name="Meaning">What it means for the customer.</param>
public sealed record Remedy(
    string Code,
    string Name,
    string Value,
    bool Goodwill,
    int CostPercent,
    string Words,
    string Meaning,
    IReadOnlyList<string>? Wants = null,
    IReadOnlyList<string>? Families = null,
    int LeastHeat = 0,
    bool Once = false)
{
    public bool HasValue => Value == "money";

    /// <summary>What this much of it costs us, in minor units.</summary>
    public long CostOf(long value) => (long)((Int128)value * CostPercent / 100);

    /// <summary>Why this case is not eligible; null where it is.</summary>
    public Refusal? Ineligible(Complaint state)
    {
        if (state.Peak.Value < LeastHeat)
            return new("remedy_not_eligible", $"{Name} is for cases that were hotter than this one.");
        if (Once && state.Gifts.Exists(gift => gift.Remedy == Code))
            return new("remedy_once", $"{Name} was given on this case already, and is given once.");
        return Families is { Count: > 0 } && state.Concerns.Count > 0 && !state.Concerns.Any(IsFor)
            ? new Refusal("remedy_not_eligible", $"{Name} is not for what this case is about. Choose another, or change the catalogue.")
            : null;
    }

    private bool IsFor(string concern) => Families!.Any(family => concern.StartsWith(family + ".", StringComparison.Ordinal));
}
