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
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers/{id:guid}", One).Produces<CustomerAnswer>().WithSummary("A customer with their complaints and the arc of their heat.");
        api.MapPost("/customers/{id:guid}/choices", Choose).Accepts<ChoicesBody>("application/json").Produces<ChoicesAnswer>()
            .WithSummary("Records how a customer likes to be reached, whether they may be asked how it went, and whether they may be invited to review. What is left out stays.");
    }

    private static async Task<IResult> Choose(HttpContext http, Guid id, CustomerView customers, CustomerChoices choices, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.ChoicesBody);
        // Through what the caller may see: whose every case is closed to them is not theirs to change.
        if (await customers.Handle(http.Person(), id, cancel) is null)
            return Problem.NotFound;
        var outcome = await choices.Change(id, body.PreferredChannel, body.Surveys, body.Invitations, cancel);
        var now = await choices.Of(id, cancel);
        return outcome.ToAnswer(_ => Answers.Json(ChoicesAnswer.Of(now!), ApiJson.Web.ChoicesAnswer));
    }

    private static async Task<IResult> One(HttpContext http, Guid id, CustomerView customers, CancellationToken cancel) =>
        await customers.Handle(http.Person(), id, cancel) is { } it ? Answers.Json(CustomerAnswer.Of(it), ApiJson.Web.CustomerAnswer) : Problem.NotFound;
}

/// <param name="PreferredChannel">email, phone, or form for their own page.</param>
internal sealed record ChoicesBody(Channel? PreferredChannel, bool? Surveys, bool? Invitations);

/// <param name="Surveys">They may be asked how it went.</param>
/// <param name="Invitations">They may be invited to review or recommend.</param>
internal sealed record ChoicesAnswer(Channel? PreferredChannel, bool Surveys, bool Invitations)
{
    public static ChoicesAnswer Of(Choices it) => new(it.Preferred, it.NoSurveysAt is null, it.InvitationsAt is not null);
}

internal sealed record CustomerAnswer(
    Guid Id, string Name, string? Preferences, Instant Since, IReadOnlyList<IdentityAnswer> Identities,
    IReadOnlyList<CustomerComplaintAnswer> Complaints, IReadOnlyList<ArcPointAnswer> Arc, ChoicesAnswer Choices)
{
    public static CustomerAnswer Of(CustomerProfile it) => new(
        it.Id, it.Name, it.Preferences, it.Since,
        [.. it.Identities.Select(i => new IdentityAnswer(i.Kind, i.Shown))],
        [.. it.Complaints.Select(c => new CustomerComplaintAnswer(c.Reference, c.Subject, c.Snippet, c.Stage, c.Heat, c.Peak, c.ReceivedAt, c.Channel))],
        [.. it.Arc.Select(a => new ArcPointAnswer(a.Reference, a.At, a.Heat))],
        ChoicesAnswer.Of(it.Choices));
}

internal sealed record IdentityAnswer(IdentityKind Kind, string Value);

internal sealed record CustomerComplaintAnswer(string Reference, string? Subject, string Snippet, Stage Stage, double Heat, double Peak, Instant ReceivedAt, Channel Channel);

internal sealed record ArcPointAnswer(string Reference, Instant At, double Heat);
