using System.Globalization;
using System.Text.Json;
using Amends.Web.Api;
using Amends.Web.People;

namespace Amends.Web.Live;

/// <summary>
/// <c>GET /events</c>: server-sent events. <c>changed</c> names a complaint that changed; <c>reset</c> says that news were missed and what is
/// shown should be loaded again. Who comes back with Last-Event-ID is told what happened meanwhile.
/// </summary>
internal static class EventsApi
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Then the caller comes back by itself, and is asked again who it is.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/events", Stream)
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream").WithSummary("Server-sent events: which complaints change.");

    private static async Task Stream(HttpContext http, RecentNews recent, OpenStreams streams, TimeProvider time)
    {
        using var until = new CancellationTokenSource(Longest, time);
        using var open = streams.Open(http, http.RequestAborted);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(open.Token, until.Token);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await Follow(http, recent, Start(http.Request, recent), time, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller left, the server stops, or the time is up.
        }
    }

    private static async Task Follow(HttpContext http, RecentNews recent, long? seen, TimeProvider time, CancellationToken stop)
    {
        var person = http.Person();
        await http.Response.WriteAsync("retry: 2000\n\n", stop);
        var beat = Task.Delay(Heartbeat, time, stop);
        while (true)
        {
            var (news, more) = seen is { } number ? recent.After(number) : (null, Task.CompletedTask);
            if (news is null)
            {
                seen = recent.Last;
                await http.Response.WriteAsync($"id: {Id(recent, seen.Value)}\nevent: reset\ndata: {{}}\n\n", stop);
            }
            foreach (var one in news ?? [])
            {
                seen = one.Number;
                if (one.News.IsFor(person))
                    await http.Response.WriteAsync(Text(recent, one), stop);
            }
            await http.Response.Body.FlushAsync(stop);
            if (news is not null && await Task.WhenAny(more, beat) != more)
            {
                stop.ThrowIfCancellationRequested();
                await http.Response.WriteAsync(": still here\n\n", stop);
                beat = Task.Delay(Heartbeat, time, stop);
            }
        }
    }

    /// <summary>null: what was missed is not known.</summary>
    private static long? Start(HttpRequest request, RecentNews recent)
    {
        var last = request.Headers["Last-Event-ID"].ToString();
        if (last.Length == 0)
            return recent.Last;
        return last.Split('.') is [var run, var number] && run == recent.Run && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;
    }

    private static string Text(RecentNews recent, Numbered it)
    {
        var data = JsonSerializer.Serialize(new EventAnswer(it.News.Reference, it.News.Version, it.News.Owner, [.. it.News.Kinds.Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)]), ApiJson.Web.EventAnswer);
        return $"id: {Id(recent, it.Number)}\nevent: changed\ndata: {data}\n\n";
    }

    private static string Id(RecentNews recent, long number) => string.Create(CultureInfo.InvariantCulture, $"{recent.Run}.{number}");
}

/// <param name="Kinds">The names of what happened.</param>
internal sealed record EventAnswer(string Reference, int Version, Guid? Owner, IReadOnlyList<string> Kinds);
