using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Live;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Chat;

/// <summary>
/// <c>GET /c/{token}/events</c>: tells the customer's open chat that there is something new, and who is writing. No words travel here. It is asked every ten
/// seconds whether the link is still good, and ends with it, with the chat and with the case; while it is open the customer is in the chat.
/// </summary>
internal static class ChatEvents
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    // Then the page comes back by itself.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What shows on the page.</summary>
    private static readonly HashSet<string> Shown =
    [
        nameof(MessageReceived), nameof(MessageSent), nameof(OwnerChanged), nameof(ClarificationSent), nameof(ClarificationAnswered), nameof(OptionOffered), nameof(OptionsDeclined), nameof(Agreed),
        nameof(Closed), nameof(Reopened),
    ];

    public static async Task<IResult> Stream(HttpContext http, CustomerLink links, CaseView cases, InTheChat chats, ChatStreams streams, string token)
    {
        if (await links.Open(token, http.RequestAborted) is not { } linked
            || await cases.Handle(linked.Customer, linked.Reference, http.RequestAborted) is not { } found || !chats.GoesOn(found))
            return Results.NotFound();
        if (streams.Open(linked.Reference) is not { } open)
        {
            http.Response.Headers.RetryAfter = "15";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }
        return new Streamed(open, token, linked);
    }

    private sealed class Streamed(IDisposable open, string token, LinkedCase linked) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var services = httpContext.RequestServices;
            var (events, time) = (services.GetRequiredService<Events>(), services.GetRequiredService<TimeProvider>());
            using var place = open;
            using var until = new CancellationTokenSource(Longest, time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping, until.Token);
            httpContext.Response.ContentType = "text/event-stream";
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers["X-Accel-Buffering"] = "no";
            try
            {
                using var news = events.At(linked.Reference);
                await events.Pass(ChatRoom.Beat(linked, Doing.Looking), stop.Token);
                await Follow(httpContext, news, time, stop.Token);
            }
            catch (OperationCanceledException)
            {
                // The customer left, the server stops, or the time is up.
            }
            finally
            {
                await Leave(events);
            }
        }

        private async Task Follow(HttpContext http, OneCase news, TimeProvider time, CancellationToken stop)
        {
            var services = http.RequestServices;
            var (links, events, chats, here) = (services.GetRequiredService<CustomerLink>(), services.GetRequiredService<Events>(), services.GetRequiredService<InTheChat>(), services.GetRequiredService<PeopleHere>());
            var (more, beat, told) = (news.News.WaitToReadAsync(stop).AsTask(), Task.Delay(Heartbeat, time, stop), "");
            await http.Response.WriteAsync("retry: 2000\n\n", stop);
            while (true)
            {
                var writes = Writing(here);
                if (writes != told)
                    await http.Response.WriteAsync($"event: writing\ndata: {told = writes}\n\n", stop);
                await http.Response.Body.FlushAsync(stop);
                if (await Task.WhenAny(more, beat) == more)
                {
                    var (changed, over) = Read(news, chats);
                    if (changed || over)
                        await http.Response.WriteAsync("event: changed\ndata:\n\n", stop);
                    if (over)
                        return;
                    more = news.News.WaitToReadAsync(stop).AsTask();
                }
                else
                {
                    stop.ThrowIfCancellationRequested();
                    if (await links.Open(token, stop) is null)
                        return;
                    await events.Pass(ChatRoom.Beat(linked, Doing.Looking), stop);
                    await http.Response.WriteAsync(": still here\n\n", stop);
                    beat = Task.Delay(Heartbeat, time, stop);
                }
            }
        }

        private (bool Changed, bool Over) Read(OneCase news, InTheChat chats)
        {
            var (changed, over) = (false, chats.At(linked.Reference)?.Ended == true);
            while (news.News.TryRead(out var one))
            {
                changed |= one is ComplaintChanged some && some.Kinds.Any(Shown.Contains);
                over |= one is ComplaintChanged all && (all.Kinds.Contains(nameof(Closed)) || all.Kinds.Contains(nameof(ChatEnded)));
            }
            return (changed, over);
        }

        private string Writing(PeopleHere here) =>
            here.At(linked.Reference, Guid.Empty).FirstOrDefault(one => one.Writing) is { } who ? Wording.FirstName(who.Name).ReplaceLineEndings(" ") : "";

        private async Task Leave(Events events)
        {
            try
            {
                await events.Pass(ChatRoom.Beat(linked, Doing.Left), CancellationToken.None);
            }
            catch (Exception failure) when (StorageUnavailable.Explains(failure))
            {
                // Then it is known half a minute later.
            }
        }
    }
}

/// <summary>How many streams customers hold open on this node: some for each chat, and not more in all than it carries.</summary>
internal sealed class ChatStreams
{
    internal const int Each = 4, Most = 500;

    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _all;

    /// <summary>One more, until it is disposed of; null where there are enough.</summary>
    public IDisposable? Open(string reference)
    {
        lock (_lock)
        {
            var here = _open.GetValueOrDefault(reference);
            if (_all >= Most || here >= Each)
                return null;
            (_all, _open[reference]) = (_all + 1, here + 1);
            return new One(this, reference);
        }
    }

    private void Close(string reference)
    {
        lock (_lock)
        {
            _all--;
            if (--_open[reference] == 0)
                _open.Remove(reference);
        }
    }

    private sealed class One(ChatStreams all, string reference) : IDisposable
    {
        private bool _closed;

        public void Dispose()
        {
            if (!_closed)
                all.Close(reference);
            _closed = true;
        }
    }
}
