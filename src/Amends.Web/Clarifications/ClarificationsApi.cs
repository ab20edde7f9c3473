using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Clarifications;

/// <summary>"What we heard", and whether it was right.</summary>
internal static class ClarificationsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapChange("clarifications", ApiJson.Web.ClarificationBody, "Sends what we heard to be confirmed.");
        api.MapChange("clarifications/answer", ApiJson.Web.ClarificationAnswerBody, "Records the customer's answer to what we heard.");
    }
}

internal sealed record ClarificationBody(string? Paraphrase) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Paraphrase, "paraphrase", Check.LongestWords);
        check.Done();
        return new SendClarification(Paraphrase!);
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
