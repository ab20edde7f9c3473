using Amends.Language;
using BenchmarkDotNet.Attributes;

namespace Amends.Benchmarks;

/// <summary>Long messages: ten times the text takes ten times the time.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class LengthBenchmarks
{
    private const string Sentence = "Waited 45 minutes on hold, got cut off, rang back and was told to email. Order #4471-0098 is still not here!\n";

    private readonly string hundred = Of(100_000), million = Of(1_000_000);

    [Benchmark(Baseline = true)]
    public double ReadHundredThousand() => MessageReader.Default.Read(hundred).Heat;

    [Benchmark]
    public double ReadMillion() => MessageReader.Default.Read(million).Heat;

    private static string Of(int length) => string.Concat(Enumerable.Repeat(Sentence, length / Sentence.Length));
}
