using Amends.Recovery;
using NodaTime;
using Shouldly;

namespace Amends.Tests.Recovery;

/// <summary>A case told step by step; every step is accepted or the test fails with the refusal's words.</summary>
internal sealed class Story
{
    public Complaint State { get; private set; } = Complaint.None;
    public List<TimelineEntry> Timeline { get; } = [];
    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 2, 9, 0);
    public RecoveryPath Path => RecoveryPath.From(Timeline);

    public static Story Begin(double heat = 70, string[]? concerns = null, string[]? wants = null, Instant? at = null, string[]? signals = null)
    {
        var story = new Story();
        story.Now = at ?? story.Now;
        story.Do(new Receive(Guid.NewGuid(), "service@1", new(Guid.NewGuid(), Channel.Email, new Heat(heat), signals ?? [], concerns ?? [], wants ?? [], [])));
        return story;
    }

    public Story Do(Command command, Actor? by = null)
    {
        var decision = State.Decide(command, by ?? Histories.Ines, Now);
        var entries = decision.ShouldBeOfType<Decision.Accepted>($"{command}: {(decision as Decision.Refused)?.Refusal}").Entries;
        Timeline.AddRange(entries);
        State = State.Apply(entries);
        return this;
    }

    public Refusal Refused(Command command, Actor? by = null) =>
        State.Decide(command, by ?? Histories.Ines, Now).ShouldBeOfType<Decision.Refused>(command.ToString()).Refusal;

    public Story Pass(double hours)
    {
        Now += Duration.FromHours(hours);
        return this;
    }

    public Story Hear(double heat, string[]? concerns = null, string[]? wants = null, string[]? signals = null, params Evidence[] evidence) =>
        Do(new HearCustomer(Guid.NewGuid(), Channel.Email, new Heat(heat), signals ?? [], concerns ?? [], wants ?? [], evidence), Histories.Customer);

    public Story Read() => Do(new MarkRead(State.Unread[^1]));

    public Story Reply(params Step[] shows) => Reply([], shows);

    public Story Reply(string[] warnings, params Step[] shows) =>
        Do(new SendMessage(Guid.NewGuid(), Channel.Email, 80, warnings, [.. shows.Select(step => new Evidence(step, 0.9, 3, 14))], []));

    public Story Note(Step step) => Do(new NoteEvidence(step, "On the phone."));

    public Story Resolved() => Do(new Resolve("A new one is in the post."));

    public NewPromise Promise(double hours = 24) =>
        new(Guid.NewGuid(), "I will ring you", Promisor.I, Histories.Ines.Id, Now + Duration.FromHours(hours), DuePrecision.Time);
}
