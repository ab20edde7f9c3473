using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.People;

namespace Amends.Web.Approvals;

/// <summary>Questions to someone with authority. Anyone may ask; a lead answers, and never a question of their own.</summary>
internal static class ApprovalsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapChange("approvals", ApiJson.Web.ApprovalBody, "Asks a lead for approval.");
        api.MapPost("/complaints/{reference}/approvals/{id:guid}/decision", Decide).RequireAuthorization(RolePolicies.Lead)
            .Accepts<DecisionBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Answers a question for approval. Leads only.");
    }

    private static async Task<IResult> Decide(HttpContext http, string reference, Guid id, ChangeComplaint change, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.DecisionBody);
        var check = new Check();
        check.That(body.Granted is not null, "granted", "This must be true or false.");
        check.Optional(body.Words, "words", Check.LongestWords);
        check.Done();
        return await Changing.Change(http, reference, new DecideApproval(id, body.Granted!.Value, body.Words), change, cancel);
    }
}

internal sealed record DecisionBody(bool? Granted, string? Words);

internal sealed record ApprovalBody(string? Question, MoneyBody? Value, string? Due) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Question, "question", Check.LongestWords);
        var value = MoneyBody.Read(Value, check, "value");
        var (due, _) = Dues.Read(Due, check, "due");
        check.Done();
        return new AskApproval(Guid.NewGuid(), Question!, value, due);
    }
}
