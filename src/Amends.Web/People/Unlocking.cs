using Amends.Application;
using Amends.Application.Storage;
using Amends.Web.Hosting;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Amends.Web.People;

/// <summary>
/// <c>/unlock</c>: who is signed in shows once more who they are, by password or passkey: after nobody touched the page for long
/// (<c>POST /lock</c>), and before what would let somebody else in for good.
/// </summary>
internal static class Unlocking
{
    /// <summary>So long after they showed it, nobody is asked again.</summary>
    private static readonly Duration Fresh = Duration.FromMinutes(15);

    public static void MapUnlock(this WebApplication app)
    {
        var unlock = app.MapGroup("").RequireAuthorization(RolePolicies.Agent).ExcludeFromDescription().WithMetadata(new OpenWhileLocked());
        unlock.MapGet("/unlock", (HttpContext http, Frames frames, UserManager<Account> accounts, string? returnUrl) => Show(http, frames, accounts, returnUrl ?? CameFrom(http), null));
        unlock.MapPost("/unlock", Unlock).RequireRateLimiting(RateLimits.SignIn).ChecksForms();
        unlock.MapPost("/unlock/passkey", UnlockByPasskey).RequireRateLimiting(RateLimits.SignIn).ChecksForms();
        unlock.MapPost("/lock", async (HttpContext http, SignIns signIns, RecentlySeen recently) =>
        {
            if (http.OpenSignIn() is { } it)
                await signIns.Lock(it.Id, http.RequestAborted);
            recently.Clear();
            return Results.NoContent();
        }).ChecksForms();
    }

    /// <summary>A locked sign-in opens nothing but <c>/unlock</c>: a page is led there, a program is told 401.</summary>
    public static void UseLock(this WebApplication app) => app.Use(static (http, next) =>
    {
        if (http.OpenSignIn() is not { Locked: true } || http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenWhileLocked>() is not null || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null)
            return next(http);
        if (Problems.IsForPeople(http.Request) && HttpMethods.IsGet(http.Request.Method))
            http.Response.Redirect($"/unlock?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        else
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    });

    /// <summary>Asks who is there, where they did not show it in the last quarter of an hour.</summary>
    public static async ValueTask<object?> AsksAgain(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var now = Instant.FromDateTimeOffset(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        if (http.OpenSignIn() is { } it && now - it.ConfirmedAt < Fresh)
            return await next(context);
        return Pages.SeeOther($"/unlock?returnUrl={Uri.EscapeDataString(HttpMethods.IsGet(http.Request.Method) || http.Request.Path.StartsWithSegments("/settings") ? http.Request.Path : "/account")}");
    }

    private static async Task<IResult> Unlock(HttpContext http, Frames frames, UserManager<Account> accounts, ChangeOwnPassword passwords, SignIns signIns, RecentlySeen recently, [FromForm] string? password, [FromForm] string? returnUrl)
    {
        if (http.OpenSignIn() is not { } it || await accounts.FindByIdAsync(it.Account.ToString()) is not { PasswordHash: not null } account)
            return Results.NotFound();
        if (await passwords.ShowPassword(account, password) is { } refusal)
            return IsScript(http) ? Results.StatusCode(refusal.Code == "locked" ? StatusCodes.Status423Locked : StatusCodes.Status422UnprocessableEntity) : await Show(http, frames, accounts, returnUrl, refusal.Words);
        await accounts.ResetAccessFailedCountAsync(account);
        return await Open(http, it, signIns, recently, returnUrl);
    }

    private static async Task<IResult> UnlockByPasskey(HttpContext http, Frames frames, UserManager<Account> accounts, SignIns signIns, RecentlySeen recently, [FromForm] string? credential, [FromForm] string? returnUrl) =>
        http.OpenSignIn() is { } it && (await Passkeys.Shown(http, credential))?.Id == it.Account
            ? await Open(http, it, signIns, recently, returnUrl)
            : await Show(http, frames, accounts, returnUrl, PeopleWords.NotYourPasskey);

    private static async Task<IResult> Open(HttpContext http, OpenSignIn it, SignIns signIns, RecentlySeen recently, string? returnUrl)
    {
        await signIns.Confirm(it.Id, http.RequestAborted);
        recently.Clear();
        return IsScript(http) ? Results.NoContent() : Pages.SeeOther(Entering.Local(returnUrl));
    }

    /// <summary>The page that a link on it led away from.</summary>
    private static string? CameFrom(HttpContext http) =>
        http.Request.GetTypedHeaders().Referer is { } page && page.Authority == http.Request.Host.Value && page.AbsolutePath != http.Request.Path ? page.PathAndQuery : null;

    /// <summary>The cover over a page asks, which stays where it is.</summary>
    private static bool IsScript(HttpContext http) => !http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static async Task<IResult> Show(HttpContext http, Frames frames, UserManager<Account> accounts, string? returnUrl, string? trouble)
    {
        if (http.OpenSignIn() is not { } it || await accounts.FindByIdAsync(it.Account.ToString()) is not { } account)
            return Results.NotFound();
        return Pages.Page<UnlockPage>(
            new { Frame = await frames.For(http), Email = account.Email!, HasPassword = account.PasswordHash is not null, HasPasskey = (await accounts.GetPasskeysAsync(account)).Count > 0, ReturnUrl = Entering.Local(returnUrl), Trouble = trouble },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>On endpoints that a locked sign-in still opens.</summary>
internal sealed class OpenWhileLocked;
