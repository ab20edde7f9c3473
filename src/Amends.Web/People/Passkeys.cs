using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Web.Hosting;
using Amends.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Amends.Web.People;

/// <summary>
/// Passkeys (WebAuthn): made and removed under <c>/account</c>, used at the door. What the server asked the authenticator travels in a sealed cookie for
/// five minutes and is taken once. The authenticator must have seen the person (fingerprint, face, PIN), so a passkey is both steps in one.
/// </summary>
internal static class Passkeys
{
    private const string Cookie = "amends-passkey";
    private const int LongestCredential = 20_000, LongestName = 60;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = Lifetime;
        });
    }

    public static void MapPasskeys(this RouteGroupBuilder account)
    {
        account.MapPost("/passkeys/options", AskToCreate).ChecksForms();
        account.MapPost("/passkeys", Add).ChecksForms();
        account.MapPost("/passkeys/{key}/name", Rename).ChecksForms();
        account.MapPost("/passkeys/{key}/remove", Remove).ChecksForms();
    }

    public static void MapPasskeySignIn(this WebApplication app)
    {
        var door = app.MapGroup("/sign-in/passkey").AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        door.MapPost("/options", AskToShow).ChecksForms();
        door.MapPost("", SignIn).ChecksForms();
    }

    /// <summary>Whose passkey this answer is from; null where it is nobody's, or was not asked for.</summary>
    public static async Task<Account?> Shown(HttpContext http, string? credential)
    {
        if (credential is null or { Length: 0 or > LongestCredential } || Take(http) is not { } asked)
            return null;
        var services = http.RequestServices;
        var result = await services.GetRequiredService<IPasskeyHandler<Account>>().PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = asked });
        if (!result.Succeeded || result.User is not { DisabledAt: null } account)
            return null;
        var accounts = services.GetRequiredService<UserManager<Account>>();
        // The authenticator's counter as it is now: a copied key is noticed by it.
        return (await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded ? account : null;
    }

    private static async Task<IResult> AskToShow(HttpContext http, IPasskeyHandler<Account> passkeys)
    {
        var asked = await passkeys.MakeRequestOptionsAsync(null, http);
        Give(http, asked.AssertionState);
        return Results.Content(asked.RequestOptionsJson, "application/json");
    }

    private static async Task<IResult> SignIn(HttpContext http, Entering entering, [FromForm] string? credential, [FromForm] string? returnUrl)
    {
        var target = Entering.Local(returnUrl);
        return await Shown(http, credential) is { } account
            ? Pages.SeeOther(await entering.Admit(http, account, Proof.Passkey, target))
            : Pages.SeeOther($"/sign-in?problem=passkey&returnUrl={Uri.EscapeDataString(target)}");
    }

    private static async Task<IResult> AskToCreate(HttpContext http, IPasskeyHandler<Account> passkeys, UserManager<Account> accounts)
    {
        if (await accounts.FindByIdAsync(http.Person().Id.ToString()) is not { } account)
            return Results.NotFound();
        var asked = await passkeys.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }, http);
        Give(http, asked.AttestationState);
        return Results.Content(asked.CreationOptionsJson, "application/json");
    }

    private static async Task<IResult> Add(HttpContext http, AccountPages.AccountLoader loader, IPasskeyHandler<Account> passkeys, UserManager<Account> accounts, ChangePasskeys change, [FromForm] string? credential, [FromForm] string? name)
    {
        if (await accounts.FindByIdAsync(http.Person().Id.ToString()) is not { } account)
            return Results.NotFound();
        if (credential is null or { Length: 0 or > LongestCredential } || Take(http) is not { } asked)
            return await loader.Show(http, null, PeopleWords.PasskeyTookTooLong);
        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential, AttestationState = asked });
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString())
            return await loader.Show(http, null, PeopleWords.PasskeyUnusable);
        result.Passkey.Name = Named(name);
        return await change.Add(account, result.Passkey) is { } refusal ? await loader.Show(http, null, refusal.Words) : Pages.SeeOther("/account?said=passkey");
    }

    private static async Task<IResult> Rename(HttpContext http, UserManager<Account> accounts, string key, [FromForm] string? name)
    {
        if (PasskeyItem.IdOf(key) is not { } id || await accounts.FindByIdAsync(http.Person().Id.ToString()) is not { } account || await accounts.GetPasskeyAsync(account, id) is not { } passkey)
            return Results.NotFound();
        passkey.Name = Named(name);
        await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        return Pages.SeeOther("/account?said=passkey-name");
    }

    private static async Task<IResult> Remove(HttpContext http, UserManager<Account> accounts, ChangePasskeys change, string key)
    {
        if (PasskeyItem.IdOf(key) is not { } id || await accounts.FindByIdAsync(http.Person().Id.ToString()) is not { } account || await accounts.GetPasskeyAsync(account, id) is not { } passkey)
            return Results.NotFound();
        await change.Remove(account, passkey);
        return Pages.SeeOther("/account?said=passkey-gone");
    }

    private static string Named(string? name) => name?.Trim() is { Length: > 0 } given ? Words.Beginning(given, LongestName) : PeopleWords.Passkey;

    private static ITimeLimitedDataProtector Seal(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("Amends.Passkey").ToTimeLimitedDataProtector();

    private static void Give(HttpContext http, string? asked) => http.Response.Cookies.Append(Cookie, Seal(http).Protect(asked ?? "", Lifetime),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = Lifetime, IsEssential = true });

    private static string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } asked)
            return null;
        http.Response.Cookies.Delete(Cookie);
        try
        {
            return Seal(http).Unprotect(asked);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
