using Amends.Application;
using Amends.Application.Actions;
using Amends.Application.Complaints;
using Amends.Web.Hosting;
using Amends.Web.Shared;

namespace Amends.Web.Actions;

/// <summary><c>/s/{token}</c>: one step of a plan for the department that does it. Looking at it records nothing.</summary>
internal static class StepPages
{
    private const int MostWords = 2_000;

    public static void MapStepLinks(this WebApplication app)
    {
        var step = app.MapGroup("/s/{token}").AllowAnonymous().ExcludeFromDescription();
        step.MapGet("", (HttpContext http, StepLink links, Frames frames, string token) => Show(http, links, frames, token, null));
        step.MapPost("", Done).RequireRateLimiting(RateLimits.Form).ChecksForms();
        step.MapPost("/begin", Begin).RequireRateLimiting(RateLimits.Form).ChecksForms();
    }

    private static async Task<IResult> Begin(HttpContext http, StepLink links, Frames frames, string token) =>
        await links.Open(token, http.RequestAborted) is not { } step ? Results.NotFound()
        : await links.Begin(step, http.RequestAborted) is Outcome<Changed>.Refused { Refusal: { Code: not "step_begun" } refusal } ? await Show(http, links, frames, token, refusal.Words)
        : Pages.SeeOther($"/s/{token}");

    private static async Task<IResult> Done(HttpContext http, StepLink links, Frames frames, string token, IFormCollection form)
    {
        if (await links.Open(token, http.RequestAborted) is not { } step)
            return Results.NotFound();
        var words = form["words"].ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } written ? Words.Beginning(written, MostWords) : null;
        return await links.Complete(step, words, http.RequestAborted) switch
        {
            Outcome<Changed>.Done => Pages.SeeOther($"/s/{token}"),
            Outcome<Changed>.Refused refused => await Show(http, links, frames, token, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Show(HttpContext http, StepLink links, Frames frames, string token, string? trouble) =>
        await links.Open(token, http.RequestAborted) is { } step
            ? Pages.Page<StepPage>(
                new { Frame = (await frames.For(http)) with { Me = null }, Step = step, Address = $"/s/{token}", Trouble = trouble },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict)
            : Results.NotFound();
}
