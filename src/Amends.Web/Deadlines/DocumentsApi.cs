using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Deadlines;

/// <summary>Documents that charters ask for: the letters filled from the case, and sending one, which stops the clocks it satisfies.</summary>
internal static class DocumentsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/complaints/{reference}/documents", List).Produces<Items<DocumentAnswer>>().WithSummary("The letters that the case's charters know, filled from the case; what stands in brackets is yours to write.");
        api.MapPost("/complaints/{reference}/documents", Send).Accepts<DocumentBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Sends a document once it says what it must, and stops the clocks that it satisfies.");
    }

    private static async Task<IResult> List(HttpContext http, string reference, CaseView cases, HouseSettings house, TimeProvider time, CancellationToken cancel)
    {
        if (await cases.Handle(http.Person(), reference, cancel) is not { } it)
            return Problem.NotFound;
        var known = SendLetter.Known(it, http.Person(), await house.Get(cancel));
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return Answers.Json(new Items<DocumentAnswer>([.. it.Charters.SelectMany(charter => charter.Documents.Select(document => DocumentAnswer.Of(it, charter, document, known, now)))]), ApiJson.Web.ItemsDocumentAnswer);
    }

    private static async Task<IResult> Send(HttpContext http, string reference, SendLetter send, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.DocumentBody);
        var letter = body.Checked();
        return (await send.Handle(http.Target(reference), letter, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }
}

/// <param name="Charter">The code of the charter whose document it is.</param>
/// <param name="Text">The whole letter.</param>
/// <param name="Confirmed">What it must say and tells in other words, as <c>contains</c> names it.</param>
internal sealed record DocumentBody(string? Charter, DocumentKind? Document, string? Text, IReadOnlyList<string?>? Confirmed, Channel? Channel)
{
    private const int MostConfirmed = 50;

    public NewLetter Checked()
    {
        var check = new Check();
        check.Required(Charter, "charter", Check.LongestName);
        check.That(Document is not null, "document", $"This must be one of: {string.Join(", ", Codes<DocumentKind>.All)}.");
        check.Required(Text, "text", Check.LongestMessage);
        check.That(Confirmed is null || (Confirmed.Count <= MostConfirmed && Confirmed.All(point => point is { Length: > 0 and <= Check.LongestWords })), "confirmed", $"Name at most {MostConfirmed} points, each as “contains” names it.");
        check.Done();
        return new(Charter!, Document!.Value, Text!, [.. (Confirmed ?? []).OfType<string>()], Channel);
    }
}

/// <param name="Document">Its kind.</param>
/// <param name="Stops">The clocks of its charter that it stops.</param>
/// <param name="Contains">What it must say.</param>
/// <param name="Letter">Filled from the case; what stands in brackets is to be filled in.</param>
/// <param name="SentAt">When one of this kind went out; null while none has.</param>
internal sealed record DocumentAnswer(string Charter, DocumentKind Document, string Name, IReadOnlyList<string> Stops, IReadOnlyList<string> Contains, string Letter, Instant? SentAt)
{
    public static DocumentAnswer Of(Case of, Charter charter, CharterDocument document, IReadOnlyDictionary<string, string?> known, Instant now) => new(
        charter.Code, document.Kind, document.Name, document.Stops, [.. document.Contains.Select(point => point.Says)],
        DocumentCheck.Fill(document, StopDocuments.Facts(of.State, charter, known, now)),
        of.Timeline.LastOrDefault(entry => entry.What is DocumentSent sent && sent.Charter == charter.Key && sent.Document == document.Kind)?.At);
}
