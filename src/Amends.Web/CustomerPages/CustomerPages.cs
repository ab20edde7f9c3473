using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Surveys;
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
        own.MapPost("/answers", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) => answers.Questions(http, token, Survey(form), form["invite"] == "yes"));
        own.MapPost("/questions", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) => answers.Ask(http, token, form["ask"] == "again"));
        own.MapPost("/messages", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) => answers.Say(http, token, form["text"].ToString()));
    }

    private static AnswerSurvey Survey(IFormCollection form) => new(
        Number(form, "right", 0, 2), Number(form, "fair", 1, 5), Words(form, "better"), Number(form, "satisfied", 1, 5), Number(form, "ease", 1, 7),
        Number(form, "recommend", 0, 10), Number(form, "outcome", 1, 5), Number(form, "process", 1, 5));

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
internal sealed class CustomerAnswers(CustomerLink links, ChangeComplaint change, HearMessage hear, AnswerQuestions questions, CustomerChoices choices, CustomerPageLoader loader)
{
    /// <param name="invite">They ticked that we may invite them to review us.</param>
    public async Task<IResult> Questions(HttpContext http, string token, AnswerSurvey answers, bool invite)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        if (invite)
            await choices.Change(linked.Customer.Id, invitations: true, cancel: http.RequestAborted);
        var outcome = await questions.Handle(new Target(linked.Reference, linked.Customer), answers, cancel: http.RequestAborted);
        // What they wrote on a second device is not lost: it waits in the box below.
        if (outcome is Outcome<Changed>.Refused { Refusal: { Code: "survey_answered" } answered })
            return await Refuse(http, token, answered.Words, answers.Words);
        var back = outcome is Outcome<Changed>.Done { Value.Entries: var entries } && entries.Any(entry => entry.What is Reopened);
        return await Finish(http, token, outcome, back ? "Thank you for saying so. Your case is open again, and a lead looks at it." : "Thank you. Your answers help us do better.");
    }

    /// <summary>Whether they want to be asked how it went; it holds for all their cases.</summary>
    public async Task<IResult> Ask(HttpContext http, string token, bool again)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        await choices.Change(linked.Customer.Id, surveys: again, cancel: http.RequestAborted);
        CustomerPageLoader.Tell(http, again ? "Thank you. The questions stand below." : "We will not ask you again.");
        return Pages.SeeOther($"/c/{token}");
    }

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

    /// <param name="written">Their words, where they could not be taken as they came.</param>
    public async Task<IResult> Refuse(HttpContext http, string token, string words, string? written = null) =>
        await loader.Load(http, token, words, written) is { } model ? Pages.Page<CustomerPage>(new { Model = model }, StatusCodes.Status422UnprocessableEntity) : Results.NotFound();

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
