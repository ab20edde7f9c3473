using System.Security.Claims;
using Amends.Application;
using Amends.Application.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Amends.Web.People;

/// <summary>
/// The cookie of a colleague who signed in: it holds the key of a sign-in that the server keeps, and ends with it, or when the account is switched off or
/// its password, role or stamp changes.
/// </summary>
internal static class CookieSignIn
{
    public const string Scheme = "cookie";

    private const string SignInClaim = "amends:sign-in", KeyClaim = "amends:key";

    public static async Task SignIn(HttpContext context, Account account, Proof proof)
    {
        var signIns = context.RequestServices.GetRequiredService<SignIns>();
        if (context.User.SignInId() is { } before && context.User.PersonOrNull() is { } person)
            await signIns.End(person.Id, before, context.RequestAborted);
        var (id, key) = await signIns.Begin(account, proof, DeviceOf(context), context.RequestAborted);
        var identity = Callers.Identity(account.AsPerson(), Scheme);
        identity.AddClaim(new Claim(SignInClaim, id.ToString()));
        identity.AddClaim(new Claim(KeyClaim, key));
        await HalfWay.End(context);
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public static async Task SignOut(HttpContext context)
    {
        if (context.User.SignInId() is { } id && context.User.PersonOrNull() is { } person)
        {
            await context.RequestServices.GetRequiredService<SignIns>().End(person.Id, id, context.RequestAborted);
            context.RequestServices.GetRequiredService<RecentlySeen>().Clear();
        }
        await context.SignOutAsync(Scheme);
    }

    /// <summary>The sign-in behind a request; null for a token's.</summary>
    public static Guid? SignInId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SignInClaim), out var id) ? id : null;

    /// <summary>The sign-in behind a request as it stands; null for a token's.</summary>
    public static OpenSignIn? OpenSignIn(this HttpContext context) => context.Features.Get<OpenSignIn>();

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "amends";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = SignIns.Lifetime.ToTimeSpan();
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
        var http = context.HttpContext;
        if (context.Principal is { } user && user.SignInId() is { } id && user.FindFirstValue(KeyClaim) is { } key
            && await Look(http, id, key) is { } standing && standing.Id == id && standing.Account == user.PersonOrNull()?.Id)
        {
            http.Features.Set(standing);
            return;
        }
        context.RejectPrincipal();
        await http.SignOutAsync(Scheme);
    }

    private static async ValueTask<OpenSignIn?> Look(HttpContext http, Guid id, string key)
    {
        var (signIns, recently) = (http.RequestServices.GetRequiredService<SignIns>(), http.RequestServices.GetRequiredService<RecentlySeen>());
        return await recently.Get($"sign-in {id} {key}", async () =>
        {
            var found = await signIns.Find(key, http.RequestAborted);
            try
            {
                if (found is not null)
                    await signIns.Seen(found, DeviceOf(http), http.RequestAborted);
            }
            catch (Exception failure) when (StorageUnavailable.Explains(failure))
            {
                // When they were last here is noted the next time: on a full disk one can still read.
            }
            return found;
        });
    }

    private static Device DeviceOf(HttpContext http) => Device.Of(http.Request.Headers.UserAgent, http.Connection.RemoteIpAddress);
}
