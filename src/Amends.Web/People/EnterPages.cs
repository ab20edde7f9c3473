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
        "wrong" => PeopleWords.WrongAddressOrPassword,
        "passkey" => PeopleWords.WrongPasskey,
        "sign-on-refused" => PeopleWords.SignOnRefused,
        "sign-on-over" => PeopleWords.SignOnOver,
        "sign-on-down" => PeopleWords.SignOnDown,
        "sign-on-no_email" => PeopleWords.SignOnWithoutEmail,
        "sign-on-unverified" => PeopleWords.SignOnUnverified,
        "sign-on-unknown" => PeopleWords.SignOnUnknown,
        "sign-on-off" => PeopleWords.SignOnOff,
        "sign-on-another" => PeopleWords.SignOnAnother,
        "locked" => PeopleWords.TooManyTries,
        "password" or "password_length" or "password_too_short" or "password_short" => PeopleWords.PasswordTooShort,
        "name" or "name_missing" => PeopleWords.NameIsMissing,
        "email" or "email_invalid" or "email_missing" => PeopleWords.NoEmailAddress,
        _ => PeopleWords.DidNotWork,
    };
}
