using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary><c>GET /queue</c>: who waits, the hottest first; <c>?view=</c> shows a part of it; <c>?after=</c> goes on where the page before ended. Whoever rests sees the quiet page instead.</summary>
internal static class QueuePages
{
    public static void MapQueue(this IEndpointRouteBuilder desk) => desk.MapGet("/queue", Show);

    private static async Task<IResult> Show(HttpContext http, Queue queue, Training training, Frames frames, string? view, string? after)
    {
        var frame = await frames.For(http);
        if (frame.Me?.Today?.RestsUntil is not null)
            return Pages.SeeOther("/pause");
        var part = QueueViews.Of(view);
        var page = await QueueViews.Load(queue, http.Person(), part, after, frame.Clock, http.RequestAborted);
        if (page.Items.Count == 0 && after is not null)
            return Pages.SeeOther(QueueViews.Address(part));
        return Pages.Page<QueuePage>(new { Frame = frame, Model = QueueBuilder.Build(page, frame.Clock, view: part), Nudge = await training.Nudge(http.Person(), http.RequestAborted) });
    }
}
