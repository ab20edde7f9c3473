using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary><c>GET /complaints</c>: the queue, or with <c>q</c> what a search finds.</summary>
internal static class ComplaintListApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/complaints", List)
        .Produces<Api.Page<ComplaintItemAnswer>>().WithSummary("Lists complaints, the most urgent first, or finds those in which words were said.");

    private static async Task<IResult> List(HttpContext http, Queue queue, Search search, string? state, string? sort, string? owner, string? q, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        var stage = Queries.Code(state, Stage.Open, check, "state");
        var order = Queries.Code(sort, QueueSort.Urgency, check, "sort");
        var size = Queries.Limit(limit, check);
        var ownerId = Queries.Owner(owner, http.Person(), check);
        check.That(stage != Stage.None, "state", "This must be one of: open, resolved, closed.");
        check.Optional(q, "q", Check.LongestName);
        check.Done();
        if (!string.IsNullOrWhiteSpace(q))
            return Found(await search.Handle(http.Person(), q, cursor, size, new(string.IsNullOrEmpty(state) ? null : stage, ownerId, owner is "none"), cancel));

        var page = await queue.Handle(http.Person(), new QueueQuery(stage, order, ownerId, owner is "none", cursor, size), cancel);
        return Answers.Json(new Api.Page<ComplaintItemAnswer>([.. page.Items.Select(ComplaintItemAnswer.Of)], page.Next), ApiJson.Web.PageComplaintItemAnswer);
    }

    private static IResult Found(Application.Page<Hit> page) =>
        Answers.Json(new Api.Page<HitAnswer>([.. page.Items.Select(HitAnswer.Of)], page.Next), ApiJson.Web.PageHitAnswer);
}

/// <summary>A complaint as a row of a list.</summary>
internal sealed record ComplaintItemAnswer(
    string Reference, string Url, int Version, Stage Stage, double Heat, Band Band, IReadOnlyList<string> Signals, Channel Channel, string? Subject, string Snippet,
    Guid CustomerId, string CustomerName, Guid? Owner, string? OwnerName, Instant ReceivedAt, Instant? WaitingSince, Instant AnswerBy, Instant? NextDue, string? NextDueCode,
    int BrokenPromises, bool Restricted)
{
    public static ComplaintItemAnswer Of(QueueItem it) => new(
        it.Reference, $"/complaints/{it.Reference}", it.Version, it.Stage, it.Heat, new Heat(it.Heat).Band, it.Signals.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        it.Channel, it.Subject, it.Snippet, it.CustomerId, it.CustomerName, it.Owner, it.OwnerName, it.ReceivedAt, it.WaitingSince, it.AnswerBy, it.NextDue, it.NextDueCode,
        it.BrokenPromises, it.Restricted);
}

/// <summary>A message that a search found, with its complaint.</summary>
internal sealed record HitAnswer(string Reference, string Url, Stage Stage, double Heat, Band Band, string? Subject, string CustomerName, string Excerpt, Instant At)
{
    public static HitAnswer Of(Hit it) =>
        new(it.Reference, $"/complaints/{it.Reference}", it.Stage, it.Heat, new Heat(it.Heat).Band, it.Subject, it.CustomerName, it.Excerpt, it.At);
}
