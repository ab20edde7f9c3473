using Amends.Application.Promises;
using Amends.Web.Api;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Promises;

/// <summary>What we promised and have not done yet: broken, due today, at risk, coming; and, for leads, how many were kept.</summary>
internal static class PromisePages
{
    private const int Most = 100;

    public static void MapPromises(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/promises", Show);
        desk.MapGet("/promises/kept", Kept).RequireAuthorization(RolePolicies.Measuring);
    }

    private static async Task<IResult> Show(HttpContext http, ListPromises list, Frames frames, string? whose)
    {
        var (frame, person) = (await frames.For(http), http.Person());
        Guid? owner = whose == "mine" ? person.Id : null;
        var risky = await Items(PromiseView.AtRisk);
        var today = await Items(PromiseView.DueToday);
        return Pages.Page<PromisesPage>(new
        {
            Frame = frame,
            Mine = owner is not null,
            Broken = await Items(PromiseView.Broken),
            Today = today,
            AtRisk = risky.ExceptBy(today.Select(p => p.Id), p => p.Id).ToList(),
            Later = (await Items(PromiseView.Coming)).ExceptBy(risky.Select(p => p.Id), p => p.Id).ToList(),
        });

        async Task<IReadOnlyList<PromiseItem>> Items(PromiseView view) => (await list.Handle(person, new PromiseQuery(Owner: owner, Limit: Most, View: view), http.RequestAborted)).Items;
    }

    private static async Task<IResult> Kept(HttpContext http, PromisesKept kept, Frames frames, string? period)
    {
        var asked = Codes<KeptPeriod>.TryParse(period ?? "", out var code) ? code : KeptPeriod.All;
        return Pages.Page<PromisesKeptPage>(new { Frame = await frames.For(http), Period = asked, Report = await kept.Handle(asked, http.RequestAborted), Weeks = await kept.ByWeek(http.RequestAborted) });
    }
}
