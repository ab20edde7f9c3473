using Amends.Application.Library;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Library;

/// <summary>The phrases beside a draft: as a list that the composer opens, and as plain text to copy where no script runs.</summary>
internal static class CasePhrasePages
{
    public static void MapCasePhrases(this IEndpointRouteBuilder one)
    {
        // The draft comes with the question, because what it lacks comes first.
        one.MapPost("/phrases", async (HttpContext http, CasePhrases phrases, string reference, IFormCollection form) =>
        {
            var draft = form["text"].ToString().ReplaceLineEndings("\n");
            return draft.Length <= Forms.ComplainFields.MostText && await phrases.Handle(http.Person(), reference, draft, http.RequestAborted) is { } found
                ? Pages.Page<PhraseList>(new { Phrases = found })
                : Results.NotFound();
        });
        one.MapGet("/phrases", async (HttpContext http, CasePhrases phrases, Frames frames, string reference) =>
            await phrases.Handle(http.Person(), reference, "", http.RequestAborted) is { } found
                ? Pages.Page<PhraseSheetPage>(new { Frame = await frames.For(http), Reference = reference, Phrases = found })
                : Results.NotFound());
    }
}
