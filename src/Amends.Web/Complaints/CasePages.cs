using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary><c>GET /complaints/{reference}</c>: the workspace with one case.</summary>
internal static class CasePages
{
    public static void MapCase(this IEndpointRouteBuilder desk) => desk.MapGet("/complaints/{reference}", Show);

    private static async Task<IResult> Show(HttpContext http, CaseLoader loader, string reference) =>
        await loader.Load(http, reference, new CaseWish()) is { } model ? Pages.Page<CasePage>(new { Model = model }) : Results.NotFound();
}
