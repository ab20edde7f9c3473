using System.Globalization;
using Amends.Application;
using Amends.Application.Corrections;
using Amends.Application.Library;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Library;

/// <summary><c>/settings/phrases</c>: the library, each phrase with its versions; written, withdrawn and brought back by a lead.</summary>
internal static class PhrasePages
{
    public static void MapPhrases(this IEndpointRouteBuilder desk)
    {
        var pages = desk.MapGroup("/settings/phrases").RequireAuthorization(RolePolicies.Lead);
        pages.MapGet("", async (HttpContext http, HousePhrases library, HouseCodes codes, Frames frames, string? saved) => Pages.Page<PhrasesPage>(
            new { Frame = await frames.For(http), Phrases = await library.All(http.RequestAborted), Codes = await codes.Current(http.RequestAborted), Saved = saved }));
        pages.MapGet("/edit", Edit);
        pages.MapPost("/edit", Save).ChecksForms();
        pages.MapPost("/withdrawal", async (HttpContext http, SavePhrase save, IFormCollection form) =>
            await save.Withdraw(http.Person(), form["id"].ToString(), form["withdrawn"] == "yes", http.RequestAborted) is Outcome<SavedPhrase>.NotFound
                ? Results.NotFound()
                : Pages.SeeOther("/settings/phrases")).ChecksForms();
        pages.MapGet("/{id}", async (HttpContext http, HousePhrases library, HouseCodes codes, Frames frames, string id, int? version) =>
        {
            var versions = await library.Versions(id, http.RequestAborted);
            return versions.FirstOrDefault(one => version is null || one.Version == version) is { } shown
                ? Pages.Page<PhrasePage>(new { Frame = await frames.For(http), Shown = shown, Versions = versions, Codes = await codes.Current(http.RequestAborted) })
                : Results.NotFound();
        });
    }

    /// <summary>A known one gets a new version, which may begin from an earlier one; without an id it is written anew.</summary>
    private static async Task<IResult> Edit(HttpContext http, HousePhrases library, string? id, int? from)
    {
        if (id is null)
            return await Editor(http, new PhraseForm(), null);
        var versions = await library.Versions(id, http.RequestAborted);
        var begin = versions.FirstOrDefault(one => from is null || one.Version == from);
        return begin is null ? Results.NotFound() : await Editor(http, PhraseForm.Of(begin, versions[0].Version), null);
    }

    private static async Task<IResult> Save(HttpContext http, SavePhrase save, HousePhrases library, IFormCollection form)
    {
        var typed = PhraseForm.Of(form);
        return await save.Handle(http.Person(), typed.Id, typed.ToPhrase(), typed.Seen, http.RequestAborted) switch
        {
            Outcome<SavedPhrase>.Done done => Pages.SeeOther($"/settings/phrases?saved={done.Value.Id}"),
            // What was saved meanwhile is the one that the next saving follows.
            Outcome<SavedPhrase>.Refused { Refusal: { Code: "phrase_newer" } refusal } => await Editor(http, typed with { Seen = (await library.Versions(typed.Id!, http.RequestAborted))[0].Version }, refusal.Words),
            Outcome<SavedPhrase>.Refused refused => await Editor(http, typed, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Editor(HttpContext http, PhraseForm form, string? trouble)
    {
        var codes = await http.RequestServices.GetRequiredService<HouseCodes>().Current(http.RequestAborted);
        return Pages.Page<PhraseEditorPage>(
            new { Frame = await http.RequestServices.GetRequiredService<Frames>().For(http), Form = form, Trouble = trouble, Concerns = PhraseWording.Concerns(codes) },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>A phrase as the fields of its form hold it, right or not; what is typed comes back as it was.</summary>
/// <param name="Id">null for a new one.</param>
/// <param name="Seen">The version that is changed; null for a new one.</param>
public sealed record PhraseForm(string? Id = null, string Title = "", string Words = "", string Principle = "", string Concern = "", int? Seen = null)
{
    public static PhraseForm Of(PhraseVersion it, int seen) => new(it.Id, it.Phrase.Title, it.Phrase.Words, it.Phrase.Principle ?? "", it.Phrase.Concern ?? "", seen);

    public static PhraseForm Of(IFormCollection form) => new(
        form["id"].ToString() is { Length: > 0 } id ? id : null, form["title"].ToString(), form["words"].ToString().ReplaceLineEndings("\n"), form["principle"].ToString(), form["concern"].ToString(),
        int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null);

    public Phrase ToPhrase() => new(Title, Words, Principle, Concern);
}
