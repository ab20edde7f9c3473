using System.Diagnostics;
using System.Globalization;

namespace Amends.Load;

internal sealed record Settings(string Data, string Program, int Clients, TimeSpan Length, string[] Loads, TimeSpan Pause, TimeSpan WarmUp);

/// <summary>Asks with several clients at once for a while, and prints a row for each load.</summary>
internal static class Measure
{
    /// <summary>No single load asks more often than this.</summary>
    private const int Most = 2_000_000;

    public static async Task<int> Run(Settings settings, CancellationToken cancel)
    {
        var token = await Stores.Enter(settings.Data, cancel);
        await using var server = await Server.Start(settings.Program, settings.Data, cancel);
        using var loads = new Loads(server.Address, token);
        await loads.Prepare(settings.Loads, cancel);
        Console.WriteLine($"ready in {server.Ready.TotalSeconds:F2} s, {server.Memory().Now} MB; {settings.Clients} clients, {settings.Length.TotalSeconds:F0} s each{(settings.Pause > TimeSpan.Zero ? $", {settings.Pause.TotalMilliseconds:F0} ms between an answer and the next question" : "")}, {Environment.ProcessorCount} cores shared with the generator");
        Console.WriteLine("| load | a second | p50 ms | p99 ms | worst ms | server's CPU ms | errors | memory MB | peak MB |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var errors = 0;
        foreach (var load in settings.Loads)
        {
            await Ask(loads, load, settings.Clients, settings.WarmUp, TimeSpan.Zero, cancel);
            var before = server.Processor();
            var result = await Ask(loads, load, settings.Clients, settings.Length, settings.Pause, cancel);
            Print(load, result, server.Processor() - before, server.Memory());
            errors += result.Errors;
        }
        return errors == 0 ? 0 : 1;
    }

    private static async Task<Result> Ask(Loads loads, string load, int clients, TimeSpan length, TimeSpan pause, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var each = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var (times, errors) = (new List<double>(), 0);
            // People do not begin on a word of command.
            await Task.Delay(pause * Random.Shared.NextDouble(), cancel);
            while (watch.Elapsed < length && times.Count < Most / clients)
            {
                var before = Stopwatch.GetTimestamp();
                if (!await Good(loads, load, cancel))
                    errors++;
                times.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancel);
            }
            return (Times: times, Errors: errors);
        }, cancel)));
        double[] sorted = [.. each.SelectMany(one => one.Times).Order()];
        return new(sorted, each.Sum(one => one.Errors), watch.Elapsed);
    }

    private static async Task<bool> Good(Loads loads, string load, CancellationToken cancel)
    {
        try
        {
            return await loads.Ask(load, cancel);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Print(string load, Result it, TimeSpan processor, (int Now, int Peak) memory) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {load} | {it.Sorted.Length / it.Length.TotalSeconds:F0} | {it.At(0.5):F1} | {it.At(0.99):F1} | {it.At(1):F1} | {processor.TotalMilliseconds / it.Sorted.Length:F2} | {it.Errors} | {memory.Now} | {memory.Peak} |"));

    private sealed record Result(double[] Sorted, int Errors, TimeSpan Length)
    {
        public double At(double share) => Sorted[Math.Min(Sorted.Length - 1, (int)(Sorted.Length * share))];
    }
}
