using System.Globalization;
using System.Text;
using Amends.Application;
using Amends.Application.Practice;
using Amends.Practice;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary>A lead's pages for scenarios of their own: what there is, writing one, trying it, taking one in from a file, taking one out of use.</summary>
internal static class ScenarioPages
{
    public static void MapScenarios(this RouteGroupBuilder practice)
    {
        var pages = practice.MapGroup("/scenarios").RequireAuthorization(RolePolicies.Training);
        pages.MapGet("", (HttpContext http, Scenarios scenarios, Frames frames, string? saved) => Show(http, scenarios, frames, saved, null, null));
        pages.MapGet("/edit", Edit);
        pages.MapPost("/edit", Save).ChecksForms();
        pages.MapPost("/trial", Try).ChecksForms();
        pages.MapPost("/import", Import).ChecksForms();
        pages.MapPost("/withdrawal", Withdraw).ChecksForms();
        pages.MapGet("/{id}.json", File);
    }

    private static async Task<IResult> Show(HttpContext http, Scenarios scenarios, Frames frames, string? saved, string? trouble, string? typed) => Pages.Page<ScenariosPage>(
        new { Frame = await frames.For(http), Own = await scenarios.Own(http.RequestAborted), Saved = saved, Trouble = trouble, Typed = typed },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>One's own gets a new version; what comes with Amends is copied under a code of one's own; without either it is written anew.</summary>
    private static async Task<IResult> Edit(HttpContext http, Scenarios scenarios, Frames frames, string? id, string? copy, int? version)
    {
        if (id is not null)
        {
            // An earlier version is read, and saved as the one after the newest.
            var versions = await scenarios.Versions(id, http.RequestAborted);
            return versions.FirstOrDefault(one => version is null || one.Version == version) is { } read
                ? Editor(await frames.For(http), ScenarioForm.Of(read.Scenario), versions[0], null, versions, read.Version)
                : Results.NotFound();
        }
        if (copy is null)
            return Editor(await frames.For(http), new ScenarioForm(), null, null);
        return await scenarios.Find(copy, http.RequestAborted) is { } from ? Editor(await frames.For(http), ScenarioForm.Of(from, $"{from.Id}_2"), null, null) : Results.NotFound();
    }

    private static async Task<IResult> Save(HttpContext http, SaveScenario save, Scenarios scenarios, Frames frames, IFormCollection form)
    {
        var typed = ScenarioForm.Of(form);
        var seen = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        return await save.Handle(http.Person(), typed.ToFile(), seen, http.RequestAborted) switch
        {
            Outcome<SavedScenario>.Done done => Pages.SeeOther($"/practice/scenarios?saved={Uri.EscapeDataString(done.Value.Id)}"),
            Outcome<SavedScenario>.Refused refused => Editor(await frames.For(http), typed, await Known(scenarios, form, http.RequestAborted), Told(refused.Refusal)),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Try(HttpContext http, BeginPractice begin, Scenarios scenarios, Frames frames, IFormCollection form)
    {
        var typed = ScenarioForm.Of(form);
        var (scenario, refused) = SaveScenario.Understood(typed.ToFile());
        if (scenario is null)
            return Editor(await frames.For(http), typed, await Known(scenarios, form, http.RequestAborted), Told(refused!));
        return await begin.Try(http.Person(), scenario, http.RequestAborted) is Outcome<Guid>.Done began ? Pages.SeeOther($"/practice/{began.Value}") : Results.NotFound();
    }

    private static async Task<IResult> Import(HttpContext http, SaveScenario save, Scenarios scenarios, Frames frames, IFormCollection form)
    {
        var text = form["text"].ToString();
        if (form.Files["file"] is { Length: > 0 } file)
        {
            if (file.Length > SaveScenario.LongestText)
                return await Show(http, scenarios, frames, null, PracticeWords.ScenarioTooLong.Fill(SaveScenario.LongestText), text);
            using var reader = new StreamReader(file.OpenReadStream());
            text = await reader.ReadToEndAsync(http.RequestAborted);
        }
        if (string.IsNullOrWhiteSpace(text))
            return await Show(http, scenarios, frames, null, PracticeWords.ChooseAFile, null);
        return await save.Handle(http.Person(), text, cancel: http.RequestAborted) switch
        {
            Outcome<SavedScenario>.Done done => Pages.SeeOther($"/practice/scenarios?saved={Uri.EscapeDataString(done.Value.Id)}"),
            Outcome<SavedScenario>.Refused refused => await Show(http, scenarios, frames, null, refused.Refusal.Words, text),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Withdraw(HttpContext http, SaveScenario save, IFormCollection form) =>
        await save.Withdraw(http.Person(), form["id"].ToString(), form["withdrawn"] == "yes", http.RequestAborted) is Outcome<SavedScenario>.NotFound
            ? Results.NotFound()
            : Pages.SeeOther("/practice/scenarios");

    private static async Task<IResult> File(Scenarios scenarios, string id, CancellationToken cancel)
    {
        var scenario = ScenarioLibrary.Find(id) ?? (await scenarios.Own(cancel)).FirstOrDefault(own => own.Scenario.Id == id)?.Scenario;
        return scenario is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(ScenarioFile.Write(scenario)), "application/json", $"{id}.json");
    }

    private static async Task<OwnScenario?> Known(Scenarios scenarios, IFormCollection form, CancellationToken cancel) =>
        form["version"] == "" ? null : (await scenarios.Own(cancel)).FirstOrDefault(own => own.Scenario.Id == form["id"].ToString());

    // In a form, nobody sees the lines of the file that is made of it.
    private static string Told(Refusal refusal) => refusal.Code == "scenario_unclear" && refusal.Words.IndexOf('"', StringComparison.Ordinal) is >= 0 and var at ? refusal.Words[at..] : refusal.Words;

    internal static IResult Editor(Frame frame, ScenarioForm form, OwnScenario? own, string? trouble, IReadOnlyList<OwnScenario>? versions = null, int? read = null) => Pages.Page<ScenarioEditorPage>(
        new { Frame = frame, Form = form.WithSpace(), Own = own, Trouble = trouble, Versions = versions ?? [], Read = read ?? own?.Version },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
