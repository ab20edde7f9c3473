using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Web.Complaints;
using Amends.Web.Hosting;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Files;

/// <summary>
/// What is attached to a draft, and files handed out. With a script the list of files comes as a part of the page; without one each button posts the
/// composer's form and shows the page again, with what was written still in it.
/// </summary>
internal static class FilePages
{
    public static void MapFiles(this IEndpointRouteBuilder desk) => desk.MapGet("/complaints/{reference}/files/{id:guid}", async (HttpContext http, OpenFile files, string reference, Guid id) =>
        await files.Handle(http.Person(), reference, id, http.RequestAborted) is { } file ? FileAnswer.Of(http, file) : Results.NotFound()).RequireRateLimiting(RateLimits.Files);

    public static void MapDraftFiles(this IEndpointRouteBuilder one)
    {
        one.MapPost("/files", Add).TakesFiles();
        one.MapPost("/files/{id:guid}/name", (HttpContext http, Shown shown, DraftFiles files, string reference, Guid id, IFormCollection form) =>
            shown.After(http, reference, form, files.Rename(http.Person(), reference, id, form["to"].ToString(), http.RequestAborted))).TakesFiles();
        one.MapPost("/files/{id:guid}/removal", (HttpContext http, Shown shown, DraftFiles files, string reference, Guid id, IFormCollection form) =>
            shown.After(http, reference, form, files.Remove(http.Person(), reference, id, http.RequestAborted))).TakesFiles();
        one.MapPost("/files/{id:guid}/return", (HttpContext http, Shown shown, DraftFiles files, string reference, Guid id, IFormCollection form) =>
            shown.After(http, reference, form, files.PutBack(http.Person(), reference, id, http.RequestAborted))).TakesFiles();
    }

    /// <summary>The files that the composer showed, with the names they were given there, and those that came with the form itself.</summary>
    /// <returns>Why the new ones cannot go, or what goes.</returns>
    public static async Task<Outcome<Attaching>> Attached(HttpContext http, DraftFiles files, string reference, IFormCollection form)
    {
        List<DraftName> names = [.. form["file"].Select(id => Guid.TryParse(id, out var known) ? known : (Guid?)null).OfType<Guid>().Distinct().Select(id => new DraftName(id, form[$"name-{id}"]))];
        var added = await Take(http, files, reference, form);
        if (added is Outcome<IReadOnlyList<Guid>>.Done done)
            names.AddRange(done.Value.Select(id => new DraftName(id)));
        return added.Then(_ => new Attaching(Draft: names));
    }

    private static async Task<IResult> Add(HttpContext http, Shown shown, DraftFiles files, string reference, IFormCollection form) =>
        await shown.After(http, reference, form, Take(http, files, reference, form));

    private static async Task<Outcome<IReadOnlyList<Guid>>> Take(HttpContext http, DraftFiles files, string reference, IFormCollection form)
    {
        var chosen = FormFiles.Chosen(form);
        if (FormFiles.Refusal(chosen) is { } refusal)
            return refusal;
        return chosen.Count == 0
            ? new Outcome<IReadOnlyList<Guid>>.Done([])
            : await files.Add(http.Person(), reference, await FormFiles.Read(chosen, http.RequestAborted), http.RequestAborted);
    }

    /// <summary>What a person sees after they changed what is attached.</summary>
    internal sealed class Shown(DraftFiles files, SaveDraft drafts, CaseActions actions, CaseLoader loader)
    {
        public async Task<IResult> After<T>(HttpContext http, string reference, IFormCollection form, Task<Outcome<T>> work)
        {
            var outcome = await work;
            var refused = (outcome as Outcome<T>.Refused)?.Refusal;
            if (outcome is not Outcome<T>.Done && refused is null)
                return Results.NotFound();
            if (http.Request.Headers.Accept.ToString().Contains("turbo-stream", StringComparison.Ordinal))
            {
                http.Response.ContentType = "text/vnd.turbo-stream.html; charset=utf-8";
                var all = await files.Of(http.Person(), reference, http.RequestAborted);
                return Pages.Page<DraftFilesStream>(new { Files = all.Select(DraftFileModel.Of).ToList(), Address = $"/complaints/{reference}", Trouble = refused?.Words });
            }
            var wish = new CaseWish(form["text"].ToString(), WritingPages.Mode(form)) { Talk = TalkForm.From(form) };
            await drafts.Handle(http.Person(), reference, wish.Draft!, mode: WritingPages.Mode(form), cancel: http.RequestAborted);
            if (refused is not null)
                return await actions.Again(http, reference, wish, new(FilesWords.NotAttached, refused.Words), StatusCodes.Status422UnprocessableEntity);
            return await loader.Load(http, reference, wish) is { } model ? Pages.Page<CasePage>(new { Model = model }) : Results.NotFound();
        }
    }
}
