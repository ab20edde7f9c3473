using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>
/// <c>GET /queue</c>: who waits, the hottest first; <c>?view=</c> shows a part of it, which <c>GET /queue/part</c> finds for what a form chose; <c>?after=</c> goes on where the page before ended, and where a frame asks
/// for it only the rows are sent. Whoever rests sees the quiet page instead. <c>POST /queue/owners</c> gives the selected cases to one owner.
/// </summary>
internal static class QueuePages
{
    public static void MapQueue(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/queue", Show);
        desk.MapGet("/queue/part", (HttpContext http) => Pages.SeeOther(FilterCode.Read(field => http.Request.Query[field]) is var filters && filters == new ViewFilters() ? "/queue" : $"/queue?view={FilterCode.Of(filters)}"));
        desk.MapPost("/queue/owners", GiveAway).ChecksForms();
        desk.MapPost("/queue/owners/{id:guid}/undo", PutBack).ChecksForms();
    }

    private static Task<IResult> Show(HttpContext http, QueueLoader loader, string? view, string? after, string? beside, Guid? did) =>
        http.Request.Headers["Turbo-Frame"].ToString().StartsWith("q-", StringComparison.Ordinal) && after is not null
            ? loader.ShowMore(http, view, after, beside)
            : loader.Show(http, view, after, did, null);

    /// <summary>Each <c>case</c> is a reference and the version that was seen; <c>do</c> is take, give (to <c>owner</c>) or free.</summary>
    private static async Task<IResult> GiveAway(HttpContext http, ChangeOwners owners, QueueLoader loader, IFormCollection form)
    {
        var cases = form["case"].Select(Seen).OfType<SeenCase>().DistinctBy(one => one.Reference).ToList();
        Guid? owner = form["do"].ToString() switch { "take" => http.Person().Id, "give" when Guid.TryParse(form["owner"], out var to) => to, _ => null };
        return owner is null && form["do"] != "free"
            ? Results.BadRequest()
            : await Answer(http, loader, form, await owners.Handle(http.Person(), cases, owner, http.RequestAborted));
    }

    private static async Task<IResult> PutBack(HttpContext http, ChangeOwners owners, QueueLoader loader, Guid id, IFormCollection form) =>
        await Answer(http, loader, form, await owners.PutBack(http.Person(), id, http.RequestAborted));

    private static async Task<IResult> Answer(HttpContext http, QueueLoader loader, IFormCollection form, Outcome<Guid> outcome)
    {
        var (view, after) = (form["view"].ToString(), form["after"].ToString() is { Length: > 0 } cursor ? cursor : null);
        return outcome switch
        {
            Outcome<Guid>.Done done => Pages.SeeOther(await loader.Address(http, view, after, $"did={done.Value:N}")),
            Outcome<Guid>.Refused refused => await loader.Show(http, view, after, null, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static SeenCase? Seen(string? picked) => picked?.Split(' ') is [var reference, var seen] && int.TryParse(seen, out var version) ? new(reference, version) : null;

    /// <summary>Puts the queue's pages together.</summary>
    internal sealed class QueueLoader(QueueViews views, ChangeOwners owners, Colleagues colleagues, Training training, InTheChat chats, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http, string? view, string? after, Guid? did, string? trouble)
        {
            var (person, cancel) = (http.Person(), http.RequestAborted);
            var frame = await frames.For(http);
            if (frame.Me?.Today?.RestsUntil is not null)
                return Pages.SeeOther("/pause");
            var (part, own) = await views.Of(person, view, cancel);
            var page = await views.Load(person, part, after, frame.Clock, cancel);
            if (page.Items.Count == 0 && after is not null)
                return Pages.SeeOther(QueueViews.Address(part));
            var told = did is { } id ? await owners.Told(person, id, cancel) : null;
            var model = QueueBuilder.Build(page, frame.Clock, part, chats, after: after) with
            {
                Tools = new(own, await colleagues.Besides(person, cancel: cancel), after, told, trouble)
                {
                    ReaderLate = frame.Me?.Reading?.LateSince is { } late ? frame.Clock.At(late) : null,
                    Counts = await views.Counts(person, frame.Clock, cancel),
                },
            };
            return Pages.Page<QueuePage>(
                new { Frame = frame, Model = model, Nudge = frame.Me?.Practises == true ? await training.Nudge(person, cancel) : null }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }

        /// <summary>The rows alone.</summary>
        public async Task<IResult> ShowMore(HttpContext http, string? view, string after, string? beside)
        {
            var (person, cancel) = (http.Person(), http.RequestAborted);
            var clock = await frames.Clock(cancel);
            var (part, _) = await views.Of(person, view, cancel);
            return Pages.Page<QueueMoreRows>(new { Id = $"q-{after}", Model = QueueBuilder.Build(await views.Load(person, part, after, clock, cancel), clock, part, chats, beside) });
        }

        public async Task<string> Address(HttpContext http, string? view, string? after, string and) =>
            QueueViews.Address((await views.Of(http.Person(), view, http.RequestAborted)).Part, after, and);
    }
}
