using System.Security.Claims;
using Amends.Application;
using Amends.Application.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Amends.Web.People;

/// <summary>Somebody whose password was right, or whom the organisation's sign-on knew, and whose second step is still to come. A cookie of its own says so, for ten minutes; it opens nothing else.</summary>
internal static class HalfWay
{
    public const string Scheme = "half-way";

    private const string TargetClaim = "amends:target", ProofClaim = "amends:proof", StampClaim = "amends:stamp";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "amends-half-way";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
        cookie.SlidingExpiration = false;
    }

    public static Task Begin(HttpContext http, Account account, Proof proof, string target) => http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, account.SecurityStamp ?? ""), new(TargetClaim, target), new(ProofClaim, proof.ToString())], Scheme)));

    /// <summary>Who it is, what they will have shown once the second step is done, and where they want to go; null where nobody is half way, or their account changed since.</summary>
    public static async Task<(Account Account, Proof Proof, string Target)?> Find(HttpContext http)
    {
        if ((await http.AuthenticateAsync(Scheme)) is not { Succeeded: true, Principal: var user } || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return null;
        return await http.RequestServices.GetRequiredService<UserManager<Account>>().FindByIdAsync(id) is { DisabledAt: null } account && account.SecurityStamp == user.FindFirstValue(StampClaim)
            ? (account, user.FindFirstValue(ProofClaim) == nameof(Proof.Provider) ? Proof.ProviderAndSecondStep : Proof.PasswordAndSecondStep, user.FindFirstValue(TargetClaim) ?? "/")
            : null;
    }

    public static Task End(HttpContext http) => http.Request.Cookies.ContainsKey("amends-half-way") ? http.SignOutAsync(Scheme) : Task.CompletedTask;
}
