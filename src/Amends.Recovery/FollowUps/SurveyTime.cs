using NodaTime;

namespace Amends.Recovery;

/// <summary>When a customer is asked how it went: by the charter after the follow-up, or after a close without one; and reminded once.</summary>
public static class SurveyTime
{
    /// <summary>Once, and one reminder.</summary>
    public const int MostAsks = 2;

    /// <param name="reminder">How long after the first question; null for no reminder.</param>
    /// <returns>null where there is nothing to ask: not yet, answered, or asked enough.</returns>
    public static Instant? Of(Complaint state, Charter charter, Duration? reminder)
    {
        if (state is not { Stage: Stage.Resolved or Stage.Closed, SurveyedAt: null, SurveyAsks: < MostAsks })
            return null;
        if (state.SurveyAskedAt is { } asked)
            return asked + reminder;
        var start = IsFollowedUp(state) ? state.FollowedUpAt : state.ClosedAt;
        return start is { } from && charter.Clocks.FirstOrDefault(clock => clock.Until == ClockStop.Survey) is { } clock ? clock.Limit.From(from, charter.Calendar) : null;
    }

    private static bool IsFollowedUp(Complaint state) =>
        state.FollowedUpAt is not null && (state.FollowUp is null or FollowUpOutcome.Satisfied || (state is { FollowUp: FollowUpOutcome.NoAnswer, FollowUpTries: >= NextContact.MostTries }));
}
