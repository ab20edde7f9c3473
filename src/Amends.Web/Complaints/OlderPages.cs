using Amends.Application.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary><c>/complaints/{reference}/older</c>: what was said before the messages that the case shows.</summary>
internal static class OlderPages
{
    public static void MapOlder(this IEndpointRouteBuilder desk) =>
        desk.MapGet("/complaints/{reference}/older", async (HttpContext http, OlderMessages older, Frames frames, string reference, Guid? before) =>
            await older.Handle(http.Person(), reference, before, http.RequestAborted) is { } found
                ? Pages.Page<OlderMessagesPage>(new { Frame = await frames.For(http), Older = found })
                : Results.NotFound());
}
