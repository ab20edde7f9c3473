using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;

namespace Amends.Application.Practice;

/// <summary>A lead writes a scenario of their own, or a new version of one. Sessions keep the version they began with.</summary>
internal sealed class SaveScenario(Changes changes, Scenarios scenarios, TimeProvider time)
{
    /// <summary>Longest text of a scenario, in UTF-16 code units.</summary>
    public const int LongestText = 100_000;

    private const int MostVersions = 500, Most = 500;

    /// <param name="text">The scenario as a file.</param>
    /// <returns>The number of the version it became.</returns>
    public async Task<Outcome<SavedScenario>> Handle(Person by, string text, CancellationToken cancel = default)
    {
        if (!by.SeesAll)
            return new Outcome<SavedScenario>.NotFound();
        var (scenario, refused) = Understood(text);
        return scenario is null ? refused! : await Save(by, scenario, false, cancel);
    }

    /// <summary>Takes one out of use, or back into it.</summary>
    public async Task<Outcome<SavedScenario>> Withdraw(Person by, string id, bool withdrawn, CancellationToken cancel = default)
    {
        scenarios.Forget();
        return by.SeesAll && (await scenarios.Own(cancel)).FirstOrDefault(own => own.Scenario.Id == id) is { } own
            ? await Save(by, own.Scenario, withdrawn, cancel)
            : new Outcome<SavedScenario>.NotFound();
    }

    /// <summary>What a text says, or why it is no scenario of one's own.</summary>
    public static (Scenario? Scenario, Refusal? Refused) Understood(string text)
    {
        if (text.Length > LongestText)
            return (null, new("scenario_too_long", $"Keep a scenario under {LongestText} characters."));
        try
        {
            var scenario = ScenarioFile.Read("scenario", text);
            return ScenarioLibrary.Find(scenario.Id) is null
                ? (scenario, null)
                : (null, new("scenario_shipped", $"“{scenario.Id}” comes with Amends. Give yours a code of its own."));
        }
        catch (ScenarioException wrong)
        {
            return (null, new("scenario_unclear", wrong.Message));
        }
    }

    private async Task<Outcome<SavedScenario>> Save(Person by, Scenario scenario, bool withdrawn, CancellationToken cancel)
    {
        var text = ScenarioFile.Write(scenario);
        var outcome = await changes.Run<Outcome<SavedScenario>>(async session =>
        {
            var latest = await session.First(
                "SELECT version, text, withdrawn FROM scenarios WHERE id = @id ORDER BY version DESC LIMIT 1",
                row => new Kept(row.GetInt32(0), row.GetString(1), row.GetBoolean(2)), scenario.Id);
            if (latest is not null && latest.Text == text && latest.Withdrawn == withdrawn)
                return new Refusal("scenario_unchanged", $"Nothing is different from version {latest.Version}.");
            if (latest?.Version >= MostVersions)
                return new Refusal("scenario_versions", $"There are {MostVersions} versions of this scenario. Begin a new one.");
            if (latest is null && await session.First("SELECT COUNT(*) FROM scenarios WHERE version = 1", row => new Counted(row.GetInt64(0))) is { Number: >= Most })
                return new Refusal("scenario_many", $"There are {Most} scenarios of your own. Change one that nobody plays.");
            var saved = new SavedScenario(scenario.Id, (latest?.Version ?? 0) + 1);
            await session.Execute(
                "INSERT INTO scenarios (id, version, text, withdrawn, at, by) VALUES (@id, @version, @text, @withdrawn, @at, @by)",
                saved.Id, saved.Version, text, withdrawn, time.Now(), by.Id);
            return saved;
        }, cancel);
        scenarios.Forget();
        return outcome;
    }

    private sealed record Kept(int Version, string Text, bool Withdrawn);

    private sealed record Counted(long Number);
}

/// <summary>A version that was saved.</summary>
internal sealed record SavedScenario(string Id, int Version);
