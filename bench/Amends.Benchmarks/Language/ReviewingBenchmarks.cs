using Amends.Language;
using BenchmarkDotNet.Attributes;

namespace Amends.Benchmarks;

[MemoryDiagnoser]
public class ReviewingBenchmarks
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Turn[] Conversation =
    [
        new(Speaker.Customer, "I waited in all day and nobody came. The app says I wasn't home. I was. Where is my parcel?"),
        new(Speaker.Agent, "I'm sorry you waited for nothing. I'll find out where it is and ring you by noon."),
        new(Speaker.Customer, "It is three. Nobody rang. What is your word worth?"),
    ];

    /// <summary>Only the reading of what the customer said last, which every review includes.</summary>
    [Benchmark(Baseline = true)]
    public Amends.Language.Reading Customer() => MessageReader.Default.Read(Conversation[^1].Text);

    /// <summary>What the composer asks for while somebody types.</summary>
    [Benchmark]
    public Review Draft() => DraftReviewer.Default.Review(
        Conversation,
        "You're right, I said noon and didn't ring. I'm sorry, twice now. Your parcel is at Kiln Street; I'll bring it myself tomorrow between 8 and 9. Would that suit you, or shall I leave it with the shop at your corner?",
        Sent);
}
