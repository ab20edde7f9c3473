using Amends.Application.Customers;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Customers;

/// <summary><c>GET /customers/{id}</c>: who complained, with the complaints that the caller may see and the heat over all of them.</summary>
internal static class CustomersApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/customers/{id:guid}", One)
        .Produces<CustomerAnswer>().WithSummary("A customer with their complaints and the arc of their heat.");

    private static async Task<IResult> One(HttpContext http, Guid id, CustomerView customers, CancellationToken cancel) =>
        await customers.Handle(http.Person(), id, cancel) is { } it ? Answers.Json(CustomerAnswer.Of(it), ApiJson.Web.CustomerAnswer) : Problem.NotFound;
}

internal sealed record CustomerAnswer(
    Guid Id, string Name, string? Preferences, Instant Since, IReadOnlyList<IdentityAnswer> Identities,
    IReadOnlyList<CustomerComplaintAnswer> Complaints, IReadOnlyList<ArcPointAnswer> Arc)
{
    public static CustomerAnswer Of(CustomerProfile it) => new(
        it.Id, it.Name, it.Preferences, it.Since,
        [.. it.Identities.Select(i => new IdentityAnswer(i.Kind, i.Shown))],
        [.. it.Complaints.Select(c => new CustomerComplaintAnswer(c.Reference, c.Subject, c.Snippet, c.Stage, c.Heat, c.Peak, c.ReceivedAt, c.Channel))],
        [.. it.Arc.Select(a => new ArcPointAnswer(a.Reference, a.At, a.Heat))]);
}

internal sealed record IdentityAnswer(IdentityKind Kind, string Value);

internal sealed record CustomerComplaintAnswer(string Reference, string? Subject, string Snippet, Stage Stage, double Heat, double Peak, Instant ReceivedAt, Channel Channel);

internal sealed record ArcPointAnswer(string Reference, Instant At, double Heat);
