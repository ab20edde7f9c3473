using Amends.Application.Drafts;
using Amends.Application.Writing;
using Amends.Web.Files;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>
/// "Suggest a reply" in the composer. With a script the suggestion comes as a part of the page; without one each button posts the form and shows the
/// page again, with what was written still in it.
/// </summary>
internal static class SuggestionPages
{
    public static void MapSuggestions(this IEndpointRouteBuilder one)
    {
        one.MapPost("/suggestion", Suggest).TakesFiles();
        one.MapPost("/suggestion/use", Use).TakesFiles();
        one.MapPost("/suggestion/dismissal", (HttpContext http, CaseLoader loader, string reference, IFormCollection form) => Show(http, loader, reference, new CaseWish(Written(form)))).TakesFiles();
    }

    private static async Task<IResult> Suggest(HttpContext http, SuggestReply suggest, CaseLoader loader, SaveDraft drafts, string reference, IFormCollection form)
    {
        _ = int.TryParse(form["seed"], out var seed);
        if (await suggest.Handle(http.Person(), reference, seed, http.RequestAborted) is not { } suggested)
            return Results.NotFound();
        var model = new SuggestionModel(suggested.Draft, suggested.Said, suggested.By == Writer.Model, suggested.Review?.Score ?? 0, suggested.Seed);
        if (http.Request.Headers.Accept.ToString().Contains("turbo-stream", StringComparison.Ordinal))
        {
            http.Response.ContentType = "text/vnd.turbo-stream.html; charset=utf-8";
            return Pages.Page<SuggestionStream>(new { Suggestion = model, Address = $"/complaints/{reference}" });
        }

        var written = Written(form);
        if (model.Text is null || !string.IsNullOrWhiteSpace(written))
            return await Show(http, loader, reference, new CaseWish(written, Suggestion: model));
        await drafts.Handle(http.Person(), reference, model.Text, cancel: http.RequestAborted);
        return await Show(http, loader, reference, new CaseWish(model.Text));
    }

    private static async Task<IResult> Use(HttpContext http, CaseLoader loader, SaveDraft drafts, string reference, IFormCollection form)
    {
        var text = form["suggested"].ToString().ReplaceLineEndings("\n");
        if (text.Length > Forms.ComplainFields.MostText)
            return Results.NotFound();
        await drafts.Handle(http.Person(), reference, text, cancel: http.RequestAborted);
        return await Show(http, loader, reference, new CaseWish(text));
    }

    private static string Written(IFormCollection form) => form["text"].ToString().ReplaceLineEndings("\n");

    private static async Task<IResult> Show(HttpContext http, CaseLoader loader, string reference, CaseWish wish) =>
        await loader.Load(http, reference, wish) is { } model ? Pages.Page<CasePage>(new { Model = model }) : Results.NotFound();
}
