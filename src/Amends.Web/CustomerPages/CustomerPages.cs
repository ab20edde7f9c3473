using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Files;
using Amends.Application.Surveys;
using Amends.Recovery;
using Amends.Web.Chat;
using Amends.Web.Files;
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
            await loader.Load(http, token, null) is { } model ? Page(http, model) : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();

        app.MapGet("/c/{token}/files/{id:guid}", async (HttpContext http, CustomerLink links, OpenFile files, string token, Guid id) =>
            await links.Open(token, http.RequestAborted) is { } linked && await files.Handle(linked.Customer, linked.Reference, id, http.RequestAborted) is { } file ? FileAnswer.Of(http, file) : Results.NotFound())
            .AllowAnonymous().RequireRateLimiting(RateLimits.Files).ExcludeFromDescription();

        var own = app.MapGroup("/c/{token}").AllowAnonymous().RequireRateLimiting(RateLimits.Form).ChecksForms().ExcludeFromDescription();
        own.MapPost("/heard", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) =>
            answers.Do(http, token, new AnswerClarification(form["answer"] == "yes", Words(form, "correction")), form["answer"] == "yes" ? CustomerWords.ToldYes : CustomerWords.ToldNo));
        own.MapPost("/choice", Choice);
        own.MapPost("/answers", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) => answers.Questions(http, token, Survey(form), form["invite"] == "yes"));
        own.MapPost("/questions", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) => answers.Ask(http, token, form["ask"] == "again"));
        own.MapPost("/messages", (HttpContext http, CustomerAnswers answers, string token, IFormCollection form) => answers.Say(http, token, form["text"].ToString(), form)).TakesFiles();
    }

    /// <summary>The customer's page; while a chat goes on, and they do not ask for the rest, that.</summary>
    public static IResult Page(HttpContext http, CustomerPageModel model, int status = StatusCodes.Status200OK) =>
        model.Chat is { } said && http.Request.Query["chat"] != "over"
            ? Pages.Page<ChatPage>(new { Model = new ChatModel(model, said, false) }, status)
            : Pages.Page<CustomerPage>(new { Model = model }, status);

    private static AnswerSurvey Survey(IFormCollection form) => new(
        Number(form, "right", 0, 2), Number(form, "fair", 1, 5), Words(form, "better"), Number(form, "satisfied", 1, 5), Number(form, "ease", 1, 7),
        Number(form, "recommend", 0, 10), Number(form, "outcome", 1, 5), Number(form, "process", 1, 5));

    private static Task<IResult> Choice(HttpContext http, CustomerAnswers answers, string token, IFormCollection form)
    {
        if (form["option"] == "none")
            return answers.Do(http, token, new DeclineOptions(Words(form, "instead")), CustomerWords.ToldDecline);
        return Guid.TryParse(form["option"], out var option)
            ? answers.Do(http, token, new Agree(option, null), CustomerWords.ToldAgreed)
            : answers.Refuse(http, token, CustomerWords.ToldChooseFirst);
    }

    private static string? Words(IFormCollection form, string field) =>
        form[field].ToString().Trim() is { Length: > 0 } words ? Amends.Application.Complaints.Words.Beginning(words, MostWords) : null;

    private static int? Number(IFormCollection form, string field, int least, int most) =>
        int.TryParse(form[field], out var number) && number >= least && number <= most ? number : null;
}

/// <summary>Does what the customer answered, and shows their page with what came of it.</summary>
internal sealed class CustomerAnswers(CustomerLink links, ChangeComplaint change, HearMessage hear, AnswerQuestions questions, CustomerChoices choices, CustomerFiles along, CustomerPageLoader loader)
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
            return await Refuse(http, token, Refusals.Words(answered), answers.Words);
        var back = outcome is Outcome<Changed>.Done { Value.Entries: var entries } && entries.Any(entry => entry.What is Reopened);
        return await Finish(http, token, outcome, back ? CustomerWords.ToldBack : CustomerWords.ToldSurvey);
    }

    /// <summary>Whether they want to be asked how it went; it holds for all their cases.</summary>
    public async Task<IResult> Ask(HttpContext http, string token, bool again)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        await choices.Change(linked.Customer.Id, surveys: again, cancel: http.RequestAborted);
        CustomerPageLoader.Tell(http, again ? CustomerWords.ToldQuestions : CustomerWords.ToldNoQuestions);
        return Pages.SeeOther($"/c/{token}");
    }

    public async Task<IResult> Do(HttpContext http, string token, Command command, string thanks)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        return await Finish(http, token, await change.Handle(new Target(linked.Reference, linked.Customer), command, http.RequestAborted), thanks);
    }

    public async Task<IResult> Say(HttpContext http, string token, string text, IFormCollection form)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked)
            return Results.NotFound();
        var sent = await along.Of(linked.Reference, form, http.RequestAborted);
        if (text.Length > ComplainFields.MostText)
            return await Again(http, token, CustomerWords.ToldTooLong.Fill(ComplainFields.MostText), null, sent);
        if (sent.Trouble is { } trouble)
            return await Again(http, token, trouble, text, sent);
        var files = await along.Read(sent, http.RequestAborted);
        var once = FormOnce.Of(form, linked.Customer.Id, [text, .. sent.Marks]);
        var outcome = await hear.Handle(new Target(linked.Reference, linked.Customer, Once: once), text.ReplaceLineEndings("\n"), Channel.Form, files: files, cancel: http.RequestAborted);
        if (outcome is Outcome<Changed>.Refused { Refusal: var refusal })
            return await Again(http, token, Refusals.Words(refusal), text, sent);
        if (outcome is Outcome<Changed>.Done)
            await along.Arrived(sent, http.RequestAborted);
        return await Finish(http, token, outcome, CustomerWords.ToldWords);
    }

    /// <param name="written">Their words, where they could not be taken as they came.</param>
    public Task<IResult> Refuse(HttpContext http, string token, string words, string? written = null) => Refuse(http, token, words, written, null);

    private async Task<IResult> Again(HttpContext http, string token, string words, string? written, SentAlong sent)
    {
        var kept = await along.Keep(sent, http.RequestAborted);
        return await Refuse(http, token, kept is { Some: true } && sent.Trouble is null ? $"{words} {CustomerWords.FilesAgain}" : words, written, kept);
    }

    private async Task<IResult> Refuse(HttpContext http, string token, string words, string? written, KeptFiles? kept) =>
        await loader.Load(http, token, words, written) is { } model ? Pages.Page<CustomerPage>(new { Model = model with { Kept = kept } }, StatusCodes.Status422UnprocessableEntity) : Results.NotFound();

    private async Task<IResult> Finish(HttpContext http, string token, Outcome<Changed> outcome, string thanks)
    {
        switch (outcome)
        {
            case Outcome<Changed>.Done:
                CustomerPageLoader.Tell(http, thanks);
                return Pages.SeeOther($"/c/{token}");
            case Outcome<Changed>.Refused refused:
                return await Refuse(http, token, Refusals.Words(refused.Refusal));
            default:
                return Results.NotFound();
        }
    }
}
