using System.Globalization;
using Amends.Application;
using Amends.Application.Practice;
using Amends.Practice;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Practice;

/// <summary>A lead's pages for programmes: what there is, making and changing one, giving it to people, who stands where; and the answer to a reminder.</summary>
internal static class ProgrammePages
{
    private const int Shown = 100;

    public static void MapProgrammes(this RouteGroupBuilder practice)
    {
        practice.MapPost("/nudge", Answer).ChecksForms();
        var pages = practice.MapGroup("/programmes").RequireAuthorization(RolePolicies.Training);
        pages.MapGet("", List);
        pages.MapGet("/edit", Edit);
        pages.MapPost("/edit", Save).ChecksForms();
        var one = pages.MapGroup("/{id:guid}");
        one.MapGet("", (HttpContext http, Training training, Programmes programmes, Scenarios scenarios, Frames frames, Guid id, string? cursor, string? given, string? q) => Show(http, training, programmes, scenarios, frames, id, cursor, given, null, q));
        one.MapPost("/people", Assign).ChecksForms();
        one.MapPost("/team", AssignTeam).ChecksForms();
        one.MapPost("/withdrawal", Withdraw).ChecksForms();
        one.MapPost("/end", End).ChecksForms();
    }

    private static async Task<IResult> List(HttpContext http, Programmes programmes, Frames frames) =>
        Pages.Page<ProgrammesPage>(new { Frame = await frames.For(http), All = await programmes.All(http.Person(), http.RequestAborted) });

    private static async Task<IResult> Edit(HttpContext http, Programmes programmes, Scenarios scenarios, Frames frames, Guid? id, string? scenario)
    {
        if (id is not { } known)
            return await Editor(http, scenarios, frames, ProgrammeForm.New(scenario), null, null);
        return await programmes.Find(http.Person(), known, http.RequestAborted) is { EndedAt: null } saved ? await Editor(http, scenarios, frames, ProgrammeForm.Of(saved.Programme), saved, null) : Results.NotFound();
    }

    private static async Task<IResult> Save(HttpContext http, SaveProgramme save, Programmes programmes, Scenarios scenarios, Frames frames, IFormCollection form)
    {
        var typed = ProgrammeForm.Of(form);
        var known = Guid.TryParse(form["id"], out var id) ? await programmes.Find(http.Person(), id, http.RequestAborted) : null;
        if (known is null && form["id"] != "")
            return Results.NotFound();
        var seen = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        var outcome = known is null
            ? await save.Make(http.Person(), typed.ToProgramme(), http.RequestAborted)
            : await save.Change(http.Person(), id, seen, typed.ToProgramme(), http.RequestAborted);
        return outcome switch
        {
            Outcome<Guid>.Done done => Pages.SeeOther($"/practice/programmes/{done.Value}"),
            Outcome<Guid>.Refused refused => await Editor(http, scenarios, frames, typed, known, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Editor(HttpContext http, Scenarios scenarios, Frames frames, ProgrammeForm form, SavedProgramme? saved, string? trouble) => Pages.Page<ProgrammeEditorPage>(
        new { Frame = await frames.For(http), Form = form, Saved = saved, Scenarios = await scenarios.All(http.RequestAborted), Trouble = trouble },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Show(HttpContext http, Training training, Programmes programmes, Scenarios scenarios, Frames frames, Guid id, string? cursor, string? given, AssignTrouble? trouble, string? q = null)
    {
        if (await programmes.Find(http.Person(), id, http.RequestAborted) is not { } saved || await training.Of(http.Person(), id, cursor, Shown, http.RequestAborted) is not { } people)
            return Results.NotFound();
        return Pages.Page<ProgrammePage>(
            new
            {
                Frame = await frames.For(http),
                Saved = saved,
                People = people.Items,
                people.Next,
                First = string.IsNullOrEmpty(cursor),
                Titles = (await scenarios.All(http.RequestAborted)).ToDictionary(one => one.Id, one => one.Title, StringComparer.Ordinal),
                Words = q?.Trim() ?? "",
                Free = await training.WithoutIt(http.Person(), id, q ?? "", http.RequestAborted),
                TeamsGiven = await training.Teams(http.Person(), id, http.RequestAborted),
                Teams = (await http.RequestServices.GetRequiredService<ListPeople>().Teams(http.RequestAborted)).Where(team => team.RetiredAt is null).ToList(),
                Given = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 0,
                Trouble = trouble,
            },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Assign(HttpContext http, AssignProgramme assign, Training training, Programmes programmes, Scenarios scenarios, Frames frames, Guid id, IFormCollection form)
    {
        var addresses = form["addresses"].ToString().Split([' ', ',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var chosen = form["people"].Select(person => Guid.TryParse(person, out var known) ? known : Guid.Empty).ToList();
        Task<IResult> Again(string words) => Show(http, training, programmes, scenarios, frames, id, null, null, new(words, [.. chosen], form["addresses"].ToString(), form["due"].ToString()));
        if (LocalDatePattern.Iso.Parse(form["due"].ToString()) is not { Success: true, Value: var due })
            return await Again(PracticeWords.GiveTheDay);
        var (found, unknown) = await training.ByAddress(addresses, http.RequestAborted);
        if (unknown.Count > 0)
            return await Again(PracticeWords.NobodySignsInWith.Fill(string.Join(", ", unknown)));
        return await assign.Handle(http.Person(), id, [.. chosen, .. found], due, http.RequestAborted) switch
        {
            Outcome<int>.Done done => Pages.SeeOther(string.Create(CultureInfo.InvariantCulture, $"/practice/programmes/{id}?given={done.Value}")),
            Outcome<int>.Refused refused => await Again(refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> AssignTeam(HttpContext http, AssignProgramme assign, Training training, Programmes programmes, Scenarios scenarios, Frames frames, Guid id, IFormCollection form)
    {
        Task<IResult> Again(string words) => Show(http, training, programmes, scenarios, frames, id, null, null, new(words, [], "", form["due"].ToString()));
        if (LocalDatePattern.Iso.Parse(form["due"].ToString()) is not { Success: true, Value: var due })
            return await Again(PracticeWords.GiveTheDay);
        return await assign.Team(http.Person(), id, Guid.TryParse(form["team"], out var team) ? team : Guid.Empty, due, http.RequestAborted) switch
        {
            Outcome<int>.Done done => Pages.SeeOther(string.Create(CultureInfo.InvariantCulture, $"/practice/programmes/{id}?given={done.Value}")),
            Outcome<int>.Refused refused => await Again(refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Withdraw(HttpContext http, AssignProgramme assign, Guid id, IFormCollection form) =>
        Guid.TryParse(form["account"], out var account) && await assign.Withdraw(http.Person(), id, account, http.RequestAborted) is Outcome<bool>.Done ? Pages.SeeOther($"/practice/programmes/{id}") : Results.NotFound();

    /// <summary>Ended twice is ended.</summary>
    private static async Task<IResult> End(HttpContext http, SaveProgramme save, Guid id) =>
        await save.End(http.Person(), id, http.RequestAborted) is Outcome<Guid>.NotFound ? Results.NotFound() : Pages.SeeOther($"/practice/programmes/{id}");

    private static async Task<IResult> Answer(HttpContext http, AnswerNudge answer, IFormCollection form)
    {
        await Answered(http, answer, form);
        return Pages.SeeOther("/queue");
    }

    /// <summary>Where a form says until when its reader was reminded.</summary>
    internal static async Task Answered(HttpContext http, AnswerNudge answer, IFormCollection form)
    {
        if (InstantPattern.ExtendedIso.Parse(form["until"].ToString()) is { Success: true, Value: var until })
            await answer.Handle(http.Person(), until, http.RequestAborted);
    }
}

/// <summary>Why nobody was assigned, and what was given.</summary>
public sealed record AssignTrouble(string Words, IReadOnlyList<Guid> People, string Addresses, string Due);
