using Amends.Application.Promises;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Promises;

/// <summary>What we said we would do: made on a complaint; listed, kept, moved or withdrawn by its own id.</summary>
internal static class PromisesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapChange("promises", ApiJson.Web.PromiseBody, "Makes a promise to the customer.");
        api.MapGet("/promises", List).Produces<Api.Page<PromiseItemAnswer>>().WithSummary("The ledger: promises with a date, the next due first.");
        Map(api, "fulfilment", ApiJson.Web.FulfilmentBody, "Says that what was promised is done.");
        Map(api, "renegotiation", ApiJson.Web.RenegotiationBody, "Moves a promise to a new date, with the reason.");
        Map(api, "withdrawal", ApiJson.Web.WithdrawalBody, "Withdraws a promise that no longer stands.");
    }

    private static void Map<TBody>(RouteGroupBuilder api, string resource, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TBody> type, string summary)
        where TBody : class, IPromiseChange =>
        api.MapPost("/promises/{id:guid}/" + resource, async (HttpContext http, Guid id, ChangePromise change, CancellationToken cancel) =>
        {
            var body = await Body.Read(http, type);
            var outcome = await change.Handle(id, http.Person(), body.ToCommand(id), Versions.Expected(http), http.Once(), cancel);
            return outcome.ToAnswer(changed => Changing.Changed(http, changed));
        })
        .Accepts<TBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary(summary);

    private static async Task<IResult> List(HttpContext http, ListPromises promises, string? state, string? owner, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        var query = new PromiseQuery(Queries.Code(state, PromiseState.Open, check, "state"), Queries.Owner(owner, http.Person(), check), cursor, Queries.Limit(limit, check));
        check.Done();
        var page = await promises.Handle(http.Person(), query, cancel);
        return Answers.Json(new Api.Page<PromiseItemAnswer>([.. page.Items.Select(PromiseItemAnswer.Of)], page.Next), ApiJson.Web.PagePromiseItemAnswer);
    }
}

internal sealed record PromiseBody(string? Words, Promisor? Promisor, Guid? Owner, string? Due) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Words, "words", Check.LongestWords);
        var (due, precision) = Dues.Read(Due, check, "due");
        check.Done();
        return new MakePromise(new NewPromise(Guid.NewGuid(), Words!, Promisor ?? Recovery.Promisor.We, Owner ?? http.Person().Id, due, precision));
    }
}

/// <summary>A body that asks for one thing to be done to a promise.</summary>
internal interface IPromiseChange
{
    /// <exception cref="BadRequestException">Fields need another look.</exception>
    Command ToCommand(Guid promise);
}

internal sealed record FulfilmentBody(string? Words) : IPromiseChange
{
    public Command ToCommand(Guid promise) => new FulfilPromise(promise, new WordsBody(Words).Checked());
}

internal sealed record RenegotiationBody(string? Due, string? Reason) : IPromiseChange
{
    public Command ToCommand(Guid promise)
    {
        var check = new Check();
        check.That(Due is not null, "due", "This is missing.");
        check.Optional(Reason, "reason", Check.LongestWords);
        var (due, precision) = Dues.Read(Due, check, "due");
        check.Done();
        return new RenegotiatePromise(promise, due!.Value, precision, Reason);
    }
}

internal sealed record WithdrawalBody(string? Reason) : IPromiseChange
{
    public Command ToCommand(Guid promise)
    {
        var check = new Check();
        check.Optional(Reason, "reason", Check.LongestWords);
        check.Done();
        return new WithdrawPromise(promise, Reason);
    }
}

internal sealed record PromiseItemAnswer(
    Guid Id, string Reference, string CustomerName, string Words, Promisor Promisor, Guid? Owner, Instant MadeAt, Instant? Due, DuePrecision Precision,
    PromiseState State, int Slips, double Heat)
{
    public static PromiseItemAnswer Of(PromiseItem it) => new(
        it.Id, it.Reference, it.CustomerName, it.Words, it.Promisor, it.Owner, it.MadeAt, it.Due, it.Precision, it.State, it.Slips, it.Heat);
}
