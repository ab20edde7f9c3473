using Amends.Application.Promises;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Promises;

/// <summary>What we promised and have not done yet: broken, due today, coming.</summary>
internal static class PromisePages
{
    private const int Most = 100;

    public static void MapPromises(this IEndpointRouteBuilder desk) => desk.MapGet("/promises", async (HttpContext http, ListPromises list, Frames frames, string? whose) =>
    {
        var (frame, person) = (await frames.For(http), http.Person());
        Guid? owner = whose == "mine" ? person.Id : null;
        var open = await list.Handle(person, new PromiseQuery(PromiseState.Open, owner, Limit: Most), http.RequestAborted);
        var moved = await list.Handle(person, new PromiseQuery(PromiseState.Renegotiated, owner, Limit: Most), http.RequestAborted);
        var broken = await list.Handle(person, new PromiseQuery(PromiseState.Broken, owner, Limit: Most), http.RequestAborted);
        var standing = open.Items.Concat(moved.Items).OrderBy(p => p.Due).ToList();
        return Pages.Page<PromisesPage>(new
        {
            Frame = frame,
            Mine = owner is not null,
            Broken = broken.Items,
            Today = standing.Where(p => IsToday(p, frame.Clock)).ToList(),
            Later = standing.Where(p => !IsToday(p, frame.Clock)).ToList(),
        });
    });

    private static bool IsToday(PromiseItem promise, HouseClock clock) => promise.Due is { } due && due <= clock.EndOf(clock.Now.InZone(clock.Zone).Date);
}
