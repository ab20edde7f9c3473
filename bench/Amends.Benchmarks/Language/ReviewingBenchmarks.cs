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

    /// <summary>A hundred words, the length that the aim of 200 microseconds speaks of.</summary>
    private const string HundredWords =
        "Dear Maya,\n\nYou waited in all day on Thursday, and again this morning, and both times nobody came. On top of that I promised to ring you by noon and did not. I am sorry; that was mine to do. " +
        "Your parcel is at our depot in Kiln Street, because the driver had the number of your old flat. I have changed it. I will bring it myself tomorrow between 8 and 9, and you get the " +
        "delivery charge of £4.95 back on your card by Friday. If you would rather have it sent to the shop at your corner, tell me by six tonight.\n\nWith apologies,\nTom";

    /// <summary>Only the reading of what the customer said last, which every review includes.</summary>
    [Benchmark(Baseline = true)]
    public Amends.Language.Reading Customer() => MessageReader.Default.Read(Conversation[^1].Text);

    /// <summary>What the composer asks for while somebody types.</summary>
    [Benchmark]
    public Review Draft() => DraftReviewer.Default.Review(
        Conversation,
        "You're right, I said noon and didn't ring. I'm sorry, twice now. Your parcel is at Kiln Street; I'll bring it myself tomorrow between 8 and 9. Would that suit you, or shall I leave it with the shop at your corner?",
        Sent);

    [Benchmark]
    public Review Letter() => DraftReviewer.Default.Review(Conversation, HundredWords, Sent);
}
