using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Actions;

/// <summary>The plan that puts it right: its steps, who does them, and that they are done.</summary>
internal static class ActionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapChange("steps", ApiJson.Web.ActionBody, "Plans a step of what puts it right, with who does it and by when.");
        api.MapPost("/complaints/{reference}/steps/{id:guid}/completion", Complete)
            .Accepts<WordsBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Records that a planned step is done.");
    }

    private static async Task<IResult> Complete(HttpContext http, string reference, Guid id, ChangeComplaint change, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.WordsBody);
        return await Changing.Change(http, reference, new CompleteAction(id, body.Checked()), change, cancel);
    }
}

internal sealed record ActionBody(string? Words, Guid? Owner, string? Department, string? Due) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Words, "words", Check.LongestWords);
        check.Optional(Department, "department", Check.LongestName);
        var (due, _) = Dues.Read(Due, check, "due");
        check.Done();
        return new PlanAction(Guid.NewGuid(), Words!, Owner, Department, due);
    }
}
