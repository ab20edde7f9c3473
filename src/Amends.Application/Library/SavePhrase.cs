using Amends.Application.Complaints;
using Amends.Application.Corrections;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Application.Library;

/// <summary>A lead writes a phrase, or a new version of one, takes it out of use or back into it. Replies that took an earlier version keep their words.</summary>
internal sealed class SavePhrase(Changes changes, HousePhrases library, HouseCodes codes, TimeProvider time)
{
    public const int LongestTitle = 80, LongestWords = 2_000;

    private const int MostVersions = 500, Most = 300;

    /// <param name="id">null for a new one.</param>
    /// <param name="seen">The version that its writer changed; whoever was overtaken is told.</param>
    public async Task<Outcome<SavedPhrase>> Handle(Person by, string? id, Phrase typed, int? seen = null, CancellationToken cancel = default)
    {
        if (!MayWrite(by))
            return new Outcome<SavedPhrase>.NotFound();
        var phrase = new Phrase(string.Join(' ', Words.Clean(typed.Title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Words.Clean(typed.Words).ReplaceLineEndings("\n").Trim(), Given(typed.Principle), Given(typed.Concern));
        if (await Problem(phrase, cancel) is { } problem)
            return problem;
        var all = await library.All(cancel);
        if (all.Any(one => one.Id != id && !one.Withdrawn && string.Equals(one.Phrase.Title, phrase.Title, StringComparison.OrdinalIgnoreCase)))
            return new Refusal("phrase_known", $"There is a phrase “{phrase.Title}” already. Choose another title, or change that one.");
        if (id is null)
        {
            return all.Count(one => !one.Withdrawn) >= Most
                ? new Refusal("phrase_many", $"There are {Most} phrases in use. Take one out of use that nobody needs.")
                : await Save(by, Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), _ => new Kept(0, phrase, false), cancel);
        }
        return await Save(by, id, latest =>
            latest is null ? new Outcome<Kept>.NotFound()
            : seen is { } changed && changed != latest.Version ? new Refusal("phrase_newer", $"Version {latest.Version} was saved while you wrote. Look at it in another tab; saving now makes yours the one after it.")
            : latest with { Phrase = phrase },
            cancel);
    }

    /// <summary>Takes one out of use, or back into it, as it was last saved.</summary>
    public async Task<Outcome<SavedPhrase>> Withdraw(Person by, string id, bool withdrawn, CancellationToken cancel = default) =>
        MayWrite(by)
            ? await Save(by, id, latest => latest is null ? new Outcome<Kept>.NotFound() : latest with { Withdrawn = withdrawn }, cancel)
            : new Outcome<SavedPhrase>.NotFound();

    private static bool MayWrite(Person by) => by.Role >= Role.Lead && !by.IsCustomer;

    private async Task<Refusal?> Problem(Phrase phrase, CancellationToken cancel) => phrase switch
    {
        { Title: "" } => new("phrase_unclear", "Give it a title that colleagues find it by."),
        { Title.Length: > LongestTitle } => new("phrase_unclear", $"The title may have {LongestTitle} characters; this one has {phrase.Title.Length}."),
        { Words: "" } => new("phrase_unclear", "Write the words that go into the reply."),
        { Words.Length: > LongestWords } => new("phrase_unclear", $"The words may have {LongestWords} characters; these have {phrase.Words.Length}."),
        { Principle: { } principle } when !Rubric.Principles.Contains(principle) => new("principle_unknown", "Choose what it does from the list, or nothing in particular."),
        { Concern: { } concern } when !IsKnown(concern, await codes.Current(cancel)) => new("concern_unknown", "Choose what it is about from the list, or any case."),
        _ => Filling.Stray(phrase.Words) is { } stray
            ? new("phrase_braces", $"Braces hold what is to be filled in: up to 40 letters and spaces, with one | before what to say where it is not known. “{stray}” is no such thing.")
            : null,
    };

    private static bool IsKnown(string concern, OwnCodes own) => KnownCodes.IsConcern(concern, own) || KnownCodes.Concerns(own).Any(code => KnownCodes.Family(code) == concern);

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <param name="next">What follows the newest version.</param>
    private async Task<Outcome<SavedPhrase>> Save(Person by, string id, Func<Kept?, Outcome<Kept>> next, CancellationToken cancel)
    {
        var first = ShippedPhrases.All.FirstOrDefault(one => one.Id == id);
        var outcome = await changes.Run<Outcome<SavedPhrase>>(async session =>
        {
            var latest = await session.First(
                "SELECT version, title, words, principle, concern, withdrawn FROM phrases WHERE id = @id ORDER BY version DESC LIMIT 1",
                row => new Kept(row.GetInt32(0), new(row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)), row.GetBoolean(5)), id)
                ?? (first is null ? null : new Kept(0, first.Phrase, false));
            var (decided, version) = (next(latest), (latest?.Version ?? 0) + 1);
            if (decided is not Outcome<Kept>.Done { Value: var written })
                return decided.Then(_ => new SavedPhrase(id, version));
            if (latest is not null && written.Phrase == latest.Phrase && written.Withdrawn == latest.Withdrawn)
                return new Refusal("phrase_unchanged", latest.Version == 0 ? "Nothing is different from what stands there." : $"Nothing is different from version {latest.Version}.");
            if (version > MostVersions)
                return new Refusal("phrase_versions", $"There are {MostVersions} versions of this phrase. Begin a new one.");
            await session.Execute(
                "INSERT INTO phrases (id, version, title, words, principle, concern, withdrawn, at, by) VALUES (@id, @version, @title, @words, @principle, @concern, @withdrawn, @at, @by)",
                id, version, written.Phrase.Title, written.Phrase.Words, written.Phrase.Principle, written.Phrase.Concern, written.Withdrawn, time.Now(), by.Id);
            return new SavedPhrase(id, version);
        }, cancel);
        library.Forget();
        return outcome;
    }

    private sealed record Kept(int Version, Phrase Phrase, bool Withdrawn);
}

/// <param name="Version">The version it became.</param>
public sealed record SavedPhrase(string Id, int Version);
