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
    /// <param name="seen">The version that its writer changed, 0 for a new one; whoever was overtaken is told. null where a file is taken in as it comes.</param>
    /// <returns>The version it became.</returns>
    public async Task<Outcome<SavedScenario>> Handle(Person by, string text, int? seen = null, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return new Outcome<SavedScenario>.NotFound();
        var (scenario, refused) = Understood(text);
        if (scenario is null)
            return refused!;
        var many = (await scenarios.Own(cancel)).Count >= Most;
        return await Save(by, scenario.Id, latest =>
        {
            var version = latest?.Version ?? 0;
            if (seen is { } changed && changed != version)
                return changed == 0
                    ? new Refusal("scenario_known", $"There is a scenario “{scenario.Id}” already. Choose another code, or change that one.")
                    : new Refusal("scenario_newer", $"Version {version} was saved while you wrote. Look at it in another tab; saving now makes yours the one after it.");
            if (latest is null && many)
                return new Refusal("scenario_many", $"There are {Most} scenarios of your own. Change one that nobody plays.");
            return new Text(ScenarioFile.Write(scenario), false);
        }, cancel);
    }

    /// <summary>Takes one out of use, or back into it, as it was last saved.</summary>
    public async Task<Outcome<SavedScenario>> Withdraw(Person by, string id, bool withdrawn, CancellationToken cancel = default) =>
        by.Trains
            ? await Save(by, id, latest => latest is null ? new Outcome<Text>.NotFound() : latest.Text with { Withdrawn = withdrawn }, cancel)
            : new Outcome<SavedScenario>.NotFound();

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

    /// <param name="next">What follows the newest version.</param>
    private async Task<Outcome<SavedScenario>> Save(Person by, string id, Func<Kept?, Outcome<Text>> next, CancellationToken cancel)
    {
        var outcome = await changes.Run<Outcome<SavedScenario>>(async session =>
        {
            var latest = await session.First(
                "SELECT version, text, withdrawn FROM scenarios WHERE id = @id ORDER BY version DESC LIMIT 1",
                row => new Kept(row.GetInt32(0), new(row.GetString(1), row.GetBoolean(2))), id);
            var (decided, saved) = (next(latest), new SavedScenario(id, (latest?.Version ?? 0) + 1));
            if (decided is not Outcome<Text>.Done { Value: var written })
                return decided.Then(_ => saved);
            if (written == latest?.Text)
                return new Refusal("scenario_unchanged", $"Nothing is different from version {latest.Version}.");
            if (saved.Version > MostVersions)
                return new Refusal("scenario_versions", $"There are {MostVersions} versions of this scenario. Begin a new one.");
            await session.Execute(
                "INSERT INTO scenarios (id, version, text, withdrawn, at, by) VALUES (@id, @version, @text, @withdrawn, @at, @by)",
                id, saved.Version, written.Words, written.Withdrawn, time.Now(), by.Id);
            return saved;
        }, cancel);
        scenarios.Forget();
        return outcome;
    }

    private sealed record Kept(int Version, Text Text);

    private sealed record Text(string Words, bool Withdrawn);
}

/// <summary>A version that was saved.</summary>
internal sealed record SavedScenario(string Id, int Version);
