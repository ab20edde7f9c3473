using Amends.Application;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.People;

/// <summary><c>/settings/teams</c>: the teams there are, made, renamed, retired and brought back by an admin.</summary>
internal static class TeamPages
{
    public static void MapTeams(this RouteGroupBuilder admin)
    {
        var teams = admin.MapGroup("/teams");
        teams.MapGet("", (HttpContext http, ListPeople list, Frames frames) => ShowAll(http, list, frames, null, null));
        teams.MapPost("", async (HttpContext http, ListPeople list, Frames frames, ChangeTeam change, IFormCollection form) =>
            await change.Make(http.Person(), form["name"].ToString(), http.RequestAborted) switch
            {
                Outcome<Guid>.Done done => Pages.SeeOther($"/settings/teams/{done.Value}?said=made"),
                Outcome<Guid>.Refused refused => await ShowAll(http, list, frames, refused.Refusal.Words, form["name"].ToString()),
                _ => Results.NotFound(),
            }).ChecksForms();
        teams.MapGet("/{id:guid}", (HttpContext http, ListPeople list, Frames frames, Guid id, string? said, string? cursor) => ShowOne(http, list, frames, id, cursor, Said(said), null));
        teams.MapPost("/{id:guid}/name", (HttpContext http, ListPeople list, Frames frames, ChangeTeam change, Guid id, IFormCollection form) =>
            Finish(http, list, frames, id, "renamed", change.Rename(http.Person(), id, form["was"].ToString(), form["name"].ToString(), http.RequestAborted))).ChecksForms();
        teams.MapPost("/{id:guid}/retired", (HttpContext http, ListPeople list, Frames frames, ChangeTeam change, Guid id, IFormCollection form) =>
            form["retired"] == "yes"
                ? Finish(http, list, frames, id, "retired", change.Retire(http.Person(), id, http.RequestAborted))
                : Finish(http, list, frames, id, "back", change.BringBack(http.Person(), id, http.RequestAborted))).ChecksForms();
    }

    private static async Task<IResult> ShowAll(HttpContext http, ListPeople list, Frames frames, string? trouble, string? typed) => Pages.Page<TeamsPage>(
        new { Frame = await frames.For(http), Teams = await list.Teams(http.RequestAborted), Trouble = trouble, Typed = typed },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ShowOne(HttpContext http, ListPeople list, Frames frames, Guid id, string? cursor, string? said, string? trouble) =>
        (await list.Teams(http.RequestAborted)).FirstOrDefault(team => team.Id == id) is not { } team
            ? Results.NotFound()
            : Pages.Page<TeamPage>(
                new { Frame = await frames.For(http), Team = team, People = await list.Handle(new(Team: id, Cursor: cursor), http.RequestAborted), Said = said, Trouble = trouble },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Finish(HttpContext http, ListPeople list, Frames frames, Guid id, string said, Task<Outcome<Guid>> change) => await change switch
    {
        Outcome<Guid>.Done => Pages.SeeOther($"/settings/teams/{id}?said={said}"),
        Outcome<Guid>.Refused refused => await ShowOne(http, list, frames, id, null, null, refused.Refusal.Words),
        _ => Results.NotFound(),
    };

    private static string? Said(string? code) => code switch
    {
        "made" => PeopleWords.TeamIsMade,
        "renamed" => PeopleWords.TeamIsRenamed,
        "retired" => PeopleWords.TeamIsRetired,
        "back" => PeopleWords.TeamIsBack,
        _ => null,
    };
}
