using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Composure;
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

    public static void MapBoard(this IEndpointRouteBuilder desk)
    {
        var leads = desk.MapGroup("/board").RequireAuthorization(RolePolicies.Lead);
        leads.MapGet("", (HttpContext http, BoardLoader loader) => loader.Show(http, null));
        leads.MapPost("/hand-on", HandOn).ChecksForms();
    }

    /// <summary>One case of whoever carries much goes to somebody else: <c>case</c> is its reference and the version that was seen.</summary>
    private static async Task<IResult> HandOn(HttpContext http, ChangeOwners owners, BoardLoader loader, IFormCollection form)
    {
        if (form["case"].ToString().Split(' ') is not [var reference, var seen] || !int.TryParse(seen, out var version) || !Guid.TryParse(form["owner"], out var owner))
            return Results.BadRequest();
        return await owners.One(new Target(reference, http.Person(), version), owner, null, http.RequestAborted) switch
        {
            Outcome<Changed>.Done => Pages.SeeOther("/board"),
            Outcome<Changed>.Refused refused => await loader.Show(http, refused.Refusal.Words),
            Outcome<Changed>.Stale => await loader.Show(http, BoardWords.ChangedAMomentAgo),
            _ => Results.NotFound(),
        };
    }

    /// <summary>Puts the board together.</summary>
    internal sealed class BoardLoader(Queue queue, ListPromises promises, TeamLoad load, AskedOfLeads asked, ListLowScores low, Colleagues colleagues, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http, string? trouble)
        {
            var (person, cancel) = (http.Person(), http.RequestAborted);
            var frame = await frames.For(http);
            var open = await queue.Handle(person, new QueueQuery(Sort: QueueSort.Heat, Limit: Counted), cancel);
            var waiting = open.Items.Where(item => item.WaitingSince is not null).Take(Hottest).ToList();
            var others = await colleagues.Besides(person, cancel: cancel);
            var broken = await promises.Handle(person, new PromiseQuery(PromiseState.Broken, Limit: AtRisk), cancel);
            var due = await promises.Handle(person, new PromiseQuery(View: PromiseView.AtRisk, Limit: AtRisk), cancel);
            return Pages.Page<BoardPage>(
                new
                {
                    Frame = frame,
                    Hot = waiting.ConvertAll(item => new BoardCase(
                        item.Reference, item.Version, item.CustomerName, item.Heat, item.Snippet, item.Urgency.Sentence(frame.Clock.Now, frame.Clock.Zone), item.OwnerName is null ? null : Wording.FirstName(item.OwnerName))),
                    Loads = await load.Handle(person, cancel),
                    Nobodys = open.Items.Where(item => item.Owner is null).Select(item => item.Heat).ToList(),
                    Asked = await asked.Handle(person, cancel),
                    Low = await low.Handle(person, cancel),
                    AtRisk = broken.Items.Concat(due.Items).Take(AtRisk).ToList(),
                    Colleagues = others with { Offered = [new(person.Id, person.Name), .. others.Offered] },
                    Trouble = trouble,
                },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }
}

/// <param name="Why">Why it stands where it does, as one sentence.</param>
/// <param name="Owner">First name; null while it is nobody's.</param>
public sealed record BoardCase(string Reference, int Version, string Customer, double Heat, string Said, string Why, string? Owner);
