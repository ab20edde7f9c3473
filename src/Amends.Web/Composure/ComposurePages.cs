using Amends.Application.Composure;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Composure;

/// <summary>
/// One's own day: <c>/composure</c> shows it, <c>/pause</c> is the quiet page while one rests. Nobody sees anybody else's here.
/// </summary>
internal static class ComposurePages
{
    public static void MapComposure(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/composure", async (HttpContext http, OwnComposure own, Frames frames) =>
            Pages.Page<TodayPage>(new { Frame = await frames.For(http), Own = await own.Handle(http.Person(), http.RequestAborted) }));
        desk.MapGet("/pause", async (HttpContext http, Frames frames) =>
            await frames.For(http) is { Me.Today.RestsUntil: not null } frame ? Pages.Page<PausePage>(new { Frame = frame }) : Pages.SeeOther("/queue"));
        var change = desk.MapGroup("").ChecksForms();
        change.MapPost("/pause", async (HttpContext http, TakePause pause) =>
        {
            await pause.Begin(http.Person(), http.RequestAborted);
            return Pages.SeeOther("/pause");
        });
        change.MapPost("/pause/end", async (HttpContext http, TakePause pause) =>
        {
            await pause.Back(http.Person(), http.RequestAborted);
            return Pages.SeeOther("/queue");
        });
        change.MapPost("/composure/later", async (HttpContext http, TakePause pause, IFormCollection form) =>
        {
            await pause.NotNow(http.Person(), http.RequestAborted);
            return Pages.SeeOther(Back(form["back"].ToString()));
        });
    }

    /// <summary>Only to where the offer stands.</summary>
    private static string Back(string path) =>
        Amends.Recovery.Reference.TryParse(path.StartsWith("/complaints/", StringComparison.Ordinal) ? path["/complaints/".Length..] : "", out var reference) ? $"/complaints/{reference}" : "/queue";

    /// <summary>Notes for one's own meter that one did something on a case: after it is done, and whatever came of it.</summary>
    public static TBuilder NotesActs<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(static async (context, next) =>
        {
            var answer = await next(context);
            var http = context.HttpContext;
            // The review asks by itself whenever a page with a draft is loaded.
            if (http.Request.RouteValues["reference"] is string reference && !http.Request.Path.Value!.EndsWith("/review", StringComparison.Ordinal))
                await http.RequestServices.GetRequiredService<NoteAct>().Handle(http.Person(), reference, call: Call(http));
            return answer;
        });

    private static Duration? Call(HttpContext http) =>
        http.Request.HasFormContentType && http.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal) && http.Request.Form["mode"] == Application.Drafts.DraftMode.Call
            && TalkForm.Minutes(http.Request.Form) is { } minutes ? Duration.FromMinutes(minutes) : null;
}
