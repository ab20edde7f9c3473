using Amends.Language;
using BenchmarkDotNet.Attributes;

namespace Amends.Benchmarks.Language;

/// <summary>Reviewing a draft of about a hundred words beside its customer's message: it has to be done between two keystrokes.</summary>
[MemoryDiagnoser]
public class ReviewingBenchmark
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);

    private static readonly Turn[] Conversation =
    [
        new(Speaker.Customer, "Third time I have called. My parcel AM-44821 with my daughter's birthday present is still missing since 3 May and nobody rings back! You charged me £45.90 twice. I want my money back."),
    ];

    private const string Draft = """
        Dear Ms Okafor,

        Three calls, a birthday without its present, and nobody rang you back: I would be furious too. I'm sorry, we left you on your own with this.

        Here is what I have done. The second payment of £45.90 is refunded and will be back on your card within three working days. I have asked the depot to search the van and the cage by hand this afternoon, and I will ring you by 5 today with what they found, whatever it is. If the parcel is not there, a new present leaves here tonight by express and reaches you tomorrow before noon.

        Is the number you called from still the best one?

        Kind regards,
        Jonas
        """;

    [Benchmark]
    public int Review() => DraftReviewer.Default.Review(Conversation, Draft, Sent).Score;

    [Benchmark]
    public int Hear() => WhatWeHeard.Of(Conversation).Sentences.Count;
}
