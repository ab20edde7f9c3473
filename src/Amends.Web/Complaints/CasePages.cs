using Amends.Application.Composure;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>
/// <c>GET /complaints/{reference}</c>: the workspace with one case. The composer has a message ready with <c>?moving=</c> a promise (about its new day), with
/// <c>?informing=yes</c> (that there is no news yet), and with <c>?warns=</c> a message of the customer's (to ask for no insults).
/// </summary>
internal static class CasePages
{
    public static void MapCase(this IEndpointRouteBuilder desk) => desk.MapGet("/complaints/{reference}", Show);

    private static async Task<IResult> Show(HttpContext http, CaseLoader loader, OpenedCases opened, string reference, Guid? moving, Guid? warns, string? informing)
    {
        if (await loader.Load(http, reference, new CaseWish { Opens = true, Moving = moving, Warns = warns, Informing = informing == "yes" }) is not { } model)
            return Results.NotFound();
        opened.Add(http.Person(), reference);
        return Pages.Page<CasePage>(new { Model = model });
    }
}
