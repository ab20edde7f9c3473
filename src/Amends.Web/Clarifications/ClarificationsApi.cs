using Amends.Application.Paths;
using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Clarifications;

/// <summary>"What we heard", and whether it was right.</summary>
internal static class ClarificationsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/complaints/{reference}/clarifications", Send).Accepts<ClarificationBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Sends what we heard to be confirmed.");
        api.MapChange("clarifications/answer", ApiJson.Web.ClarificationAnswerBody, "Records the customer's answer to what we heard.");
    }

    private static async Task<IResult> Send(HttpContext http, string reference, SendHeard heard, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.ClarificationBody);
        var paraphrase = body.Checked();
        return (await heard.Handle(http.Target(reference), paraphrase, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }
}

internal sealed record ClarificationBody(string? Paraphrase)
{
    public string Checked()
    {
        var check = new Check();
        check.Required(Paraphrase, "paraphrase", Check.LongestWords);
        check.Done();
        return Paraphrase!;
    }
}

internal sealed record ClarificationAnswerBody(bool? Confirmed, string? Correction) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.That(Confirmed is not null, "confirmed", "This must be true or false.");
        check.Optional(Correction, "correction", Check.LongestWords);
        check.Done();
        return new AnswerClarification(Confirmed!.Value, Correction);
    }
}
