using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Amends.Load;

/// <summary>
/// Many sessions of practice open at once: all are begun, then each hears a reply before any hears its next, so that between two turns of a session the server has
/// answered all others.
/// </summary>
internal static class Rehearse
{
    private static readonly string[] Scenarios = ["late_delivery", "billing_error", "wrong_item", "rude_staff", "cancelled_booking", "broken_promise", "cold_food", "no_signal"];

    // Neither so good that a customer is calm at once nor so bad that they leave.
    private static readonly string[] Replies =
    [
        "I see that you had to wait and that nobody told you why. Can you tell me when you last heard from us?",
        "I have asked the colleague who looks after this, and he says that it is being looked at.",
        "That cost you a day, and I can see why you are upset. I look into it this afternoon.",
        "I have found where it went wrong. Would you rather have your money back, or shall we send it again?",
        "It leaves here tonight, and I will write to you before six with the number.",
    ];

    public static async Task<int> Run(string data, string? database, string program, int clients, int sessions, int turns, CancellationToken cancel)
    {
        var token = await Stores.Enter(data, cancel, database);
        await using var server = await Server.Start(program, data, cancel, database);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address, "/api/v1/practice/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // The hot path is compiled before anything is counted.
        var warm = await Begin(client, clients, 100, cancel);
        for (var turn = 0; turn < 5; turn++)
            await Say(client, clients, warm, turn, cancel);
        var before = server.Memory().Now;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions open at once, {clients} clients, {Environment.ProcessorCount} cores shared with the generator, {(database is null ? "SQLite" : "PostgreSQL")}; {before} MB before"));
        Console.WriteLine("| | a second | p50 ms | p99 ms | worst ms | server's CPU ms | of them over | memory MB | peak MB |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var (processor, watch) = (server.Processor(), Stopwatch.StartNew());
        var ids = await Begin(client, clients, sessions, cancel);
        Print("begin", ids.Select(one => one.Milliseconds), 0, watch.Elapsed, server.Processor() - processor, server.Memory());
        for (var turn = 0; turn < turns; turn++)
        {
            (processor, watch) = (server.Processor(), Stopwatch.StartNew());
            var said = await Say(client, clients, ids, turn, cancel);
            Print(string.Create(CultureInfo.InvariantCulture, $"turn {turn + 1}"), said.Where(one => one.Heard).Select(one => one.Milliseconds), said.Count(one => !one.Heard), watch.Elapsed, server.Processor() - processor, server.Memory());
        }
        return 0;
    }

    private static async Task<IReadOnlyList<(string Id, double Milliseconds)>> Begin(HttpClient client, int clients, int sessions, CancellationToken cancel)
    {
        var begun = new ConcurrentBag<(string, double)>();
        await Each(clients, sessions, async at =>
        {
            var (watch, body) = (Stopwatch.GetTimestamp(), new { scenario = Scenarios[at % Scenarios.Length], seed = at });
            using var answer = await client.PostAsJsonAsync("sessions", body, cancel);
            var id = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("sessionId").GetString()!;
            begun.Add((id, Stopwatch.GetElapsedTime(watch).TotalMilliseconds));
        }, cancel);
        return [.. begun];
    }

    private static async Task<IReadOnlyList<(bool Heard, double Milliseconds)>> Say(HttpClient client, int clients, IReadOnlyList<(string Id, double Milliseconds)> sessions, int turn, CancellationToken cancel)
    {
        var said = new ConcurrentBag<(bool, double)>();
        await Each(clients, sessions.Count, async at =>
        {
            var watch = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync($"sessions/{sessions[at].Id}/replies", new { text = Replies[(turn + at) % Replies.Length] }, cancel);
            await answer.Content.CopyToAsync(Stream.Null, cancel);
            if (answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.Conflict))
                throw new InvalidOperationException($"A reply was answered with {answer.StatusCode}.");
            said.Add((answer.StatusCode == HttpStatusCode.Created, Stopwatch.GetElapsedTime(watch).TotalMilliseconds));
        }, cancel);
        return [.. said];
    }

    private static Task Each(int clients, int many, Func<int, Task> ask, CancellationToken cancel) =>
        Parallel.ForEachAsync(Enumerable.Range(0, many), new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = cancel }, async (at, _) => await ask(at));

    private static void Print(string what, IEnumerable<double> times, int over, TimeSpan length, TimeSpan processor, (int Now, int Peak) memory)
    {
        double[] sorted = [.. times.Order()];
        double At(double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {sorted.Length / length.TotalSeconds:F0} | {At(0.5):F1} | {At(0.99):F1} | {At(1):F1} | {processor.TotalMilliseconds / Math.Max(1, sorted.Length + over):F2} | {over} | {memory.Now} | {memory.Peak} |"));
    }
}
