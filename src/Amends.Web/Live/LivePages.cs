using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Live;
using Amends.Recovery;
using Amends.Web.Live;
using PeopleHere = Amends.Web.Live.PeopleHere;
using Amends.Web.People;

namespace Amends.Web.Shared;

/// <summary>
/// <c>GET /events</c>: tells an open page that something changed, so that it fetches itself anew; with <c>?at=</c> a case, also who comes and goes there. No
/// words travel here. <c>POST /complaints/{reference}/presence</c>: somebody has that case open, and sees who else has.
/// </summary>
internal static class LivePages
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    private const double Furious = 80;

    public static void MapLive(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/events", async (HttpContext http, Events events, BeHere here, OpenStreams streams, TimeProvider time, string? at) =>
        {
            http.Response.Headers["X-Accel-Buffering"] = "no";
            var seen = at is null ? null : await here.Seen(http.Person(), at, http.RequestAborted);
            return TypedResults.ServerSentEvents(News(events, here, seen, streams, http, time, http.RequestAborted));
        });
        // It is no act on the case: it counts for nobody's day.
        desk.MapPost("/complaints/{reference}/presence", async (HttpContext http, BeHere here, InTheChat chats, Frames frames, string reference, IFormCollection form) =>
            await here.Handle(http.Person(), reference, Enum.TryParse<Doing>(form["doing"], ignoreCase: true, out var doing) ? doing : Doing.Looking, form["page"].ToString() is { Length: <= 32 } page ? page : "", http.RequestAborted) is { } others
                ? Pages.Page<PeopleHere>(new { Others = others, Guest = chats.At(reference), Clock = await frames.Clock(http.RequestAborted) })
                : Results.NotFound()).ChecksForms();
    }

    /// <summary>Somebody furious wrote, and it is for this person or for anyone to answer.</summary>
    private static bool IsFuriousArrival(ComplaintChanged news, Person person) =>
        news.Heat >= Furious && (news.Owner is null || news.Owner == person.Id) && news.Kinds.Any(kind => kind is nameof(Received) or nameof(MessageReceived));

    /// <summary>Somebody is in a chat and wrote, and it is for this person or for anyone to answer.</summary>
    private static bool IsChatArrival(ComplaintChanged news, Person person) =>
        news.InChat && (news.Owner is null || news.Owner == person.Id) && news.Kinds.Any(kind => kind is nameof(Received) or nameof(MessageReceived));

    private static async IAsyncEnumerable<SseItem<string>> News(Events events, BeHere here, string? at, OpenStreams streams, HttpContext http, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return new("hello", "hello");
        await here.AtDesk(http.Person(), cancel);
        using var open = streams.Open(http, cancel);
        var news = events.Listen(http.Person(), at, open.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = news.MoveNextAsync().AsTask();
        try
        {
            // One at a time: each piece of news would leave one behind, for as long as it lasts.
            var beat = Task.Delay(Heartbeat, time, CancellationToken.None);
            while (true)
            {
                // Proxies close a connection that says nothing for long.
                while (await Task.WhenAny(next, beat) != next)
                {
                    yield return new("beat", "beat");
                    await here.AtDesk(http.Person(), cancel);
                    beat = Task.Delay(Heartbeat, time, CancellationToken.None);
                }
                if (next.IsCanceled || !await next)
                    yield break;
                var one = news.Current;
                next = news.MoveNextAsync().AsTask();
                yield return new(one.Reference, one is PeopleChanged ? "here" : "changed");
                if (one is ComplaintChanged changed && (IsFuriousArrival(changed, http.Person()) || IsChatArrival(changed, http.Person())))
                    yield return new(one.Reference, "arrived");
                if (one is ComplaintChanged note && note.Mentioned.Contains(http.Person().Id))
                    yield return new(one.Reference, "mentioned");
            }
        }
        finally
        {
            // An iterator may be put away only when it rests; whoever leaves cancels it.
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await news.DisposeAsync();
        }
    }
}
