using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.SecondReaders;

/// <summary>Which replies need a second reader here, as a lead decided. Every node sees a change within half a minute.</summary>
internal sealed class HouseReading(Storage.Settings settings, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    private const string Key = "second-reader";

    private static readonly string[] Known = ["legal", "churn", "public", "safety", "self_harm", "abuse", "vulnerable", "regulator", "repeat", "wait"];

    private readonly Remembered<ReadingRules> _rules = new(
        time, Duration.FromSeconds(30), async cancel => await settings.Get(Key, cancel) is { } kept ? Json.Read<ReadingRules>(kept) : new ReadingRules());

    public static IReadOnlyList<string> Signals => Known;

    public ValueTask<ReadingRules> Current(CancellationToken cancel = default) => _rules.Get(cancel);

    /// <summary>Saves what a lead decided. Replies that wait already go on waiting.</summary>
    public async Task<Outcome<ReadingRules>> Change(Person by, ReadingRules rules, CancellationToken cancel = default)
    {
        if (!by.SeesAll)
            return new Outcome<ReadingRules>.NotFound();
        if (rules.HeatFrom is < 1 or > 100 || rules.ScoreBelow is < 1 or > 100)
            return new Refusal("number", "Heat and score are numbers from 1 to 100.");
        if (rules.Hours is < 1 or > ReadingRules.MostHours)
            return new Refusal("hours", $"Leads are told after 1 to {ReadingRules.MostHours} hours.");
        if (rules.Signals?.FirstOrDefault(signal => !Known.Contains(signal)) is not null)
            return new Refusal("signals", "Choose among the signals that are listed.");
        if (rules.Any && await Readers(cancel) < 2)
            return new Refusal("one_reader", "Nobody reads their own replies, so it takes two who may read: make another lead, or let a colleague read first.");
        await settings.Change(by, Key, Json.Write(rules), cancel);
        return _rules.Keep(rules);
    }

    private async Task<int> Readers(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Users.CountAsync(a => a.DisabledAt == null && (a.Role >= Role.Lead || a.ReadsSince != null), cancel);
    }
}
