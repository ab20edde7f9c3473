using System.Text.Json;
using System.Text.Json.Nodes;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Deadlines;

/// <summary>An admin writes a charter of their own, or a new version of one. What is saved stays: cases keep the version they began under.</summary>
internal sealed class SaveCharter(Changes changes, Charters charters, TimeProvider time)
{
    /// <summary>Longest text of a charter, in UTF-16 code units.</summary>
    public const int LongestText = 200_000;

    private const int MostVersions = 500;

    /// <param name="text">The charter as a file; its version is set here.</param>
    public async Task<Outcome<Charter>> Handle(Person by, string text, Once? once = null, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<Charter>.NotFound();
        if (text.Length > LongestText)
            return new Refusal("charter_too_long", $"Keep a charter under {LongestText} characters.");
        charters.Forget();
        var book = await charters.Book(cancel);
        Charter charter;
        try
        {
            charter = CharterFile.Read(WithVersion(text, 1), code => CharterBook.Calendar(code, book.House));
        }
        catch (FormatException wrong)
        {
            return new Refusal("charter_unclear", wrong.Message);
        }
        if (ShippedCharters.All.Any(shipped => shipped.Code == charter.Code))
            return new Refusal("charter_shipped", $"“{charter.Code}” comes with Amends. Give yours a code of its own.");
        var outcome = await changes.Run<Outcome<Charter>>(async session =>
        {
            if (await session.AnswerTo<SavedCharter>(once) is { } before)
                return before.Then(saved => charter with { Version = saved.Version });
            var latest = await session.First(
                "SELECT version, text FROM charters WHERE code = @code ORDER BY version DESC LIMIT 1",
                row => new Kept(row.GetInt32(0), row.GetString(1)), charter.Code);
            var next = charter with { Version = (latest?.Version ?? 0) + 1 };
            if (latest is not null && CharterFile.Write(charter with { Version = latest.Version }) == latest.Text)
                return new Refusal("charter_unchanged", $"Nothing is different from version {latest.Version}.");
            if (next.Version > MostVersions)
                return new Refusal("charter_versions", $"There are {MostVersions} versions of this charter. Begin a new one.");
            await session.Execute("INSERT INTO charters (code, version, text, at, by) VALUES (@code, @version, @text, @at, @by)", next.Code, next.Version, CharterFile.Write(next), time.Now(), by.Id);
            await session.KeepAnswer(once, new SavedCharter(next.Version), time.Now());
            return next;
        }, cancel);
        charters.Forget();
        return outcome;
    }

    /// <exception cref="FormatException">It is no JSON object.</exception>
    private static string WithVersion(string text, int version)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }) is not JsonObject file)
                throw new FormatException("This is not a charter: write it as a JSON object.");
            file["version"] = version;
            return file.ToJsonString();
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new FormatException($"This is not a charter: {wrong.Message}", wrong);
        }
    }

    private sealed record Kept(int Version, string Text);

    private sealed record SavedCharter(int Version);
}
