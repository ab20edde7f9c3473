using Amends.Application;
using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Complaints;

/// <summary><c>POST /complaints/{reference}/owner</c>: takes a complaint, hands it over, or puts it back for anyone.</summary>
internal static class OwnerApi
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/complaints/{reference}/owner", Post)
        .Accepts<OwnerBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
        .WithSummary("Gives the complaint an owner: a colleague's id, or null for nobody.");

    private static async Task<IResult> Post(HttpContext http, string reference, ChangeComplaint change, Accounts accounts, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.OwnerBody);
        var check = new Check();
        check.Optional(body.Words, "words", Check.LongestWords);
        check.That(body.Owner is not { } owner || await accounts.IsColleague(owner, cancel), "owner", "There is no colleague with this id.");
        check.Done();
        return await Changing.Change(http, reference, new ChangeOwner(body.Owner, body.Words), change, cancel);
    }
}

internal sealed record OwnerBody(Guid? Owner, string? Words);
