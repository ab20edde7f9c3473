using Amends.Application;
using Amends.Application.Storage;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Amends.Web.People;

/// <summary>
/// <c>POST /welcome/{token}</c> (name, email, password): the one-time link becomes the first administrator, who is signed in. What was
/// wrong comes back as <c>/welcome/{token}?problem=code</c>.
/// </summary>
internal static class WelcomeForm
{
    public static void Map(WebApplication app) =>
        app.MapPost("/welcome/{token}", Welcome).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, Problem>> Welcome(
        HttpContext context, FirstRun firstRun, Entering entering, string token, [FromForm] string? name, [FromForm] string? email, [FromForm] string? password, CancellationToken cancel)
    {
        if (password is { Length: > SignInRules.LongestPassword } or null)
            return Back(token, "password");
        switch (await firstRun.Finish(token, name ?? "", email ?? "", password, cancel))
        {
            case Outcome<Account>.Done done:
                return TypedResults.LocalRedirect(await entering.Admit(context, done.Value, Proof.Password, Start.StartPages.First));
            case Outcome<Account>.Refused { Refusal.Code: "link_used" }:
                return Problem.NotFound;
            case Outcome<Account>.Refused refused:
                return Back(token, refused.Refusal.Code);
            default:
                return Problem.NotFound;
        }
    }

    private static RedirectHttpResult Back(string token, string problem) =>
        TypedResults.LocalRedirect($"/welcome/{Uri.EscapeDataString(token)}?problem={Uri.EscapeDataString(problem)}");
}
