using System.Globalization;
using Amends.Application;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>Who signs in with a second step, after how long a page asks again who is there, and the organisation's own sign-on: changed by an admin.</summary>
internal static class SignInSettingsPages
{
    public static void MapSignInSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/sign-in", async (HttpContext http, SignInSettingsLoader loader, string? said) => await loader.Show(http, null, null, said == "saved", null));
        admin.MapPost("/sign-in", SaveRules).ChecksForms();
        admin.MapPost("/sign-in/provider", SaveSignOn).ChecksForms();
    }

    private static async Task<IResult> SaveRules(HttpContext http, HouseSignIn house, SignInSettingsLoader loader, IFormCollection form)
    {
        var policy = new SignInPolicy(
            [.. form["role"].Select(word => Enum.TryParse<Role>(word, out var role) ? role : (Role?)null).OfType<Role>()],
            int.TryParse(form["idle"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : -1);
        return await house.Change(http.Person(), policy, http.RequestAborted) switch
        {
            Outcome<SignInPolicy>.Done => Pages.SeeOther("/settings/sign-in?said=saved"),
            Outcome<SignInPolicy>.Refused refused => await loader.Show(http, policy, null, false, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> SaveSignOn(HttpContext http, HouseSignOn house, SignInSettingsLoader loader, IFormCollection form)
    {
        var signOn = new SignOn(
            form["on"] == "yes", form["name"].ToString(), form["client"].ToString(), form["authorize"].ToString(), form["token"].ToString(), form["userinfo"].ToString(), form["scope"].ToString(),
            form["subject"].ToString(), form["email"].ToString(), form["verified"].ToString(), Enum.TryParse<Role>(form["new-as"], out var role) ? role : null, (await house.Current(http.RequestAborted)).HasSecret);
        var secret = form["forget"] == "yes" ? "" : form["secret"].ToString() is { Length: > 0 } given ? given : null;
        return await house.Change(http.Person(), signOn, secret, http.RequestAborted) switch
        {
            Outcome<SignOn>.Done => Pages.SeeOther("/settings/sign-in?said=saved"),
            Outcome<SignOn>.Refused refused => await loader.Show(http, null, signOn, false, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    /// <summary>Puts the page together.</summary>
    internal sealed class SignInSettingsLoader(HouseSignIn rules, HouseSignOn signOns, Frames frames)
    {
        /// <param name="policy">As it was typed; null as it is.</param>
        /// <param name="signOn">As it was typed; null as it is.</param>
        public async Task<IResult> Show(HttpContext http, SignInPolicy? policy, SignOn? signOn, bool saved, string? trouble) => Pages.Page<SignInSettingsPage>(
            new
            {
                Frame = await frames.For(http), Policy = policy ?? await rules.Current(http.RequestAborted), SignOn = signOn ?? await signOns.Current(http.RequestAborted),
                Back = http.Home() + SignOnDoor.Answer, Saved = saved, Trouble = trouble,
            },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
