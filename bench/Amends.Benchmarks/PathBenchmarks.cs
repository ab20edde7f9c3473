using Amends.Recovery;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace Amends.Benchmarks;

[MemoryDiagnoser]
public class PathBenchmarks
{
    private readonly List<TimelineEntry> timeline = [];

    /// <summary>How often customer and agent wrote to each other.</summary>
    [Params(3, 50)]
    public int Turns { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        timeline.Clear();
        var (customer, agent, at) = (Guid.CreateVersion7(), Actor.Colleague(Guid.CreateVersion7()), Instant.FromUtc(2026, 3, 2, 9, 0));
        var state = Add(Complaint.None, new Receive(customer, "service@1", Heard(85)), Actor.Customer(customer), at);
        for (var turn = 0; turn < Turns; turn++)
        {
            at += Duration.FromMinutes(30);
            state = Add(state, new SendMessage(Guid.CreateVersion7(), Channel.Email, 70, [], [new(Step.Acknowledge, 0.9), new(Step.Own, 0.8)], []), agent, at);
            state = Add(state, Heard(85 - (turn % 80)), Actor.Customer(customer), at + Duration.FromMinutes(10));
        }
    }

    [Benchmark]
    public RecoveryPath Derive() => RecoveryPath.From(timeline);

    [Benchmark]
    public Complaint Fold() => Complaint.Fold(timeline);

    private static HearCustomer Heard(double heat) => new(Guid.CreateVersion7(), Channel.Email, new Heat(heat), [], ["delivery.late"], ["refund"], []);

    private Complaint Add(Complaint state, Command command, Actor by, Instant at)
    {
        var entries = ((Decision.Accepted)state.Decide(command, by, at)).Entries;
        timeline.AddRange(entries);
        return state.Apply(entries);
    }
}
