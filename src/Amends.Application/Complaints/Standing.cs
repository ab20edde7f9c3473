using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>Where a complaint stands among the others: what the queue sorts by and shows, from its state alone.</summary>
/// <param name="AnswerBy">The moment by which it should be answered.</param>
/// <param name="NextDue">The nearest deadline or promise that stands.</param>
internal sealed record Standing(Instant AnswerBy, Instant? NextDue, string? NextDueCode, int BrokenPromises)
{
    public static Standing Of(Complaint state)
    {
        var promise = state.Promises.Where(p => p.IsStanding && p.Due is not null).OrderBy(p => p.Due).FirstOrDefault();
        var since = state.WaitingSince ?? state.InformedAt ?? state.ReceivedAt;
        var answerBy = since + Duration.FromMinutes(state.Heat.Band switch { Band.Furious => 15, Band.Angry => 60, Band.Upset => 240, _ => 480 });
        return new(
            promise?.Due < answerBy ? promise.Due.Value : answerBy,
            promise?.Due,
            promise is null ? null : "promise",
            state.Promises.Count(p => p.State == PromiseState.Broken));
    }
}
