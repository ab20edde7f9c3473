using System.Globalization;
using System.Net.Http.Headers;

namespace Amends.Load;

/// <summary>What open workspaces cost that only listen: so many streams of events held open for a while, and the server's memory before and with them.</summary>
internal static class Streams
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string data, string program, int count, CancellationToken cancel)
    {
        var token = await Stores.Enter(data, cancel);
        await using var server = await Server.Start(program, data, cancel);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // A few answered requests first, so that what the first ones load is not counted.
        for (var i = 0; i < 50; i++)
            await client.GetStringAsync("/api/v1/complaints?limit=1", cancel);
        await Task.Delay(TimeSpan.FromSeconds(3), cancel);
        var (before, spent) = (server.Memory().Now, server.Processor());
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < count; i++)
        {
            var answer = await client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead, cancel);
            answer.EnsureSuccessStatusCode();
            open.Add(answer);
        }
        await Task.Delay(Held, cancel);
        Console.WriteLine("| open streams | MB before | MB with them | MB more | CPU while held, % of a core |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        var with = server.Memory().Now;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count} | {before} | {with} | {with - before} | {(server.Processor() - spent) / Held * 100:F1} |"));
        open.ForEach(answer => answer.Dispose());
        return 0;
    }
}
