using Amends.Application;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Hosting;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Amends.Web.People;

/// <summary><c>/join/{token}</c>: the link by which a colleague chooses a password, once, and is signed in.</summary>
internal static class JoinPages
{
    public static void MapJoin(this WebApplication app)
    {
        app.MapGet("/join/{token}", (HttpContext http, JoinLink links, Frames frames, string token) => Show(http, links, frames, token, null)).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/join/{token}", Join).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription().ChecksForms();
    }

    private static async Task<IResult> Join(HttpContext http, JoinLink links, Frames frames, Entering entering, string token, [FromForm] string? password)
    {
        if (password is null or { Length: > SignInRules.LongestPassword })
            return await Show(http, links, frames, token, PeopleWords.PasswordLength);
        switch (await links.Finish(token, password, http.RequestAborted))
        {
            case Outcome<Account>.Done done:
                return Pages.SeeOther(await entering.Admit(http, done.Value, Proof.Password, "/"));
            case Outcome<Account>.Refused refused:
                return await Show(http, links, frames, token, refused.Refusal.Words);
            default:
                return Results.NotFound();
        }
    }

    private static async Task<IResult> Show(HttpContext http, JoinLink links, Frames frames, string token, string? trouble)
    {
        var account = await links.Open(token, http.RequestAborted);
        return Pages.Page<JoinPage>(
            new { Frame = await frames.For(http), account?.Name, account?.Email, Trouble = trouble },
            account is null ? StatusCodes.Status404NotFound : trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
