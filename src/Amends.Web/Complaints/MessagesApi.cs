using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Files;

namespace Amends.Web.Complaints;

/// <summary><c>POST /complaints/{reference}/messages</c>: what the customer said, what we say to them, or a note for colleagues.</summary>
internal static class MessagesApi
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/complaints/{reference}/messages", Post)
        .Accepts<MessageBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
        .WithSummary("Adds a message: inbound is read, outbound is reviewed and sent, a note stays among colleagues. Files go with it.")
        .TakesFilesAsJson();

    private static async Task<IResult> Post(HttpContext http, string reference, SendReply reply, HearMessage hear, WriteNote note, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.MessageBody);
        body.Check();
        var target = http.Target(reference);
        var files = FileBody.New(body.Files);
        var outcome = body.Direction switch
        {
            Direction.Inbound => await hear.Handle(target, body.Text!, body.Channel, body.Html, files, cancel),
            Direction.Outbound => await reply.Handle(target, new Reply(body.Text!, body.Channel, body.Html, Files: new(files)), cancel),
            _ => await note.Handle(target, body.Text!, new(files), cancel: cancel),
        };
        return outcome.ToAnswer(changed => Changing.Changed(http, changed));
    }
}

internal sealed record MessageBody(Direction? Direction, Channel? Channel, string? Text, string? Html, IReadOnlyList<FileBody?>? Files = null)
{
    public void Check()
    {
        var check = new Check();
        check.That(Direction is not null, "direction", $"This must be one of: {string.Join(", ", Codes<Direction>.All)}.");
        check.Required(Text, "text", Api.Check.LongestMessage);
        check.Optional(Html, "html", Api.Check.LongestMessage);
        FileBody.Check(check, Files);
        check.Done();
    }
}
