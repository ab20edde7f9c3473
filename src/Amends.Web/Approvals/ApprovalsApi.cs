using Amends.Application;
using Amends.Application.Approvals;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Approvals;

/// <summary>Questions to someone with authority. Anyone may ask; a lead answers, within their own limit and never a question of their own.</summary>
internal static class ApprovalsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/complaints/{reference}/approvals", Ask)
            .Accepts<ApprovalBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Asks a lead for approval.");
        api.MapPost("/complaints/{reference}/approvals/{id:guid}/decision", Decide).RequireAuthorization(RolePolicies.Lead)
            .Accepts<DecisionBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Answers a question for approval, with a counter-offer where the answer is no. Leads only.");
        api.MapPost("/complaints/{reference}/approvals/{id:guid}/delegation", Delegate).RequireAuthorization(RolePolicies.Lead)
            .Accepts<DelegationBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Hands a question on to another lead or an administrator. Leads only.");
        api.MapGet("/approvals", List).RequireAuthorization(RolePolicies.Lead).Produces<Api.Page<AskedAnswer>>().WithSummary("Questions for approval, the next due first. Leads only.");
    }

    private static async Task<IResult> Ask(HttpContext http, string reference, AnswerApproval approvals, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.ApprovalBody);
        var command = body.ToCommand();
        return (await approvals.Ask(http.Target(reference), command, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Decide(HttpContext http, string reference, Guid id, AnswerApproval approvals, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.DecisionBody);
        var check = new Check();
        check.That(body.Granted is not null, "granted", "This must be true or false.");
        check.Optional(body.Words, "words", Check.LongestWords);
        var counter = MoneyBody.Read(body.Counter, check, "counter");
        check.Done();
        var outcome = await approvals.Decide(http.Target(reference), new DecideApproval(id, body.Granted!.Value, body.Words, counter), cancel);
        return outcome.ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Delegate(HttpContext http, string reference, Guid id, AnswerApproval approvals, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.DelegationBody);
        var check = new Check();
        check.That(body.To is not null, "to", "Name the lead by their id.");
        check.Optional(body.Words, "words", Check.LongestWords);
        check.Done();
        return (await approvals.Delegate(http.Target(reference), id, body.To!.Value, body.Words, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> List(HttpContext http, ListApprovals approvals, string? state, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        var (asked, most) = (Queries.Code(state, ApprovalState.Open, check, "state"), Queries.Limit(limit, check));
        check.Done();
        var page = await approvals.Handle(http.Person(), asked, cursor, most, cancel);
        return Answers.Json(new Api.Page<AskedAnswer>([.. page.Items.Select(AskedAnswer.Of)], page.Next), ApiJson.Web.PageAskedAnswer);
    }
}

internal sealed record DecisionBody(bool? Granted, string? Words, MoneyBody? Counter);

internal sealed record DelegationBody(Guid? To, string? Words);

internal sealed record ApprovalBody(string? Question, MoneyBody? Value, string? Due, string? Remedy)
{
    public AskApproval ToCommand()
    {
        var check = new Check();
        check.Required(Question, "question", Check.LongestWords);
        check.Optional(Remedy, "remedy", Check.LongestName);
        var value = MoneyBody.Read(Value, check, "value");
        var (due, _) = Dues.Read(Due, check, "due");
        check.Done();
        return new AskApproval(Guid.CreateVersion7(), Question!, value, due, Remedy);
    }
}

internal sealed record AskedAnswer(
    Guid Id, string Reference, string CustomerName, double Heat, string Question, string? Remedy, MoneyAnswer? Value, Guid? AskedBy, Instant AskedAt, Instant Due, Guid? HandedTo,
    ApprovalState State, Instant? DecidedAt)
{
    public static AskedAnswer Of(ApprovalItem it) => new(
        it.Id, it.Reference, it.CustomerName, it.Heat, it.Question, it.Remedy, MoneyAnswer.Of(it.Value), it.AskedBy, it.AskedAt, it.Due, it.Of, it.State, it.DecidedAt);
}
