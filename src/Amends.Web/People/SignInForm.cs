using Amends.Application.Storage;
using Amends.Application;
using Amends.Web.Hosting;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Amends.Web.People;

/// <summary>
/// <c>POST /sign-in</c> (email, password, returnUrl) and <c>POST /sign-out</c>. Whoever could not be let in is sent back to
/// <c>/sign-in?problem=wrong</c> or <c>locked</c>: an unknown address and a wrong password look the same and take as long.
/// </summary>
internal static class SignInForm
{
    // Checked against where there is no account, so that the answer takes its time.
    private static readonly Lazy<Account> Nobody = new(() => new() { PasswordHash = new PasswordHasher<Account>().HashPassword(new Account(), "nobody's password") });

    public static void Map(WebApplication app)
    {
        app.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/sign-out", (Delegate)SignOut).AllowAnonymous().ExcludeFromDescription().ChecksForms();
    }

    private static async Task<RedirectHttpResult> SignIn(
        HttpContext context, UserManager<Account> accounts, Entering entering, [FromForm] string? email, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        var target = Entering.Local(returnUrl);
        if (email is null or { Length: > 256 } || password is null or { Length: > SignInRules.LongestPassword })
            return Back("wrong", target);
        if (await accounts.FindByEmailAsync(email.Trim()) is not { PasswordHash: not null, DisabledAt: null } account)
        {
            accounts.PasswordHasher.VerifyHashedPassword(Nobody.Value, Nobody.Value.PasswordHash!, password);
            return Back("wrong", target);
        }
        if (await accounts.IsLockedOutAsync(account))
            return Back("locked", target);
        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return Back(await accounts.IsLockedOutAsync(account) ? "locked" : "wrong", target);
        }
        return TypedResults.LocalRedirect(await entering.Admit(context, account, Proof.Password, target));
    }

    private static async Task<RedirectHttpResult> SignOut(HttpContext context)
    {
        await CookieSignIn.SignOut(context);
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static RedirectHttpResult Back(string problem, string target) =>
        TypedResults.LocalRedirect($"/sign-in?problem={problem}&returnUrl={Uri.EscapeDataString(target)}");
}
