using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Paths;

/// <summary>Steps of the path that are passed over, and steps that were done where no text shows it.</summary>
internal static class StepsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapChange("skips", ApiJson.Web.SkipBody, "Passes over a step of the path, with the reason.");
        api.MapChange("evidence", ApiJson.Web.EvidenceBody, "Records that a step was done on a call or a visit.");
    }
}

internal sealed record SkipBody(Step? Step, string? Reason) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.That(Step is not null, "step", "This is missing.");
        check.Required(Reason, "reason", Check.LongestWords);
        check.Done();
        return new SkipStep(Step!.Value, Reason!);
    }
}

internal sealed record EvidenceBody(Step? Step, string? Words) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.That(Step is not null, "step", "This is missing.");
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new NoteEvidence(Step!.Value, Words);
    }
}
