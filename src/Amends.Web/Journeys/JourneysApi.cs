using Amends.Application.Customers;
using Amends.Application.Journeys;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Journeys;

/// <summary>What customers did later, as other systems tell it, and how far each has come.</summary>
internal static class JourneysApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/customers/events", Report).Accepts<CustomerEventBody>("application/json").Produces<CustomerEventAnswer>(StatusCodes.Status201Created).Produces<CustomerEventAnswer>()
            .WithSummary("Tells of a purchase, visit, contact, referral or review of a known customer. Told again with the same externalId it answers 200 and adds nothing.");
        api.MapGet("/customers/{id:guid}/journey", One).Produces<JourneyAnswer>().WithSummary("How far a customer has come from irate to advocate, each stage with its evidence.");
    }

    private static async Task<IResult> Report(HttpContext http, ReportEvent report, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.CustomerEventBody);
        var outcome = await report.Handle(body.Checked(), http.Person(), http.Once(), cancel);
        return outcome.ToAnswer(it => Answers.Json(new CustomerEventAnswer(it.Id, it.Customer), ApiJson.Web.CustomerEventAnswer, it.Added ? StatusCodes.Status201Created : StatusCodes.Status200OK));
    }

    private static async Task<IResult> One(HttpContext http, Guid id, CustomerView customers, CustomerJourney journeys, CancellationToken cancel) =>
        await customers.Handle(http.Person(), id, cancel) is null
            ? Problem.NotFound
            : Answers.Json(JourneyAnswer.Of(await journeys.Handle(http.Person(), id, cancel)), ApiJson.Web.JourneyAnswer);
}

/// <param name="Customer">Known by one of these; the first that is counts.</param>
internal sealed record CustomerEventBody(WhomBody? Customer, CustomerEventKind? Kind, Instant? At, string? ExternalId, Money? Value)
{
    public CustomerEvent Checked()
    {
        var check = new Check();
        check.That(Kind is not null, "kind", $"This must be one of: {string.Join(", ", Codes<CustomerEventKind>.All)}.");
        check.That(Customer is { } who && (who.Id is not null || !string.IsNullOrWhiteSpace(who.ExternalId) || !string.IsNullOrWhiteSpace(who.Email) || !string.IsNullOrWhiteSpace(who.Phone)),
            "customer", "Say whom: their id, externalId, email or phone.");
        check.Done();
        return new(new(Customer!.Id, Customer.ExternalId, Customer.Email, Customer.Phone), Kind!.Value, At, ExternalId, Value);
    }
}

internal sealed record WhomBody(Guid? Id, string? ExternalId, string? Email, string? Phone);

internal sealed record CustomerEventAnswer(Guid Id, Guid CustomerId);

/// <param name="Reached">How far they have come; null where they never were irate.</param>
internal sealed record JourneyAnswer(JourneyStage? Reached, IReadOnlyList<JourneyStepAnswer> Stages)
{
    public static JourneyAnswer Of(Journey it) => new(
        it.Reached, [.. it.Stages.Select(one => new JourneyStepAnswer(one.Stage, one.Evidence.At, one.Evidence.Kind, one.Evidence.Reference, one.Evidence.Heat, one.Evidence.ExternalId))]);
}

/// <param name="Evidence">What shows it.</param>
internal sealed record JourneyStepAnswer(JourneyStage Stage, Instant At, JourneyEvidenceKind Evidence, string? Reference, double? Heat, string? ExternalId);
