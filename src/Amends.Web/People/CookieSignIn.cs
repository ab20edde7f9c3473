using System.Security.Claims;
using Amends.Application;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Amends.Web.People;

/// <summary>The cookie of a colleague who signed in. It ends when the account is switched off or its password, role or stamp changes.</summary>
internal static class CookieSignIn
{
    public const string Scheme = "cookie";

    private const string StampClaim = "amends:stamp";
    private static readonly TimeSpan SignedInFor = TimeSpan.FromHours(12);

    public static Task SignIn(HttpContext context, Account account)
    {
        var identity = Callers.Identity(account.AsPerson(), Scheme);
        identity.AddClaim(new Claim(StampClaim, account.SecurityStamp ?? ""));
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static Task SignOut(HttpContext context) => context.SignOutAsync(Scheme);

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "amends";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SignedInFor;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = Validate;
        cookie.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // Programs get a status; people who look for a page are shown the way in.
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (Hosting.Problems.IsForPeople(context.Request))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.PersonOrNull()?.Id;
        var stamp = id is null ? null : await CurrentStamp(context.HttpContext, id.Value);
        if (stamp is not null && stamp == context.Principal!.FindFirstValue(StampClaim))
            return;
        context.RejectPrincipal();
        await SignOut(context.HttpContext);
    }

    /// <summary>null for an account that may not be used.</summary>
    private static ValueTask<string?> CurrentStamp(HttpContext context, Guid id)
    {
        var key = $"account {id}";
        return context.RequestServices.GetRequiredService<RecentlySeen>().Get(key, async () =>
        {
            var account = await context.RequestServices.GetRequiredService<UserManager<Account>>().FindByIdAsync(id.ToString());
            return account is { DisabledAt: null } ? account.SecurityStamp : null;
        });
    }
}
