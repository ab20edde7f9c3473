using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Promises;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>
/// Does what a form on a case's page asks for and answers as every one of them does: done goes back to the page; a refusal, and a case that changed
/// meanwhile, show the page with what happened and with everything the person had written.
/// </summary>
internal sealed class CaseActions(ChangeComplaint change, ChangePromise promises, CaseLoader loader)
{
    /// <summary>The fields of the guide's forms that hold a person's own words; what the composer holds stands in it again.</summary>
    private static readonly string[] WritingFields = ["words", "details", "reason", "why"];

    public Task<IResult> Do(HttpContext http, string reference, IFormCollection form, Command command) =>
        Finish(http, reference, change.Handle(Target(http, reference, form), command, http.RequestAborted), new CaseWish());

    public Task<IResult> DoPromise(HttpContext http, string reference, IFormCollection form, Guid promise, Command command) =>
        Finish(http, reference, promises.Handle(promise, http.Person(), command, Version(form), cancel: http.RequestAborted), new CaseWish());

    public static Target Target(HttpContext http, string reference, IFormCollection form) => new(reference, http.Person(), Version(form));

    /// <param name="wish">What the page shows again where it was not done.</param>
    public async Task<IResult> Finish(HttpContext http, string reference, Task<Outcome<Changed>> work, CaseWish wish) => await work switch
    {
        Outcome<Changed>.Done done => Pages.SeeOther(CasePart.Address(http, done.Value.Reference)),
        Outcome<Changed>.Refused refused => await Again(http, reference, wish, new(ComplaintsWords.NotDoneYet, refused.Refusal.Words), StatusCodes.Status422UnprocessableEntity),
        Outcome<Changed>.Stale stale => await Again(http, reference, wish with { Since = stale.Since }, Overtaken, StatusCodes.Status412PreconditionFailed),
        _ => Results.NotFound(),
    };

    /// <summary>The page once more, with words about what happened.</summary>
    public async Task<IResult> Again(HttpContext http, string reference, CaseWish wish, Notice notice, int status) =>
        await loader.Load(http, reference, wish with { Notice = notice with { Written = Written(http.Request) } }) is { } model ? Pages.Page<CasePage>(new { Model = model }, status) : Results.NotFound();

    private static IReadOnlyList<string> Written(HttpRequest request) =>
        request.HasFormContentType ? [.. WritingFields.SelectMany(field => request.Form[field]).OfType<string>().Select(words => words.Trim()).Where(words => words.Length > 0)] : [];

    private static Notice Overtaken => new(ComplaintsWords.CaseChanged, ComplaintsWords.NothingSent);

    private static int? Version(IFormCollection form) => int.TryParse(form["version"], out var version) ? version : null;
}
