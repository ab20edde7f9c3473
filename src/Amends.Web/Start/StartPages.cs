using Amends.Application;
using Amends.Web.Files;
using Amends.Web.People;
using Amends.Web.SettingsPages;
using Amends.Web.Shared;

namespace Amends.Web.Start;

/// <summary>
/// <c>/start</c>: the first minutes of a new desk, for the admin who just came through the one-time link: what customers see, how they reach you,
/// who works here. Each step can be left for later, all of it is in the settings too, and going through it again does no harm.
/// </summary>
internal static class StartPages
{
    public const string First = "/start";

    public static void MapStart(this IEndpointRouteBuilder desk)
    {
        var start = desk.MapGroup(First).RequireAuthorization(RolePolicies.Admin);
        start.MapGet("", async (HttpContext http, HouseForm house, Frames frames) => await ShowHouse(http, frames, await house.Read(http.RequestAborted)));
        start.MapPost("", async (HttpContext http, HouseForm house, Frames frames, IFormCollection form) =>
            await house.Save(http, form) is { Trouble: not null } wrong ? await ShowHouse(http, frames, wrong) : Pages.SeeOther(First + "/reach")).TakesFiles().ChecksForms();
        start.MapGet("/reach", async (HttpContext http, Frames frames) => Pages.Page<StartReachPage>(new { Frame = await frames.For(http), Address = http.Home() }));
        start.MapGet("/colleague", (HttpContext http, ListPeople list, JoinLink links, Frames frames, Guid? added) => ShowColleague(http, list, links, frames, new(), null, added));
        start.MapPost("/colleague", AddColleague).ChecksForms();
        start.MapGet("/ready", async (HttpContext http, Frames frames) => Pages.Page<StartReadyPage>(new { Frame = await frames.For(http) }));
    }

    private static async Task<IResult> ShowHouse(HttpContext http, Frames frames, HouseFormed house) => Pages.Page<StartHousePage>(
        new { Frame = await frames.For(http), house.Organisation, house.Hours, house.Trouble }, Status(house.Trouble));

    private static async Task<IResult> AddColleague(HttpContext http, ListPeople list, JoinLink links, Frames frames, Accounts accounts, IFormCollection form)
    {
        var typed = PeoplePages.Typed(form);
        return await accounts.Create(typed.Email, typed.Name, typed.Role, password: null, typed.Team, http.Person()) switch
        {
            Outcome<Account>.Done done => Pages.SeeOther($"{First}/colleague?added={done.Value.Id}"),
            Outcome<Account>.Refused refused => await ShowColleague(http, list, links, frames, typed, refused.Refusal.Words, null),
            _ => Results.NotFound(),
        };
    }

    /// <param name="added">Whom the admin just added: their link is shown.</param>
    private static async Task<IResult> ShowColleague(HttpContext http, ListPeople list, JoinLink links, Frames frames, NewColleague typed, string? trouble, Guid? added)
    {
        var colleague = added is { } id ? await list.Find(id, http.RequestAborted) : null;
        var link = colleague is null ? null : await links.Create(colleague.Id, http.RequestAborted);
        return Pages.Page<StartColleaguePage>(
            new
            {
                Frame = await frames.For(http), Typed = typed, Trouble = trouble, Teams = await list.Teams(http.RequestAborted), Added = colleague?.Name,
                Link = link is null ? null : $"{http.Home()}/join/{link}",
            },
            Status(trouble));
    }

    private static int Status(string? trouble) => trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
