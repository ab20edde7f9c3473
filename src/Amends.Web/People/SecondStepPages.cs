using Amends.Application;
using Amends.Application.Storage;
using Amends.Web.Hosting;
using Amends.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Amends.Web.People;

/// <summary>
/// <c>/sign-in/second-step</c>: the code after the password; <c>/sign-in/set-up</c>: where the role needs a second step and there is none yet, it is made
/// before anything else opens. Both are for whoever is <see cref="HalfWay"/>, and lead back to the door for others.
/// </summary>
internal static class SecondStepPages
{
    public static void MapSecondStep(this WebApplication app)
    {
        var step = app.MapGroup("/sign-in").AllowAnonymous().ExcludeFromDescription();
        step.MapGet("/second-step", (HttpContext http, Frames frames) => ShowStep(http, frames, null));
        step.MapPost("/second-step", TakeStep).RequireRateLimiting(RateLimits.SignIn).ChecksForms();
        step.MapGet("/set-up", (HttpContext http, Frames frames, SecondStep steps) => ShowSetUp(http, frames, steps, null));
        step.MapPost("/set-up", SetUp).RequireRateLimiting(RateLimits.SignIn).ChecksForms();
    }

    private static async Task<IResult> ShowStep(HttpContext http, Frames frames, string? trouble) =>
        await HalfWay.Find(http) is null
            ? Pages.SeeOther("/sign-in")
            : Pages.Page<SecondStepPage>(new { Frame = await frames.For(http), Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> TakeStep(HttpContext http, Frames frames, SecondStep steps, Entering entering, [FromForm] string? code)
    {
        if (await HalfWay.Find(http) is not var (account, proof, target))
            return Pages.SeeOther("/sign-in");
        return await steps.Check(account, code) is { } refusal
            ? await ShowStep(http, frames, refusal.Words)
            : Pages.SeeOther(await entering.Admit(http, account, proof, target));
    }

    private static async Task<IResult> ShowSetUp(HttpContext http, Frames frames, SecondStep steps, string? trouble)
    {
        if (await HalfWay.Find(http) is not var (account, _, _) || await steps.Key(account.Id, http.RequestAborted) is not { } key)
            return Pages.SeeOther("/sign-in");
        return Pages.Page<SetUpAtDoorPage>(new { Frame = await frames.For(http), Key = new AuthenticatorKey(key, account.Email!, (await frames.For(http)).Organisation), Trouble = trouble },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SetUp(HttpContext http, Frames frames, SecondStep steps, Entering entering, Accounts accounts, [FromForm] string? code)
    {
        if (await HalfWay.Find(http) is not var (account, proof, target))
            return Pages.SeeOther("/sign-in");
        switch (await steps.TurnOn(account.Id, code ?? "", null, http.RequestAborted))
        {
            case Outcome<IReadOnlyList<string>>.Done done:
                // As it is now, with the stamp that the change gave it.
                var fresh = await accounts.Find(account.Email!, http.RequestAborted);
                await entering.Admit(http, fresh!, proof, target);
                return Pages.Page<CodesAtDoorPage>(new { Frame = await frames.For(http), Codes = done.Value, Target = target });
            case Outcome<IReadOnlyList<string>>.Refused refused:
                return await ShowSetUp(http, frames, steps, refused.Refusal.Words);
            default:
                return Pages.SeeOther("/sign-in");
        }
    }
}
