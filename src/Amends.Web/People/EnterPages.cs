using Amends.Application;
using Amends.Web.Shared;

namespace Amends.Web.People;

/// <summary>The door: sign-in, and the one-time link that creates the first administrator.</summary>
internal static class EnterPages
{
    public static void MapEnter(this WebApplication app)
    {
        app.MapGet("/sign-in", SignIn).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/welcome/{token}", Welcome).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignIn(HttpContext http, Frames frames, HouseSignOn house, string? problem, string? returnUrl)
    {
        var signOn = await house.Current(http.RequestAborted);
        return Pages.Page<SignInPage>(new { Frame = await frames.For(http), ReturnUrl = returnUrl, SignOn = signOn.On ? signOn.Name : null, Trouble = Trouble(problem) });
    }

    private static async Task<IResult> Welcome(HttpContext http, Frames frames, FirstRun firstRun, string token, string? problem)
    {
        if (!await firstRun.IsOpen(token, http.RequestAborted))
            return Results.NotFound();
        return Pages.Page<SignInPage>(new { Frame = await frames.For(http), First = true, Trouble = Trouble(problem) });
    }

    private static string? Trouble(string? problem) => problem switch
    {
        null or "" => null,
        "wrong" => "That address and password do not fit together. Try again; capitals count in the password.",
        "passkey" => "That passkey opens nothing here. Try again, or sign in with your password.",
        "sign-on-refused" => "Your organisation’s sign-on did not let you in, or you turned back there. Try again, or sign in another way.",
        "sign-on-over" => "That took too long, or was begun in another window. Please begin again.",
        "sign-on-down" => "Your organisation’s sign-on does not answer as it should. Try again in a moment, or sign in another way.",
        "sign-on-no_email" => "Your organisation’s sign-on did not tell us your e-mail address, so we cannot know who you are here. Ask the person who looks after Amends.",
        "sign-on-unverified" => "Your e-mail address is not verified at your organisation’s sign-on yet. Verify it there, then come back.",
        "sign-on-unknown" => "Nobody here has your e-mail address yet. Ask the person who looks after Amends to add you.",
        "sign-on-off" => "Your account here is switched off. Ask the person who looks after Amends.",
        "sign-on-another" => "The account with your e-mail address belongs to somebody whom your organisation’s sign-on calls by another name. Ask the person who looks after Amends.",
        "locked" => "Too many tries. Wait a few minutes, then try again.",
        "password" or "password_length" or "password_too_short" or "password_short" => "That password is too short. Twelve characters or more, please.",
        "name" or "name_missing" => "Your name is missing: customers and colleagues see it.",
        "email" or "email_invalid" or "email_missing" => "That does not look like an e-mail address. Please look again.",
        _ => "That did not work. Please look at each field and try again.",
    };
}
