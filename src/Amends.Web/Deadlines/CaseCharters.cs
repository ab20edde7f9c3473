using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Deadlines;

/// <summary>What a case is held to, and the letters that this asks for: written from a template, checked, sent, printed.</summary>
internal static class CaseCharters
{
    public static void MapCaseCharters(this IEndpointRouteBuilder desk)
    {
        var one = desk.MapGroup("/complaints/{reference}");
        one.MapGet("/charters", (HttpContext http, CaseView cases, Charters charters, Frames frames, string reference, string? sent) => Show(http, cases, charters, frames, reference, sent is null ? null : DeadlinesWords.LetterOnItsWay, null));
        one.MapPost("/charters", Add).ChecksForms();
        one.MapPost("/charters/removal", (HttpContext http, ChangeComplaint change, CaseView cases, Charters charters, Frames frames, string reference, IFormCollection form) =>
            Finish(http, change, cases, charters, frames, reference, new DropCharter(form["charter"].ToString(), form["reason"].ToString()))).ChecksForms();
        one.MapGet("/documents/{charter}/{kind}", (HttpContext http, CaseView cases, HouseSettings house, Frames frames, string reference, string charter, string kind) =>
            Write(http, cases, house, frames, reference, charter, kind, null, null));
        one.MapPost("/documents/{charter}/{kind}", Send).ChecksForms();
        one.MapGet("/letters/{message:guid}", Print);
    }

    private static async Task<IResult> Show(HttpContext http, CaseView cases, Charters charters, Frames frames, string reference, string? said, string? trouble) =>
        await cases.Handle(http.Person(), reference, http.RequestAborted) is { } found
            ? Pages.Page<CaseChartersPage>(
                new { Frame = await frames.For(http), Case = found, Book = await charters.Book(http.RequestAborted), Said = said, Trouble = trouble },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();

    private static async Task<IResult> Add(HttpContext http, ChangeComplaint change, CaseView cases, Charters charters, Frames frames, string reference, IFormCollection form)
    {
        if (await cases.Handle(http.Person(), reference, http.RequestAborted) is not { } found)
            return Results.NotFound();
        var charter = (await charters.Book(http.RequestAborted)).For(form["charter"].ToString(), found.State.ReceivedAt);
        var since = LocalDatePattern.Iso.Parse(form["since"].ToString()) is { Success: true } date && charter is not null
            ? date.Value.AtStartOfDayInZone(charter.Calendar.Zone).ToInstant()
            : (Instant?)null;
        return await Finish(http, change, cases, charters, frames, reference, new AddCharter(charter?.Key ?? "", since));
    }

    private static async Task<IResult> Finish(HttpContext http, ChangeComplaint change, CaseView cases, Charters charters, Frames frames, string reference, Command command) =>
        await change.Handle(new Target(reference, http.Person()), command, http.RequestAborted) switch
        {
            Outcome<Changed>.Done done => Pages.SeeOther($"/complaints/{done.Value.Reference}/charters"),
            Outcome<Changed>.Refused refused => await Show(http, cases, charters, frames, reference, null, refused.Refusal.Words),
            _ => Results.NotFound(),
        };

    private static async Task<IResult> Write(HttpContext http, CaseView cases, HouseSettings house, Frames frames, string reference, string charter, string kind, IFormCollection? form, string? trouble, int status = StatusCodes.Status200OK)
    {
        if (await Find(http, cases, house, frames, reference, charter, kind, form) is not { } model)
            return Results.NotFound();
        return form is not null && form["do"] == "preview" && trouble is null
            ? Pages.Page<LetterPage>(new { Model = new LetterModel(model.Frame, await house.Get(http.RequestAborted), model.Case.Reference, model.Frame.Clock.Now, model.Text, true) })
            : Pages.Page<DocumentPage>(new { Model = model with { Trouble = trouble } }, status);
    }

    private static async Task<IResult> Send(HttpContext http, SendLetter send, CaseView cases, HouseSettings house, Frames frames, string reference, string charter, string kind, IFormCollection form)
    {
        if (form["do"] != "send")
            return await Write(http, cases, house, frames, reference, charter, kind, form, null);
        if (!Codes<DocumentKind>.TryParse(kind, out var document))
            return Results.NotFound();
        var letter = new NewLetter(charter, document, Text(form), [.. form["confirmed"].OfType<string>()]);
        var expected = int.TryParse(form["version"], out var version) ? version : (int?)null;
        return await send.Handle(new Target(reference, http.Person(), expected), letter, http.RequestAborted) switch
        {
            Outcome<Changed>.Done done => Pages.SeeOther($"/complaints/{done.Value.Reference}/charters?sent=yes"),
            Outcome<Changed>.Refused refused => await Write(http, cases, house, frames, reference, charter, kind, form, refused.Refusal.Words, StatusCodes.Status422UnprocessableEntity),
            Outcome<Changed>.Stale => await Write(http, cases, house, frames, reference, charter, kind, form, DeadlinesWords.CaseChanged, StatusCodes.Status412PreconditionFailed),
            _ => Results.NotFound(),
        };
    }

    private static async Task<DocumentModel?> Find(HttpContext http, CaseView cases, HouseSettings house, Frames frames, string reference, string code, string kind, IFormCollection? form)
    {
        if (!Codes<DocumentKind>.TryParse(kind, out var document) || await cases.Handle(http.Person(), reference, http.RequestAborted) is not { } found
            || found.Charters.FirstOrDefault(held => held.Code == code) is not { } charter || charter.Documents.FirstOrDefault(one => one.Kind == document) is not { } known)
            return null;
        var frame = await frames.For(http);
        var facts = StopDocuments.Facts(found.State, charter, SendLetter.Known(found, http.Person(), await house.Get(http.RequestAborted)), frame.Clock.Now);
        var text = form is null ? DocumentCheck.Fill(known, facts) : Text(form);
        return new(frame, found, charter, known, text, DocumentCheck.Of(known, text, facts, form is null ? null : [.. form["confirmed"].OfType<string>()]), null);
    }

    private static string Text(IFormCollection form) => form["text"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal);

    private static async Task<IResult> Print(HttpContext http, CaseView cases, HouseSettings house, Frames frames, string reference, Guid message) =>
        await cases.Handle(http.Person(), reference, http.RequestAborted) is { } found && found.Timeline.Any(e => e.What is DocumentSent sent && sent.MessageId == message)
            && found.Messages.FirstOrDefault(m => m.Id == message) is { } letter
            ? Pages.Page<LetterPage>(new { Model = new LetterModel(await frames.For(http), await house.Get(http.RequestAborted), found.Reference, letter.At, letter.Text, false) })
            : Results.NotFound();
}

/// <summary>A letter while it is written.</summary>
public sealed record DocumentModel(Frame Frame, Case Case, Charter Charter, CharterDocument Document, string Text, DocumentCheck Check, string? Trouble);

/// <summary>A letter as it is printed.</summary>
/// <param name="IsPreview">It has not been sent.</param>
public sealed record LetterModel(Frame Frame, Organisation House, string Reference, Instant At, string Text, bool IsPreview);
