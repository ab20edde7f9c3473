using Amends.Application;
using Amends.Application.Paths;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>Which words the guide uses for the steps: changed by an admin, in force at once.</summary>
internal static class PathNamesPages
{
    public static void MapPathNames(this RouteGroupBuilder admin)
    {
        admin.MapGet("/path", async (HttpContext http, HouseRules<PathNames> house, Frames frames) => await Show(http, frames, await house.Current(http.RequestAborted), null));
        admin.MapPost("/path", async (HttpContext http, HouseRules<PathNames> house, Frames frames, IFormCollection form) =>
        {
            var names = new PathNames(form["words"].ToString(), Own(form));
            return await house.Change(http.Person(), names, http.RequestAborted) switch
            {
                Outcome<PathNames>.Done => Pages.SeeOther("/settings/path"),
                Outcome<PathNames>.Refused refused => await Show(http, frames, names, refused.Refusal.Words),
                _ => Results.NotFound(),
            };
        }).ChecksForms();
    }

    private static Dictionary<Step, string>? Own(IFormCollection form)
    {
        var named = Enum.GetValues<Step>().Select(step => (step, Name: form[$"name-{step}"].ToString().Trim())).Where(one => one.Name.Length > 0).ToDictionary(one => one.step, one => one.Name);
        return named.Count == 0 ? null : named;
    }

    private static async Task<IResult> Show(HttpContext http, Frames frames, PathNames names, string? trouble) => Pages.Page<PathNamesPage>(
        new { Frame = await frames.For(http), Names = names, Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
