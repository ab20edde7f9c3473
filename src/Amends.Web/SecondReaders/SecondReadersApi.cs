using Amends.Application.SecondReaders;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.SecondReaders;

/// <summary>Replies that wait for a second reader, over the API: the list, and the two things a reader does.</summary>
internal static class SecondReadersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/second-reader", List).Produces<Api.Page<ReplyToReadAnswer>>().WithSummary("Replies that wait for a second reader, the longest waiting first. For leads, and whom a lead lets read.");
        api.MapPost("/complaints/{reference}/waiting/{id:guid}/reading", async (HttpContext http, string reference, Guid id, ReadReply read, CancellationToken cancel) =>
                (await read.Send(http.Target(reference), id, cancel)).ToAnswer(changed => Changing.Changed(http, changed)))
            .Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Lets a reply go out that waits for a second reader. Never one’s own.");
        api.MapPost("/complaints/{reference}/waiting/{id:guid}/return", async (HttpContext http, string reference, Guid id, ReadReply read, CancellationToken cancel) =>
            {
                var body = await Body.Read(http, ApiJson.Web.ReturnBody);
                var check = new Check();
                check.Required(body.Words, "words", Check.LongestWords);
                check.Done();
                return (await read.SendBack(http.Target(reference), id, body.Words!, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
            })
            .Accepts<ReturnBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Sends a reply back to its writer with a word.");
    }

    private static async Task<IResult> List(HttpContext http, WaitingForReaders waiting, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        var most = Queries.Limit(limit, check);
        check.Done();
        return await waiting.Handle(http.Person(), cursor, most, cancel) is { } page
            ? Answers.Json(new Api.Page<ReplyToReadAnswer>([.. page.Items.Select(ReplyToReadAnswer.Of)], page.Next), ApiJson.Web.PageReplyToReadAnswer)
            : Problem.NotFound;
    }
}

internal sealed record ReturnBody(string? Words);

/// <param name="Why">heat, signal, new_colleague or score.</param>
/// <param name="WroteAgain">The customer wrote since: it can only be sent back.</param>
internal sealed record ReplyToReadAnswer(Guid Id, string Reference, string CustomerName, double Heat, Guid WriterId, string Text, Instant AskedAt, ReadingReason Why, bool WroteAgain, Instant? SendAt, IReadOnlyList<Files.FileAnswerJson> Files)
{
    public static ReplyToReadAnswer Of(ReplyToRead it) => new(it.Id, it.Reference, it.Customer, it.Heat, it.WriterId, it.Text, it.AskedAt, it.Why, it.WroteAgain, it.SendAt, [.. it.Files.Select(file => Amends.Web.Files.FileAnswerJson.Of(file, it.Reference))]);
}
