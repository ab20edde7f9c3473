using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Amends.Application;
using Amends.Application.Live;
using Amends.Recovery;
using Amends.Web.Live;
using Amends.Web.People;

namespace Amends.Web.Shared;

/// <summary><c>GET /events</c>: tells an open page that something changed, so that it fetches itself anew. No words travel here.</summary>
internal static class LivePages
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    private const double Furious = 80;

    public static void MapLive(this IEndpointRouteBuilder desk) => desk.MapGet("/events", (HttpContext http, Events events, OpenStreams streams, TimeProvider time) =>
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(News(events, streams, http, time, http.RequestAborted));
    });

    /// <summary>Somebody furious wrote, and it is for this person or for anyone to answer.</summary>
    private static bool IsFuriousArrival(ComplaintChanged news, Person person) =>
        news.Heat >= Furious && (news.Owner is null || news.Owner == person.Id) && news.Kinds.Any(kind => kind is nameof(Received) or nameof(MessageReceived));

    private static async IAsyncEnumerable<SseItem<string>> News(Events events, OpenStreams streams, HttpContext http, TimeProvider time, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return new("hello", "hello");
        using var open = streams.Open(http, cancel);
        var news = events.Listen(http.Person(), open.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = news.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                // Proxies close a connection that says nothing for long.
                while (await Task.WhenAny(next, Task.Delay(Heartbeat, time, CancellationToken.None)) != next)
                    yield return new("beat", "beat");
                if (next.IsCanceled || !await next)
                    yield break;
                var one = news.Current;
                next = news.MoveNextAsync().AsTask();
                yield return new(one.Reference, "changed");
                if (IsFuriousArrival(one, http.Person()))
                    yield return new(one.Reference, "furious");
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
