using System.Globalization;
using Amends.Application;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>Who signs in with a second step, and after how long a page asks again who is there: changed by an admin.</summary>
internal static class SignInSettingsPages
{
    public static void MapSignInSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/sign-in", async (HttpContext http, HouseSignIn house, Frames frames, string? said) => await Show(http, frames, await house.Current(http.RequestAborted), said == "saved", null));
        admin.MapPost("/sign-in", async (HttpContext http, HouseSignIn house, Frames frames, IFormCollection form) =>
        {
            var policy = new SignInPolicy(
                [.. form["role"].Select(word => Enum.TryParse<Role>(word, out var role) ? role : (Role?)null).OfType<Role>()],
                int.TryParse(form["idle"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : -1);
            return await house.Change(http.Person(), policy, http.RequestAborted) switch
            {
                Outcome<SignInPolicy>.Done => Pages.SeeOther("/settings/sign-in?said=saved"),
                Outcome<SignInPolicy>.Refused refused => await Show(http, frames, policy, false, refused.Refusal.Words),
                _ => Results.NotFound(),
            };
        }).ChecksForms();
    }

    private static async Task<IResult> Show(HttpContext http, Frames frames, SignInPolicy policy, bool saved, string? trouble) => Pages.Page<SignInSettingsPage>(
        new { Frame = await frames.For(http), Policy = policy, Saved = saved, Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
