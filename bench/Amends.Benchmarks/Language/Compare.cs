using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Amends.Language;

namespace Amends.Benchmarks;

/// <summary>Our part of bench/compare: messages read a second of processor time, on one thread.</summary>
internal static class Compare
{
    // The runtime compiles what is hot a second time, from what it saw in the first seconds; that is over before the measured time begins.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12), Measured = TimeSpan.FromSeconds(4);

    public static void Run(string file)
    {
        var texts = File.ReadLines(file).Select(line => JsonSerializer.Deserialize<string>(line)!).ToArray();
        Pass(texts, WarmUp);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Amends: all that `amends read` says\t{Pass(texts, Measured):F0}"));
    }

    private static double Pass(string[] texts, TimeSpan least)
    {
        using var process = Process.GetCurrentProcess();
        var started = process.TotalProcessorTime;
        for (long count = 0; ; count += texts.Length)
        {
            process.Refresh();
            var spent = process.TotalProcessorTime - started;
            if (count > 0 && spent >= least)
                return count / spent.TotalSeconds;
            foreach (var text in texts)
                MessageReader.Default.Read(text);
        }
    }
}
