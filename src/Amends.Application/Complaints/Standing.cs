using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>Where a complaint stands among the others: what the queue sorts by and shows. It follows from state and charter, and does not change while time passes.</summary>
/// <param name="AnswerBy">The moment by which it should be answered.</param>
/// <param name="Why">The reasons, as JSON.</param>
/// <param name="NextDue">The nearest deadline that is not met.</param>
/// <param name="UpdateDue">When the alarm is due that the customer hears too little; null where none is to be raised.</param>
internal sealed record Standing(Instant AnswerBy, string Why, Instant? NextDue, string? NextDueCode, int BrokenPromises, Instant? UpdateDue)
{
    /// <summary>What it was counted from.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; private init; } = [];

    public static Standing Of(Complaint state, params IReadOnlyList<Charter> charters)
    {
        var deadlines = Charter.Deadlines(state, charters);
        var urgency = Urgency.Of(state, deadlines);
        var next = deadlines.FirstOrDefault(deadline => deadline is { MetAt: null, Optional: false });
        return new(urgency.AnswerBy, Json.Write(urgency.Why), next?.Due, next?.Code, state.Promises.Count(p => p is { WasBroken: true, IsStanding: true }), state.UninformedAt is null ? Charter.UpdateDue(state, charters) : null)
        {
            Deadlines = deadlines,
        };
    }
}
