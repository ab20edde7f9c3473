using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Recovery;
using Amends.Web.Forms;
using Amends.Web.Hosting;
using Amends.Web.Shared;

namespace Amends.Web.CustomerPages;

/// <summary>
/// The customer's own page, behind an unguessable link. Looking at it records nothing; whatever the customer answers comes by a form, as theirs.
/// What an unknown, an expired and a revoked link get is the same.
/// </summary>
internal static class CustomerPages
{
    private const int MostWords = 10_000;

    public static void MapCustomerPages(this WebApplication app)
    {
        app.MapGet("/c/{token}", async (HttpContext http, CustomerPageLoader loader, string token) =>
            await loader.Load(http, token, null) is { } model ? Pages.Page<CustomerPage>(new { Model = model }) : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();

        var own = app.MapGroup("/c/{token}").AllowAnonymous().RequireRateLimiting(RateLimits.Form).ChecksForms().ExcludeFromDescription();
        own.MapPost("/heard", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) =>
            answers.Do(http, token, new AnswerClarification(form["answer"] == "yes", Words(form, "correction")), form["answer"] == "yes" ? "Thank you. Now we know we heard you right." : "Thank you. We put it straight and tell you."));
        own.MapPost("/choice", Choice);
        own.MapPost("/answers", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) =>
            answers.Do(http, token, new AnswerSurvey(Number(form, "right", 0, 2), Number(form, "fair", 1, 5), Words(form, "better")), "Thank you. Your answers help us do better."));
        own.MapPost("/messages", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) => answers.Say(http, token, form["text"].ToString()));
    }

    private static Task<IResult> Choice(HttpContext http, CustomerAnswers answers, string token, IFormCollection form)
    {
        if (form["option"] == "none")
            return answers.Do(http, token, new DeclineOptions(Words(form, "instead")), "Thank you for telling us. We look for something that suits you.");
        return Guid.TryParse(form["option"], out var option)
            ? answers.Do(http, token, new Agree(option, null), "Agreed. We get to work on it.")
            : answers.Refuse(http, token, "Choose one of the options first, then send your choice.");
    }

    private static string? Words(IFormCollection form, string field) =>
        form[field].ToString().Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, MostWords)] : null;

    private static int? Number(IFormCollection form, string field, int least, int most) =>
        int.TryParse(form[field], out var number) && number >= least && number <= most ? number : null;
}

/// <summary>Does what the customer answered, and shows their page with what came of it.</summary>
internal sealed class CustomerAnswers(CustomerLink links, ChangeComplaint change, HearMessage hear, CustomerPageLoader loader)
{
    public async Task<IResult> Do(HttpContext http, string token, Command command, string thanks)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        return await Finish(http, token, await change.Handle(new Target(linked.Reference, linked.Customer), command, http.RequestAborted), thanks);
    }

    public async Task<IResult> Say(HttpContext http, string token, string text)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        if (text.Length > ComplainFields.MostText)
            return await Refuse(http, token, $"That is longer than {ComplainFields.MostText} characters. Please send it in two parts.");
        var outcome = await hear.Handle(new Target(linked.Reference, linked.Customer), text.ReplaceLineEndings("\n"), Channel.Form, cancel: http.RequestAborted);
        return await Finish(http, token, outcome, "Thank you. We have your words and answer you here.");
    }

    public async Task<IResult> Refuse(HttpContext http, string token, string words) =>
        await loader.Load(http, token, words) is { } model ? Pages.Page<CustomerPage>(new { Model = model }, StatusCodes.Status422UnprocessableEntity) : Results.NotFound();

    private async Task<IResult> Finish(HttpContext http, string token, Outcome<Changed> outcome, string thanks)
    {
        switch (outcome)
        {
            case Outcome<Changed>.Done:
                CustomerPageLoader.Tell(http, thanks);
                return Pages.SeeOther($"/c/{token}");
            case Outcome<Changed>.Refused { Refusal.Code: "already_agreed" or "option_settled" }:
                return await Refuse(http, token, "Something was agreed a moment ago; it stands below. If you would rather have something else, write to us at the bottom of this page.");
            case Outcome<Changed>.Refused refused:
                return await Refuse(http, token, refused.Refusal.Words);
            default:
                return Results.NotFound();
        }
    }
}
