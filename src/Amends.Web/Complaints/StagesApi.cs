using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Complaints;

/// <summary>Where a complaint stands as a whole: resolved, closed, opened again; and why it went wrong.</summary>
internal static class StagesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapChange("resolution", ApiJson.Web.ResolutionBody, "Says that what was wrong is put right, and how.");
        api.MapChange("closing", ApiJson.Web.ClosingBody, "Closes a resolved complaint.");
        api.MapChange("reopening", ApiJson.Web.ReopeningBody, "Opens a resolved or closed complaint again.");
        api.MapChange("cause", ApiJson.Web.CauseBody, "Notes why it went wrong.");
    }
}

internal sealed record ResolutionBody(string? Words) : IChange
{
    public Command ToCommand(HttpContext http) => new Resolve(new WordsBody(Words).Checked());
}

internal sealed record ClosingBody(string? Words) : IChange
{
    public Command ToCommand(HttpContext http) => new Close(new WordsBody(Words).Checked());
}

internal sealed record ReopeningBody(string? Reason) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Optional(Reason, "reason", Check.LongestWords);
        check.Done();
        return new Reopen(Reason);
    }
}

internal sealed record CauseBody(string? Cause, string? Words) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Cause, "cause", Check.LongestName);
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new NoteCause(Cause!, Words);
    }
}
