using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Journeys;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Customers;

/// <summary>A customer with all their cases.</summary>
internal static class CustomerProfilePages
{
    public static void MapCustomers(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/customers/{id:guid}", async (HttpContext http, CustomerView customers, CustomerJourney journeys, Frames frames, Guid id) =>
            await customers.Handle(http.Person(), id, http.RequestAborted) is { } profile
                ? Pages.Page<CustomerProfilePage>(new { Frame = await frames.For(http), Profile = profile, Journey = await journeys.Handle(http.Person(), id, http.RequestAborted) })
                : Results.NotFound());
        desk.MapPost("/customers/{id:guid}/choices", async (HttpContext http, CustomerView customers, CustomerChoices choices, Guid id, IFormCollection form) =>
        {
            if (await customers.Handle(http.Person(), id, http.RequestAborted) is null || !Enum.TryParse<Channel>(form["channel"], out var channel))
                return Results.NotFound();
            await choices.Change(id, channel, form["surveys"] == "yes", form["invitations"] == "yes", http.RequestAborted);
            return Pages.SeeOther($"/customers/{id}");
        }).ChecksForms();
    }
}

/// <summary>Finds what was said, by words or by reference.</summary>
internal static class SearchPages
{
    public static void MapSearch(this IEndpointRouteBuilder desk) => desk.MapGet("/search", async (HttpContext http, Search search, Frames frames, string? q, string? after) =>
    {
        var asked = (q ?? "").Trim();
        var found = asked.Length is 0 or > 200 ? null : await search.Handle(http.Person(), asked, after, 30, cancel: http.RequestAborted);
        return Pages.Page<SearchPage>(new { Frame = await frames.For(http), Asked = asked, Found = found });
    });
}
