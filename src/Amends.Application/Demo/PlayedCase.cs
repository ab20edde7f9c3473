using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Demo;

/// <summary>A case while it is played: its state, and the ids that later lines of the script refer to by number.</summary>
internal sealed class PlayedCase(string reference, Person customer, Channel channel, Complaint state)
{
    public string Reference { get; } = reference;
    public Person Customer { get; } = customer;
    public Channel Channel { get; } = channel;
    public Complaint State { get; set; } = state;

    public List<Guid> Offered { get; } = [];
    public List<Guid> Actions { get; } = [];
    public List<Guid> Approvals { get; } = [];
    public List<PlayedPromise> Promises { get; } = [];

    public Guid Approval()
    {
        Approvals.Add(Guid.CreateVersion7());
        return Approvals[^1];
    }

    /// <param name="text">The message that makes the promise; empty where none does.</param>
    public NewPromise Promise(DemoPromise made, string text, Person by)
    {
        var start = text.IndexOf(made.Words, StringComparison.Ordinal);
        if (text.Length > 0 && start < 0)
            throw new FormatException($"The reply does not hold the words \"{made.Words}\".");
        var promise = new PlayedPromise { Id = Guid.CreateVersion7(), Due = made.Due };
        Promises.Add(promise);
        return new(promise.Id, made.Words, Promisor.I, by.Id, made.Due, made.EndOfDay ? DuePrecision.Day : DuePrecision.Time, Math.Max(start, 0), start < 0 ? 0 : made.Words.Length);
    }

    /// <summary>Promises whose time passed with nothing done, and that nobody has marked so.</summary>
    public IEnumerable<PlayedPromise> Overdue(Instant now) =>
        Promises.Where(p => p.Due <= now && State.Promises.Exists(known => known.Id == p.Id && known.State is (PromiseState.Open or PromiseState.Renegotiated)));
}

internal sealed class PlayedPromise
{
    public required Guid Id { get; init; }
    public required Instant Due { get; set; }
}
