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
        api.MapPost("/promises/{id:guid}/renegotiation", Renegotiate).Accepts<RenegotiationBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Moves a promise to a new date, with the reason; with a message that tells the customer, both are done or neither.");
        api.MapGet("/insights/promises", Kept).RequireAuthorization(RolePolicies.Measuring).Produces<KeptAnswer>()
            .WithSummary("How many promises were kept, by colleague, team, department and kind, and how late the late ones were; of those that were due in a period. No rate under twenty promises.");
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

    private static async Task<IResult> Renegotiate(HttpContext http, Guid id, ChangePromise change, TellNewDate tell, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.RenegotiationBody);
        var moves = body.ToCommand(id);
        var outcome = body.Message is { } message
            ? await tell.Handle(moves, message, http.Person(), Versions.Expected(http), http.Once(), cancel)
            : await change.Handle(id, http.Person(), moves, Versions.Expected(http), http.Once(), cancel);
        return outcome.ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Kept(PromisesKept kept, string? period, CancellationToken cancel)
    {
        var check = new Check();
        var asked = Queries.Code(period, KeptPeriod.All, check, "period");
        check.Done();
        return Answers.Json(KeptAnswer.Of(await kept.Handle(asked, cancel)), ApiJson.Web.KeptAnswer);
    }

    private static async Task<IResult> List(HttpContext http, ListPromises promises, string? state, string? view, string? owner, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        var query = new PromiseQuery(Queries.Code(state, PromiseState.Open, check, "state"), Queries.Owner(owner, http.Person(), check), cursor, Queries.Limit(limit, check),
            string.IsNullOrEmpty(view) ? null : Queries.Code(view, PromiseView.DueToday, check, "view"));
        check.Done();
        var page = await promises.Handle(http.Person(), query, cancel);
        return Answers.Json(new Api.Page<PromiseItemAnswer>([.. page.Items.Select(PromiseItemAnswer.Of)], page.Next), ApiJson.Web.PagePromiseItemAnswer);
    }
}

/// <param name="Kind">null: as the words tell, and the department with it.</param>
internal sealed record PromiseBody(string? Words, Promisor? Promisor, Guid? Owner, string? Due, PromiseKind? Kind = null, string? Department = null) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Words, "words", Check.LongestWords);
        var (due, precision) = Dues.Read(Due, check, "due");
        check.Done();
        return new MakePromise(new NewPromise(Guid.NewGuid(), Words!, Promisor ?? Recovery.Promisor.We, Owner ?? http.Person().Id, due, precision, Kind: Kind, Department: Department));
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

/// <param name="Message">What the customer is told; null where they know already.</param>
internal sealed record RenegotiationBody(string? Due, string? Reason, string? Message = null)
{
    public RenegotiatePromise ToCommand(Guid promise)
    {
        var check = new Check();
        check.That(Due is not null, "due", "This is missing.");
        check.Optional(Reason, "reason", Check.LongestWords);
        check.Optional(Message, "message", Check.LongestMessage);
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
    PromiseState State, int Slips, double Heat, PromiseKind Kind, string? Department, int? Evidence, RiskAnswer? Risk)
{
    public static PromiseItemAnswer Of(PromiseItem it) => new(
        it.Id, it.Reference, it.CustomerName, it.Words, it.Promisor, it.Owner, it.MadeAt, it.Due, it.Precision, it.State, it.Slips, it.Heat, it.Kind, it.Department, it.Evidence,
        it.Risk is { } risk ? new(risk.Danger, risk.Words) : null);
}

/// <summary>Why a promise may break.</summary>
internal sealed record RiskAnswer(PromiseDanger Code, string Words);

internal sealed record KeptAnswer(KeptRateAnswer All, IReadOnlyList<KeptRateAnswer> Colleagues, IReadOnlyList<KeptRateAnswer> Teams, IReadOnlyList<KeptRateAnswer> Departments, IReadOnlyList<KeptRateAnswer> Kinds)
{
    public static KeptAnswer Of(KeptReport it) => new(
        KeptRateAnswer.Of(it.All), [.. it.Colleagues.Select(KeptRateAnswer.Of)], [.. it.Teams.Select(KeptRateAnswer.Of)], [.. it.Departments.Select(KeptRateAnswer.Of)], [.. it.Kinds.Select(KeptRateAnswer.Of)]);
}

/// <param name="Kept">0 to 1; null under twenty.</param>
/// <param name="MedianSlipHours">Of those done after their first date.</param>
internal sealed record KeptRateAnswer(string Name, long Count, double? Kept, int? MedianSlipHours)
{
    public static KeptRateAnswer Of(KeptRate it) => new(it.Name, it.Count, it.Kept, it.MedianSlip);
}
