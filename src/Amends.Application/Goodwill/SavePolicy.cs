using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Goodwill;

/// <summary>An administrator writes a policy, or a new version of one. What was offered under an earlier version keeps that.</summary>
internal sealed class SavePolicy(Changes changes, HousePolicies policies, HouseGoodwill goodwill, TimeProvider time)
{
    private const int MostVersions = 500, Most = 100;

    /// <param name="seen">The version that its writer changed, null for a new one; whoever was overtaken is told.</param>
    /// <returns>The version it became.</returns>
    public async Task<Outcome<int>> Handle(Person by, Policy policy, int? seen, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<int>.NotFound();
        try
        {
            GoodwillFile.Check(policy);
        }
        catch (FormatException wrong)
        {
            return new Refusal("policy_unclear", wrong.Message);
        }
        var many = (await goodwill.Policies(cancel)).Count >= Most;
        return await Save(by, policy.Code, latest =>
        {
            if (seen is null && latest is not null)
                return new Refusal("policy_known", $"There is a policy “{policy.Code}” already. Choose another code, or change that one.");
            if (seen is { } changed && changed != latest?.Version)
                return latest is null
                    ? new Outcome<Text>.NotFound()
                    : new Refusal("policy_newer", $"Version {latest.Version} was saved while you wrote. Look at it in another tab; saving now makes yours the one after it.");
            if (latest is null && many)
                return new Refusal("policy_many", $"There are {Most} policies. Change one that nobody needs.");
            return new Text(GoodwillFile.Write(policy), latest?.Text.Withdrawn ?? false);
        }, cancel);
    }

    /// <summary>Takes one out of use, or back into it, as it was last saved.</summary>
    public async Task<Outcome<int>> Withdraw(Person by, string code, bool withdrawn, CancellationToken cancel = default) =>
        !by.IsAdmin
            ? new Outcome<int>.NotFound()
            : await Save(by, code, latest => latest is null ? new Outcome<Text>.NotFound() : latest.Text with { Withdrawn = withdrawn }, cancel);

    /// <param name="next">What follows the newest version.</param>
    private async Task<Outcome<int>> Save(Person by, string code, Func<Kept?, Outcome<Text>> next, CancellationToken cancel)
    {
        var first = (await goodwill.Base(cancel)).Policies?.FirstOrDefault(policy => policy.Code == code);
        var outcome = await changes.Run<Outcome<int>>(async session =>
        {
            var latest = await session.First(
                "SELECT version, text, withdrawn FROM policies WHERE code = @code ORDER BY version DESC LIMIT 1",
                row => new Kept(row.GetInt32(0), new(row.GetString(1), row.GetBoolean(2))), code)
                ?? (first is null ? null : new Kept(0, new(GoodwillFile.Write(first), false)));
            var (decided, version) = (next(latest), (latest?.Version ?? 0) + 1);
            if (decided is not Outcome<Text>.Done { Value: var written })
                return decided.Then(_ => version);
            if (written == latest?.Text)
                return new Refusal("policy_unchanged", latest.Version == 0 ? "Nothing is different from what stands there." : $"Nothing is different from version {latest.Version}.");
            if (version > MostVersions)
                return new Refusal("policy_versions", $"There are {MostVersions} versions of this policy. Begin a new one.");
            await session.Execute(
                "INSERT INTO policies (code, version, text, withdrawn, at, by) VALUES (@code, @version, @text, @withdrawn, @at, @by)",
                code, version, written.Words, written.Withdrawn, time.Now(), by.Id);
            return version;
        }, cancel);
        policies.Forget();
        return outcome;
    }

    private sealed record Kept(int Version, Text Text);

    private sealed record Text(string Words, bool Withdrawn);
}
