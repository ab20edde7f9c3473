using System.Text.Json.Serialization.Metadata;
using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.People;

namespace Amends.Web.Api;

/// <summary>A body that asks for one thing to be done to a complaint.</summary>
internal interface IChange
{
    /// <exception cref="BadRequestException">Fields need another look.</exception>
    Command ToCommand(HttpContext http);
}

/// <summary>Calls that change one complaint: read the body, decide and save, answer with what was added to its timeline.</summary>
internal static class Changing
{
    public static RouteHandlerBuilder MapChange<TBody>(this RouteGroupBuilder api, string resource, JsonTypeInfo<TBody> type, string summary)
        where TBody : class, IChange =>
        api.MapPost("/complaints/{reference}/" + resource, async (HttpContext http, string reference, ChangeComplaint change, CancellationToken cancel) =>
        {
            var body = await Body.Read(http, type);
            var command = body.ToCommand(http);
            return await Change(http, reference, command, change, cancel);
        })
        .Accepts<TBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary(summary);

    public static async Task<IResult> Change(HttpContext http, string reference, Command command, ChangeComplaint change, CancellationToken cancel)
    {
        var outcome = await change.Handle(http.Target(reference), command, cancel);
        return outcome.ToAnswer(changed => Changed(http, changed));
    }

    public static IResult Changed(HttpContext http, Changed changed)
    {
        Versions.WriteTag(http, changed.Version);
        return Answers.Json(ChangeAnswer.Of(changed), ApiJson.Web.ChangeAnswer, changed.Needs is null ? StatusCodes.Status201Created : StatusCodes.Status202Accepted);
    }
}

/// <summary>What a change came to.</summary>
/// <param name="Version">The complaint's version after it; also its ETag.</param>
/// <param name="Entries">What was added to the timeline.</param>
/// <param name="SecondReader">Why the words wait for a second reader; null where they went out.</param>
internal sealed record ChangeAnswer(string Reference, int Version, IReadOnlyList<EntryAnswer> Entries, ReadingReason? SecondReader = null)
{
    public static ChangeAnswer Of(Changed changed) => new(changed.Reference, changed.Version, [.. changed.Entries.Select(EntryAnswer.Of)], changed.Needs);
}
