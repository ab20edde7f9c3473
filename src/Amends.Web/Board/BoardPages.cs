using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Promises;
using Amends.Application.Surveys;
using Amends.Recovery;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Board;

/// <summary><c>GET /board</c>: what a lead looks at first: what is about to blow up, who carries what, which promises are at risk.</summary>
internal static class BoardPages
{
    private const int Hottest = 8, Counted = 200, AtRisk = 8;

    public static void MapBoard(this IEndpointRouteBuilder desk) => desk.MapGet("/board", Show).RequireAuthorization(RolePolicies.Lead);

    private static async Task<IResult> Show(HttpContext http, Queue queue, ListPromises promises, ListLowScores low, Accounts accounts, Frames frames)
    {
        var (person, cancel) = (http.Person(), http.RequestAborted);
        var frame = await frames.For(http);
        var open = await queue.Handle(person, new QueueQuery(Sort: QueueSort.Heat, Limit: Counted), cancel);
        var waiting = open.Items.Where(item => item.WaitingSince is not null).Take(Hottest).ToList();
        var broken = await promises.Handle(person, new PromiseQuery(PromiseState.Broken, Limit: AtRisk), cancel);
        var due = await promises.Handle(person, new PromiseQuery(View: PromiseView.AtRisk, Limit: AtRisk), cancel);
        var team = (await accounts.List(cancel)).Where(a => a.DisabledAt is null).ToList();
        return Pages.Page<BoardPage>(new
        {
            Frame = frame,
            Hot = waiting.ConvertAll(item => new BoardCase(
                item.Reference, item.Version, item.CustomerName, item.Heat, item.Snippet, item.Urgency.Sentence(frame.Clock.Now, frame.Clock.Zone), item.OwnerName is null ? null : Wording.FirstName(item.OwnerName))),
            Low = await low.Handle(person, cancel),
            Loads = Loads(open.Items, team),
            AtRisk = broken.Items.Concat(due.Items).Take(AtRisk).ToList(),
            Colleagues = team.ConvertAll(a => new Colleague(a.Id, a.Name)),
        });
    }

    /// <summary>The open cases of each, hottest first; those of nobody last.</summary>
    private static List<BoardLoad> Loads(IReadOnlyList<QueueItem> open, IReadOnlyList<Account> team)
    {
        var byOwner = open.ToLookup(item => item.Owner, item => item.Heat);
        var loads = team.Select(a => new BoardLoad(a.Name, [.. byOwner[a.Id]])).Where(load => load.Heats.Count > 0).OrderByDescending(load => load.Heats.Count(heat => heat >= 60)).ThenByDescending(load => load.Heats.Count).ToList();
        if (byOwner[null].Any())
            loads.Add(new(null, [.. byOwner[null]]));
        return loads;
    }
}

/// <param name="Why">Why it stands where it does, as one sentence.</param>
/// <param name="Owner">First name; null while it is nobody's.</param>
public sealed record BoardCase(string Reference, int Version, string Customer, double Heat, string Said, string Why, string? Owner);

/// <param name="Name">null for cases that are nobody's.</param>
/// <param name="Heats">Of the open cases, hottest first.</param>
public sealed record BoardLoad(string? Name, IReadOnlyList<double> Heats);
