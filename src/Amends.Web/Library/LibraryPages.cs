using Amends.Application;
using Amends.Application.Goodwill;
using Amends.Application.Library;
using Amends.Application.Practice;
using Amends.Web.People;
using Amends.Web.Practice;
using Amends.Web.Shared;

namespace Amends.Web.Library;

/// <summary><c>GET /library</c>: what the house keeps for its work with customers, and how often each thing is used. Everybody may look; who may change what finds the way.</summary>
internal static class LibraryPages
{
    /// <summary>Of a shelf, the most used first; the rest stands on the shelf's own page.</summary>
    private const int Shown = 8;

    public static void MapLibrary(this IEndpointRouteBuilder desk) => desk.MapGet("/library", async (HttpContext http, LibraryLoader loader) => Pages.Page<LibraryPage>(new { Frame = await loader.Frame(http), Shelves = await loader.Shelves(http) }));

    internal sealed class LibraryLoader(HousePhrases phrases, HouseGoodwill goodwill, HouseRules<Causes> causes, Lessons lessons, LibraryUses uses, Frames frames)
    {
        public ValueTask<Frame> Frame(HttpContext http) => frames.For(http);

        public async Task<IReadOnlyList<ShelfModel>> Shelves(HttpContext http)
        {
            var (person, cancel) = (http.Person(), http.RequestAborted);
            var (book, used, clock) = (await goodwill.Current(cancel), await uses.OnAll(cancel), await frames.Clock(cancel));
            return
            [
                Shelf(Application.Library.Shelf.Phrase, "phrases", LibraryWords.Phrases, LibraryWords.PhrasesAre, person.SeesAll ? "/settings/phrases" : null,
                    (await phrases.All(cancel)).Where(one => !one.Withdrawn).Select(one => new Kept(one.Id, one.Phrase.Title, one.Phrase.Words, one.Version, person.SeesAll ? $"/settings/phrases/{one.Id}" : null))),
                Shelf(Application.Library.Shelf.Policy, "policies", LibraryWords.Policies, LibraryWords.PoliciesAre, person.IsAdmin ? "/settings/policies" : null,
                    (book.Policies ?? []).Select(policy => new Kept(policy.Code, policy.Name, policy.Words, policy.Version, person.IsAdmin ? $"/settings/policies/{policy.Code}" : null))),
                Shelf(Application.Library.Shelf.Remedy, "remedies", LibraryWords.Remedies, LibraryWords.RemediesAre, person.IsAdmin ? "/settings/goodwill" : null,
                    book.Remedies.Select(remedy => new Kept(remedy.Code, remedy.Name, remedy.Words))),
                Shelf(Application.Library.Shelf.Cause, "causes", LibraryWords.Causes, LibraryWords.CausesAre, person.IsAdmin ? "/settings/causes" : null,
                    (await causes.Current(cancel)).All.Select(cause => new Kept(cause.Code, cause.Name))),
                Shelf(Application.Library.Shelf.Lesson, "lessons", LibraryWords.Lessons, LibraryWords.LessonsAre, "/practice/lessons",
                    (await lessons.Find("", null, cancel)).Select(lesson => new Kept(lesson.Id.ToString("N"), Wording.Sentence(PracticeWording.Principle(lesson.Principle)), lesson.Words, Href: $"/practice/lessons#l-{lesson.Id}"))),
            ];

            ShelfModel Shelf(Shelf shelf, string anchor, string name, string what, string? all, IEnumerable<Kept> kept)
            {
                var things = kept.Select((one, at) => (One: one, Uses: used.GetValueOrDefault((shelf, one.Id)), At: at)).OrderByDescending(one => one.Uses?.Count ?? 0).ThenBy(one => one.At).ToList();
                return new(anchor, name, what, all, [.. things.Take(Shown).Select(one => new ThingModel(one.One.Name, one.One.Words, one.One.Version is > 0 and var version ? LibraryWords.InVersion.Fill(version) : null, UsesWording.Of(one.Uses, shelf, clock), one.One.Href))], things.Count);
            }
        }

        private sealed record Kept(string Id, string Name, string? Words = null, int Version = 0, string? Href = null);
    }
}

/// <summary>A kind of thing that the library keeps.</summary>
/// <param name="All">Where all of them are, for who may go there.</param>
/// <param name="Things">The most used first.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record ShelfModel(string Anchor, string Name, string What, string? All, IReadOnlyList<ThingModel> Things, int Count);

/// <param name="Version">null for what stands as it did at first, or keeps no versions.</param>
public sealed record ThingModel(string Name, string? Words, string? Version, string Used, string? Href);
