using Amends.Application.Complaints;
using Amends.Application.Corrections;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>The forms beside a customer's message that put right how it was read, one thing at a time; each builds on what was corrected before.</summary>
internal static class CorrectionPages
{
    private const double Found = 0.5;

    public static void MapCorrections(this IEndpointRouteBuilder one)
    {
        one.MapPost("/messages/{id:guid}/correction", Correct);
        one.MapPost("/messages/{id:guid}/correction/withdrawal", (HttpContext http, CaseActions actions, CorrectMessage correct, string reference, Guid id, IFormCollection form) =>
            actions.Finish(http, reference, correct.Handle(CaseActions.Target(http, reference, form), id, null, http.RequestAborted), new CaseWish()));
    }

    /// <summary><c>GET /complaints/{reference}/messages/{id}/correction</c>: the forms of one message, which the case's page takes when somebody opens them there.</summary>
    public static void MapCorrectionForms(this IEndpointRouteBuilder desk) => desk.MapGet("/complaints/{reference}/messages/{id:guid}/correction", Show);

    /// <summary>The heat that a band stands for where somebody names only the band.</summary>
    public static Heat Middle(Band band) => new(10 + 20 * (int)band);

    private static async Task<IResult> Show(HttpContext http, CaseView cases, Frames frames, string reference, Guid id)
    {
        if (await cases.Handle(http.Person(), reference, http.RequestAborted) is not { } found || found.Messages.FirstOrDefault(message => message.Id == id) is not { } message || CorrectionChoices.Of(found, message) is not { } choices)
            return Results.NotFound();
        return Pages.Page<CorrectionPage>(new { Frame = await frames.For(http), found.Reference, Who = Wording.FirstName(found.CustomerName), Message = message, Choices = choices, found.State.Version });
    }

    private static async Task<IResult> Correct(HttpContext http, CaseActions actions, CaseView cases, CorrectMessage correct, string reference, Guid id, IFormCollection form)
    {
        var found = await cases.Handle(http.Person(), reference, http.RequestAborted);
        if (found?.Messages.FirstOrDefault(message => message.Id == id) is not { Reading: not null } message)
            return Results.NotFound();
        var work = correct.Handle(CaseActions.Target(http, reference, form), id, Said(form, message), http.RequestAborted);
        return await actions.Finish(http, reference, work, new CaseWish());
    }

    private static Correction Said(IFormCollection form, CaseMessage message)
    {
        var before = message.Corrected?.Values ?? new Correction();
        var (concerns, wants) = (Codes(message.Reading!.Concerns), Codes(message.Reading.Wants));
        if (Enum.TryParse<Band>(form["band"], ignoreCase: true, out var band) && Enum.IsDefined(band))
            return before with { Heat = Middle(band) };
        if (form["complaint"].ToString() is "yes" or "no")
            return before with { Complaint = form["complaint"] == "yes" };
        if (form["not"].ToString() is { Length: > 0 } not)
            return concerns.Contains(not) ? before with { Concerns = [.. concerns.Where(code => code != not)] } : before with { Wants = [.. wants.Where(code => code != not)] };
        if (form["concern"].ToString() is { Length: > 0 } concern)
            return before with { Concerns = [.. concerns.Where(code => code != concern), concern] };
        return form["want"].ToString() is { Length: > 0 } want ? before with { Wants = [.. wants.Where(code => code != want), want] } : before;
    }

    private static List<string> Codes(IReadOnlyList<Language.ScoredCode> read) => [.. read.Where(code => code.Score >= Found && code.Code != "none").Select(code => code.Code)];
}
