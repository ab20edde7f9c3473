using Amends.Application.Library;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Library;

/// <summary><c>GET /phrases</c>: words that the team keeps, found by words, filled in for a case.</summary>
internal static class PhrasesApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/phrases", Find).Produces<Items<PhraseAnswer>>()
        .WithSummary("Phrases in use, by title; with complaint, filled in for it and those that fit it first. q keeps those that hold all of its words.");

    private static async Task<IResult> Find(HttpContext http, HousePhrases library, CasePhrases phrases, string? q, string? complaint, CancellationToken cancel)
    {
        var check = new Check();
        check.Optional(q, "q", Check.LongestName);
        check.Done();
        var wanted = (q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool Holds(Phrase phrase) => wanted.All(word => phrase.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || phrase.Words.Contains(word, StringComparison.OrdinalIgnoreCase));
        if (string.IsNullOrEmpty(complaint))
            return Answers.Json(new Items<PhraseAnswer>([.. (await library.InUse(cancel)).Where(one => Holds(one.Phrase)).Select(one => PhraseAnswer.Of(one, null))]), ApiJson.Web.ItemsPhraseAnswer);
        return await phrases.Handle(http.Person(), complaint, "", cancel) is { } found
            ? Answers.Json(new Items<PhraseAnswer>([.. found.Where(one => Holds(one.Of.Phrase)).Select(one => PhraseAnswer.Of(one.Of, one.Filled))]), ApiJson.Web.ItemsPhraseAnswer)
            : Problem.NotFound;
    }
}

/// <param name="Words">With its placeholders.</param>
/// <param name="Text">Filled in for the case; null where none was named.</param>
/// <param name="Asks">Placeholders that a person has to fill in before the text can be sent.</param>
/// <param name="Uses">Replies that went out with it.</param>
internal sealed record PhraseAnswer(string Id, int Version, string Title, string Words, string? Principle, string? Concern, string? Text, IReadOnlyList<string> Asks, long Uses, Instant? LastUsed)
{
    public static PhraseAnswer Of(PhraseVersion it, Filled? filled) => new(
        it.Id, it.Version, it.Phrase.Title, it.Phrase.Words, it.Phrase.Principle, it.Phrase.Concern, filled?.Text, filled?.Asks ?? Filling.Left(it.Phrase.Words), it.Uses, it.LastUsed);
}
