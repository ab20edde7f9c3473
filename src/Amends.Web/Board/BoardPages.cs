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
    private const int Hottest = 8, Counted = 200, AtRisk = 8, Broken = 4;

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
            var waiting = await queue.Handle(person, new QueueQuery(Sort: QueueSort.Heat, Limit: Counted) { WaitingSince = frame.Clock.Now }, cancel);
            var nobodys = await queue.Handle(person, new QueueQuery(Unowned: true, Limit: Counted), cancel);
            var others = await colleagues.Besides(person, cancel: cancel);
            var broken = await promises.Handle(person, new PromiseQuery(PromiseState.Broken, Limit: Broken), cancel);
            var due = await promises.Handle(person, new PromiseQuery(View: PromiseView.AtRisk, Limit: AtRisk), cancel);
            return Pages.Page<BoardPage>(
                new
                {
                    Frame = frame,
                    Hot = waiting.Items.Take(Hottest).Select(item => new BoardCase(
                        item.Reference, item.Version, item.CustomerName, item.Heat, item.Snippet, item.Urgency.Sentence(frame.Clock.Now, frame.Clock.Zone), item.OwnerName is null ? null : Wording.FirstName(item.OwnerName))).ToList(),
                    Furious = BoardCount.Of(waiting, item => item.Heat >= 80),
                    Angry = BoardCount.Of(waiting, item => item.Heat is >= 60 and < 80),
                    Loads = await load.Handle(person, cancel),
                    Nobodys = nobodys.Items.Select(item => item.Heat).OrderDescending().ToList(),
                    MoreNobodys = nobodys.Next is not null,
                    Asked = await asked.Handle(person, cancel),
                    Low = await low.Handle(person, cancel),
                    // What can still be kept first; what is broken never takes its place.
                    AtRisk = due.Items.Concat(broken.Items).ToList(),
                    MorePromises = due.Next is not null || broken.Next is not null,
                    Colleagues = others with { Offered = [new(person.Id, person.Name), .. others.Offered] },
                    Trouble = trouble,
                },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }
}

/// <summary>How many there are on the board's page of who waits, the hottest first.</summary>
/// <param name="OrMore">The page ends among them: there may be more.</param>
public readonly record struct BoardCount(int Number, bool OrMore)
{
    internal static BoardCount Of(Page<QueueItem> page, Func<QueueItem, bool> which) => new(page.Items.Count(which), page.Next is not null && which(page.Items[^1]));

    public override string ToString() => OrMore ? BoardWords.OrMore.Fill(Number) : Wording.Number(Number);

    /// <summary>"1 customer", "30 customers", "200+ customers".</summary>
    public string With(string one, string many) => $"{this} {(Number == 1 && !OrMore ? one : many)}";
}

/// <param name="Why">Why it stands where it does, as one sentence.</param>
/// <param name="Owner">First name; null while it is nobody's.</param>
public sealed record BoardCase(string Reference, int Version, string Customer, double Heat, string Said, string Why, string? Owner);
