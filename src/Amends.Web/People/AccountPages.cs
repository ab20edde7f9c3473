using Amends.Application;
using Amends.Application.Storage;
using Amends.Web.Hosting;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Amends.Web.People;

/// <summary>
/// <c>/account</c>: what everybody looks after themselves: password, second step, passkeys, where they are signed in, and the tokens that they made. What would let somebody else in
/// for good asks first who is there, unless they showed it a moment ago.
/// </summary>
internal static class AccountPages
{
    public static void MapAccount(this IEndpointRouteBuilder desk)
    {
        var account = desk.MapGroup("/account").AddEndpointFilter(OnlyPeople);
        account.MapGet("", (HttpContext http, AccountLoader loader, string? said) => loader.Show(http, Said(said), null));
        account.MapPost("/password", ChangePassword).RequireRateLimiting(RateLimits.SignIn).ChecksForms();
        account.MapPost("/sign-ins/{id:guid}/end", async (HttpContext http, SignIns signIns, RecentlySeen recently, Guid id) =>
        {
            await signIns.End(http.Person().Id, id, http.RequestAborted);
            recently.Clear();
            return Pages.SeeOther("/account?said=ended");
        }).ChecksForms();
        account.MapPost("/sign-ins/end-others", async (HttpContext http, SignIns signIns, RecentlySeen recently) =>
        {
            await signIns.EndOthers(http.Person().Id, http.User.SignInId()!.Value, http.RequestAborted);
            recently.Clear();
            return Pages.SeeOther("/account?said=ended-others");
        }).ChecksForms();
        account.MapPost("/tokens/{id:guid}/revocation", RevokeToken).ChecksForms();
        var sure = account.MapGroup("").AddEndpointFilter(Unlocking.AsksAgain);
        sure.MapGet("/second-step", (HttpContext http, SecondStep steps, Frames frames, UserManager<Account> accounts) => ShowSetUp(http, steps, frames, accounts, null));
        sure.MapPost("/second-step", SetUp).RequireRateLimiting(RateLimits.SignIn).ChecksForms();
        sure.MapPost("/second-step/codes", NewCodes).ChecksForms();
        sure.MapPost("/second-step/off", TurnOff).ChecksForms();
        sure.MapPasskeys();
    }

    // A token has no password and no phone.
    private static ValueTask<object?> OnlyPeople(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.OpenSignIn() is null ? new(Results.NotFound()) : next(context);

    private static async Task<IResult> ChangePassword(HttpContext http, AccountLoader loader, ChangeOwnPassword change, RecentlySeen recently, [FromForm] string? old, [FromForm] string? password)
    {
        if (password is null or { Length: > SignInRules.LongestPassword })
            return await loader.Show(http, null, PeopleWords.PasswordLength);
        switch (await change.Handle(http.Person().Id, http.User.SignInId(), old ?? "", password, http.RequestAborted))
        {
            case Outcome<Guid>.Done:
                recently.Clear();
                return Pages.SeeOther("/account?said=password");
            case Outcome<Guid>.Refused refused:
                return await loader.Show(http, null, refused.Refusal.Words);
            default:
                return Results.NotFound();
        }
    }

    private static async Task<IResult> ShowSetUp(HttpContext http, SecondStep steps, Frames frames, UserManager<Account> accounts, string? trouble)
    {
        var id = http.Person().Id;
        if (await steps.Key(id, http.RequestAborted) is not { } key || await accounts.FindByIdAsync(id.ToString()) is not { } account)
            return Pages.SeeOther("/account");
        var frame = await frames.For(http);
        return Pages.Page<SetUpPage>(new { Frame = frame, Key = new AuthenticatorKey(key, account.Email!, frame.Organisation), Trouble = trouble },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SetUp(HttpContext http, SecondStep steps, Frames frames, UserManager<Account> accounts, RecentlySeen recently, [FromForm] string? code) =>
        await steps.TurnOn(http.Person().Id, code ?? "", http.User.SignInId(), http.RequestAborted) switch
        {
            Outcome<IReadOnlyList<string>>.Done done => await ShowCodes(http, frames, recently, done.Value, true),
            Outcome<IReadOnlyList<string>>.Refused refused => await ShowSetUp(http, steps, frames, accounts, refused.Refusal.Words),
            _ => Results.NotFound(),
        };

    private static async Task<IResult> NewCodes(HttpContext http, SecondStep steps, AccountLoader loader, Frames frames, RecentlySeen recently) =>
        await steps.NewCodes(http.Person().Id, http.RequestAborted) switch
        {
            Outcome<IReadOnlyList<string>>.Done done => await ShowCodes(http, frames, recently, done.Value, false),
            Outcome<IReadOnlyList<string>>.Refused refused => await loader.Show(http, null, refused.Refusal.Words),
            _ => Results.NotFound(),
        };

    private static async Task<IResult> TurnOff(HttpContext http, SecondStep steps, HouseSignIn house, AccountLoader loader, RecentlySeen recently)
    {
        var outcome = await steps.TurnOff(http.Person(), await house.Current(http.RequestAborted), http.User.SignInId(), http.RequestAborted);
        recently.Clear();
        return outcome is Outcome<Guid>.Refused refused ? await loader.Show(http, null, refused.Refusal.Words) : Pages.SeeOther("/account?said=step-off");
    }

    private static async Task<IResult> RevokeToken(HttpContext http, Tokens tokens, AccountLoader loader, RecentlySeen recently, Guid id)
    {
        if (await tokens.Revoke(http.Person(), id, http.RequestAborted) is not Outcome<string>.Done)
            return await loader.Show(http, null, PeopleWords.RevokedAlready);
        recently.Clear();
        return Pages.SeeOther("/account?said=token");
    }

    private static async Task<IResult> ShowCodes(HttpContext http, Frames frames, RecentlySeen recently, IReadOnlyList<string> codes, bool first)
    {
        recently.Clear();
        return Pages.Page<RecoveryCodesPage>(new { Frame = await frames.For(http), Codes = codes, First = first });
    }

    private static string? Said(string? code) => code switch
    {
        "password" => PeopleWords.PasswordIsChanged,
        "step-off" => PeopleWords.StepIsTurnedOff,
        "arrivals" => PeopleWords.ArrivalsKept,
        "keys" => PeopleWords.KeysKept,
        "ended" => PeopleWords.BrowserSignedOut,
        "ended-others" => PeopleWords.OthersSignedOut,
        "passkey" => PeopleWords.PasskeyAdded,
        "passkey-name" => PeopleWords.PasskeyRenamed,
        "passkey-gone" => PeopleWords.PasskeyRemoved,
        "token" => PeopleWords.TokenIsRevoked,
        _ => null,
    };

    /// <summary>Puts the page together.</summary>
    internal sealed class AccountLoader(UserManager<Account> accounts, SecondStep steps, SignIns signIns, HouseSignIn house, Tokens tokens, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http, string? said, string? trouble)
        {
            if (await accounts.FindByIdAsync(http.Person().Id.ToString()) is not { } account)
                return Results.NotFound();
            return Pages.Page<AccountPage>(
                new
                {
                    Frame = await frames.For(http), Email = account.Email!, account.Role, HasPassword = account.PasswordHash is not null, HasStep = account.TwoFactorEnabled,
                    CodesLeft = account.TwoFactorEnabled ? await steps.CodesLeft(account) : 0, StepNeeded = (await house.Current(http.RequestAborted)).NeedsSecondStep(account.Role),
                    Passkeys = (await accounts.GetPasskeysAsync(account)).OrderBy(key => key.CreatedAt).Select(PasskeyItem.Of).ToList(),
                    SignIns = await signIns.Of(account.Id, http.RequestAborted), Here = http.User.SignInId(), Tokens = await tokens.List(http.RequestAborted, account.Id), Said = said, Trouble = trouble,
                },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }
}
