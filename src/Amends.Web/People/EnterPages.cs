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

    private static async Task<IResult> SignIn(HttpContext http, Frames frames, string? problem, string? returnUrl) =>
        Pages.Page<SignInPage>(new { Frame = await frames.For(http), ReturnUrl = returnUrl, Trouble = Trouble(problem) });

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
        "locked" => "Too many tries. Wait a few minutes, then try again.",
        "password" or "password_length" or "password_too_short" or "password_short" => "That password is too short. Twelve characters or more, please.",
        "name" or "name_missing" => "Your name is missing: customers and colleagues see it.",
        "email" or "email_invalid" or "email_missing" => "That does not look like an e-mail address. Please look again.",
        _ => "That did not work. Please look at each field and try again.",
    };
}
