using Amends.Application;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.People;

/// <summary>
/// <c>/settings/people</c>: who works here, for an admin to add, to give a role and a team, to switch off and on; <c>/settings/teams</c>: the teams;
/// <c>/team</c>: a lead's own.
/// </summary>
internal static class PeoplePages
{
    private const int Shown = 50, ShownChanges = 20;

    public static void MapPeopleSettings(this RouteGroupBuilder admin)
    {
        var people = admin.MapGroup("/people");
        people.MapGet("", ShowAll);
        people.MapGet("/new", (HttpContext http, ListPeople list, Frames frames) => ShowNew(http, list, frames, new(), null));
        people.MapPost("/new", Add).ChecksForms();
        people.MapGet("/changes", ShowChanges);
        people.MapGet("/{id:guid}", (HttpContext http, ColleagueLoader loader, Guid id, string? said) => loader.Show(http, id, Said(said), null));
        people.MapPost("/{id:guid}/role", (HttpContext http, ColleagueLoader loader, ChangeColleague change, Guid id, IFormCollection form) =>
            Enum.TryParse<Role>(form["role"], out var role) && Enum.TryParse<Role>(form["was"], out var was)
                ? loader.Finish(http, id, "role", change.SetRole(http.Person(), id, was, role, http.RequestAborted))
                : loader.Show(http, id, null, PeopleWords.ChooseARole)).ChecksForms();
        people.MapPost("/{id:guid}/team", (HttpContext http, ColleagueLoader loader, ChangeColleague change, Guid id, IFormCollection form) =>
            loader.Finish(http, id, "team", change.SetTeam(http.Person(), id, Chosen(form, "was"), Chosen(form, "team"), http.RequestAborted))).ChecksForms();
        people.MapPost("/{id:guid}/off", (HttpContext http, ColleagueLoader loader, ChangeColleague change, Guid id) =>
            loader.Finish(http, id, "off", change.SwitchOff(http.Person(), id, http.RequestAborted))).ChecksForms();
        people.MapPost("/{id:guid}/on", (HttpContext http, ColleagueLoader loader, ChangeColleague change, Guid id) =>
            loader.Finish(http, id, "on", change.SwitchOn(http.Person(), id, http.RequestAborted))).ChecksForms();
        people.MapPost("/{id:guid}/password", (HttpContext http, ColleagueLoader loader, ChangeColleague change, Guid id) =>
            loader.Finish(http, id, "password", change.TakePassword(http.Person(), id, http.RequestAborted))).ChecksForms();
        people.MapPost("/{id:guid}/second-step", (HttpContext http, ColleagueLoader loader, ChangeColleague change, Guid id) =>
            loader.Finish(http, id, "second-step", change.TakeSecondStep(http.Person(), id, http.RequestAborted))).ChecksForms();
        people.MapPost("/{id:guid}/sign-out", (HttpContext http, ColleagueLoader loader, ChangeColleague change, Guid id) =>
            loader.Finish(http, id, "sign-out", change.SignOut(http.Person(), id, http.RequestAborted))).ChecksForms();
        people.MapPost("/{id:guid}/sign-ins/{signIn:guid}/end", async (HttpContext http, SignIns signIns, RecentlySeen recently, Guid id, Guid signIn) =>
        {
            await signIns.End(id, signIn, http.RequestAborted);
            recently.Clear();
            return Pages.SeeOther($"/settings/people/{id}?said=ended");
        }).ChecksForms();
        admin.MapTeams();
    }

    /// <summary>A lead sees who is in their own team.</summary>
    public static void MapOwnTeam(this IEndpointRouteBuilder desk) =>
        desk.MapGet("/team", async (HttpContext http, ListPeople list, Frames frames, string? cursor) =>
        {
            var team = await list.TeamOf(http.Person().Id, http.RequestAborted);
            return Pages.Page<OwnTeamPage>(new
            {
                Frame = await frames.For(http), Team = team,
                People = team is null ? new Page<ColleagueItem>([], null) : await list.Handle(new(Team: team.Id, Cursor: cursor, Limit: Shown), http.RequestAborted),
            });
        }).RequireAuthorization(RolePolicies.Lead);

    private static async Task<IResult> ShowAll(HttpContext http, ListPeople list, Frames frames, string? q, string? team, string? cursor)
    {
        var query = new PeopleQuery(q is { Length: > 0 } words ? words[..Math.Min(words.Length, 100)] : null, Guid.TryParse(team, out var chosen) ? chosen : null, cursor, Shown);
        return Pages.Page<PeoplePage>(new
        {
            Frame = await frames.For(http), Query = query, People = await list.Handle(query, http.RequestAborted), Teams = await list.Teams(http.RequestAborted),
        });
    }

    private static async Task<IResult> Add(HttpContext http, ListPeople list, Frames frames, Accounts accounts, IFormCollection form)
    {
        var typed = Typed(form);
        return await accounts.Create(typed.Email, typed.Name, typed.Role, password: null, typed.Team, http.Person()) switch
        {
            Outcome<Account>.Done done => Pages.SeeOther($"/settings/people/{done.Value.Id}?said=added"),
            Outcome<Account>.Refused refused => await ShowNew(http, list, frames, typed, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    internal static NewColleague Typed(IFormCollection form) =>
        new(form["name"].ToString(), form["email"].ToString(), Enum.TryParse<Role>(form["role"], out var role) && Enum.IsDefined(role) ? role : Role.Agent, Chosen(form, "team"));

    private static async Task<IResult> ShowNew(HttpContext http, ListPeople list, Frames frames, NewColleague typed, string? trouble) => Pages.Page<NewColleaguePage>(
        new { Frame = await frames.For(http), Typed = typed, Teams = await list.Teams(http.RequestAborted), Trouble = trouble },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ShowChanges(HttpContext http, ListPeople list, Frames frames, string? cursor) => Pages.Page<PeopleChangesPage>(
        new { Frame = await frames.For(http), Changes = await list.Changes(new ChangesQuery { Cursor = cursor, Limit = Shown }, http.RequestAborted) });

    /// <summary>A team, or none.</summary>
    internal static Guid? Chosen(IFormCollection form, string field) => Guid.TryParse(form[field], out var id) ? id : null;

    private static string? Said(string? code) => code switch
    {
        "added" => PeopleWords.TheyAreAdded,
        "role" => PeopleWords.RoleIsChanged,
        "team" => PeopleWords.TeamIsChanged,
        "off" => PeopleWords.SwitchedOffNow,
        "second-step" => PeopleWords.StepTaken,
        "sign-out" => PeopleWords.SignedOutNow,
        "ended" => PeopleWords.BrowserSignedOut,
        "on" => PeopleWords.SwitchedOnNow,
        "password" => PeopleWords.PasswordTaken,
        _ => null,
    };

    /// <summary>Puts one colleague's page together.</summary>
    internal sealed class ColleagueLoader(ListPeople list, JoinLink links, SignIns signIns, RecentlySeen recently, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http, Guid id, string? said, string? trouble)
        {
            if (await list.Find(id, http.RequestAborted) is not { } colleague)
                return Results.NotFound();
            var link = await links.Create(id, http.RequestAborted);
            return Pages.Page<ColleaguePage>(
                new
                {
                    Frame = await frames.For(http), Colleague = colleague, Teams = await list.Teams(http.RequestAborted), Said = said, Trouble = trouble, SignIns = await signIns.Of(id, http.RequestAborted),
                    Changes = await list.Changes(new ChangesQuery { Account = id, Limit = ShownChanges }, http.RequestAborted),
                    Link = link is null ? null : $"{http.Home()}/join/{link}",
                },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }

        public async Task<IResult> Finish(HttpContext http, Guid id, string said, Task<Outcome<Guid>> change)
        {
            var outcome = await change;
            // What they may do holds at once.
            recently.Clear();
            return outcome switch
            {
                Outcome<Guid>.Done => Pages.SeeOther($"/settings/people/{id}?said={said}"),
                Outcome<Guid>.Refused refused => await Show(http, id, null, refused.Refusal.Words),
                _ => Results.NotFound(),
            };
        }
    }
}

/// <summary>A colleague as the form of a new one holds them.</summary>
public sealed record NewColleague(string Name = "", string Email = "", Role Role = Role.Agent, Guid? Team = null);
