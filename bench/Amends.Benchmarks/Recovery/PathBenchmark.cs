using Amends.Recovery;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace Amends.Benchmarks.Recovery;

/// <summary>What each change and each page pays: the path, the deadlines with the place in the queue, and the fold of a whole timeline.</summary>
[MemoryDiagnoser]
public class PathBenchmark
{
    private static readonly Charter Service = Charter.Service(
        BusinessCalendar.Weekdays("office", DateTimeZoneProviders.Tzdb["Europe/London"], [Hours.Parse("09:00-17:00")]));

    private List<TimelineEntry> _timeline = [];
    private Complaint _state = Complaint.None;

    [Params(50, 10_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void TellAStory()
    {
        (_timeline, _state) = ([], Complaint.None);
        var me = Actor.Colleague(Guid.NewGuid());
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        Do(new Receive(Guid.NewGuid(), "service@1", Words(85)), me, now);
        for (var turn = 0; _timeline.Count < Entries; turn++)
        {
            now += Duration.FromMinutes(30);
            Do(new MarkRead(_state.Unread[^1]), me, now);
            Do(new SendMessage(Guid.NewGuid(), Channel.Email, 80, [], [new(Step.Acknowledge, 0.9, 3, 20), new(Step.Own, 0.8, 30, 12), new(Step.Inform, 0.7, 50, 9)], []), me, now);
            Do(new SendClarification("The parcel is nine days late."), me, now);
            Do(Words(turn % 3 == 0 ? 25 : 65), me, now);
        }
    }

    [Benchmark]
    public RecoveryPath Path() => RecoveryPath.From(_timeline);

    [Benchmark]
    public Urgency DeadlinesAndPlace() => Urgency.Of(_state, Service.Deadlines(_state));

    [Benchmark]
    public Complaint Fold() => Complaint.Fold(_timeline);

    private static HearCustomer Words(double heat) =>
        new(Guid.NewGuid(), Channel.Email, new Heat(heat), ["repeat"], ["delivery.late", "contact.no_reply"], ["refund"], [new(Step.Ask, 0.8, 4, 8)]);

    private void Do(Command command, Actor by, Instant now)
    {
        if (_state.Decide(command, by, now) is not Decision.Accepted accepted)
            throw new InvalidOperationException($"{command} was refused.");
        _timeline.AddRange(accepted.Entries);
        _state = _state.Apply(accepted.Entries);
    }
}
