using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary><c>GET /complaints/{reference}</c>: the workspace with one case; <c>?moving=</c> a promise has the message about its new day ready.</summary>
internal static class CasePages
{
    public static void MapCase(this IEndpointRouteBuilder desk) => desk.MapGet("/complaints/{reference}", Show);

    private static async Task<IResult> Show(HttpContext http, CaseLoader loader, string reference, Guid? moving) =>
        await loader.Load(http, reference, new CaseWish { Moving = moving }) is { } model ? Pages.Page<CasePage>(new { Model = model }) : Results.NotFound();
}
