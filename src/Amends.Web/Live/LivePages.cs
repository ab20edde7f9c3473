using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Amends.Application.Live;
using Amends.Web.Live;
using Amends.Web.People;

namespace Amends.Web.Shared;

/// <summary><c>GET /events</c>: tells an open page that something changed, so that it fetches itself anew. No words travel here.</summary>
internal static class LivePages
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    public static void MapLive(this IEndpointRouteBuilder desk) => desk.MapGet("/events", (HttpContext http, Events events, OpenStreams streams, TimeProvider time) =>
    {
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(News(events, streams, http, time, http.RequestAborted));
    });

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
                var reference = news.Current.Reference;
                next = news.MoveNextAsync().AsTask();
                yield return new(reference, "changed");
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
