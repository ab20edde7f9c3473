using Amends.Language;
using BenchmarkDotNet.Attributes;

namespace Amends.Benchmarks;

[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly string tweet = "Third time my order #4711 is late and nobody answers the phone. I want my money back, today, not soon!!";
    private string letter = "";

    [GlobalSetup]
    public void Setup() => letter = string.Join("\n\n", Enumerable.Repeat(tweet, 40));

    /// <summary>About 100 characters: the aim is 20,000 a second on one core, 50 µs.</summary>
    [Benchmark(Baseline = true)]
    public Reading Tweet() => MessageReader.Default.Read(tweet);

    [Benchmark]
    public Reading Letter() => MessageReader.Default.Read(letter);
}
