using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Amends.Load;

/// <summary>How long after a promise's time has passed an open workspace hears of it: over HTTP, with the server's own clock and schedule.</summary>
internal static class Alarm
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(4), Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string data, string program, int times, CancellationToken cancel)
    {
        var token = await Stores.Enter(data, cancel);
        await using var server = await Server.Start(program, data, cancel);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address, "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var waits = new List<double>();
        for (var i = 0; i < times; i++)
            waits.Add(await Once(client, i, cancel));
        waits.Sort();
        Console.WriteLine("| promises | median s | worst s |");
        Console.WriteLine("| ---: | ---: | ---: |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {times} | {waits[waits.Count / 2]:F2} | {waits[^1]:F2} |"));
        return 0;
    }

    private static async Task<double> Once(HttpClient client, int number, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        var received = await Post(client, "complaints", new { customer = new { name = $"Load {number}" }, channel = "api", text = Texts.Complaint(number) }, cancel);
        var reference = received.GetProperty("reference").GetString()!;
        // The events are followed before the promise is made, as an open page follows them.
        using var events = await client.GetAsync("events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var lines = new StreamReader(await events.Content.ReadAsStreamAsync(patience.Token));
        // To the second, as the API takes times; not all due at the same part of a second of the sweep.
        await Task.Delay(Random.Shared.Next(1_000), cancel);
        var due = DateTimeOffset.UtcNow + Ahead;
        await Post(client, $"complaints/{reference}/promises", new { words = "I will ring you.", promisor = "i", due = due.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) }, cancel);
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Contains(reference, StringComparison.Ordinal) && line.Contains("promise_broken", StringComparison.Ordinal))
                return (DateTimeOffset.UtcNow - due).TotalSeconds;
        }
        throw new InvalidOperationException("The events ended before the promise broke.");
    }

    private static async Task<JsonElement> Post(HttpClient client, string path, object body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request, cancel);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancel)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }
}
