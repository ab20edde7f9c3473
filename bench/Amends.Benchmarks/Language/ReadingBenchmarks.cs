using Amends.Language;
using BenchmarkDotNet.Attributes;

namespace Amends.Benchmarks;

/// <summary>Reading messages of about 100 characters, beside a plain pass of a word list over the same texts, which is what VADER at its core does.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ReadingBenchmarks
{
    private static readonly string[] Messages =
    [
        "@Zipnest my parcel STILL hasn't arrived, this is the 3rd time I've asked. absolute joke, cancelling my order",
        "Hi, could you tell me whether the Leeds branch is open on Sunday and if I can park there? Thanks in advance!",
        "Charged twice for order #4471-0098 (£49.99 each). Bank says both went through. Please refund one of them now",
        "shout out to the driver today, walked up four floors in the rain and still smiled. give the man a raise 👏💙",
        "app keeps crashing since the new update, reinstalled twice, pixel 7. any idea when this will be fixed please",
        "Waited 45 minutes on hold, got cut off, rang back and was told to email. You people are useless. I'm leaving",
        "New season tickets are on sale from Friday at ten, members first. Follow the link for prices and seat plans.",
        "my mum is 82 and has been without heating since monday, nobody came, nobody rang. this is not good enough!!!",
    ];

    private readonly Dictionary<string, float> words = "joke cancelling useless crashing leaving refund good thanks smiled raise please fixed waited"
        .Split(' ').Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => (float)(pair.i % 7) - 3);

    private readonly string letter = string.Join("\n\n", Enumerable.Repeat(Messages[5], 40));

    [GlobalSetup]
    public void Load() => MessageReader.Default.Read(Messages[0]);

    [Benchmark(OperationsPerInvoke = 8)]
    public double Read()
    {
        double heat = 0;
        foreach (var message in Messages)
            heat += MessageReader.Default.Read(message).Heat;
        return heat;
    }

    /// <summary>A long letter of 4,300 characters.</summary>
    [Benchmark]
    public double ReadLetter() => MessageReader.Default.Read(letter).Heat;

    [Benchmark(Baseline = true, OperationsPerInvoke = 8)]
    public float WordList()
    {
        float sum = 0;
        foreach (var message in Messages)
            foreach (var word in message.ToLowerInvariant().Split(' ', ',', '.', '!', '?'))
                sum += words.GetValueOrDefault(word);
        return sum;
    }
}
