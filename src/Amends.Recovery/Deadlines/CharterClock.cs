using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>One rule of a charter: from what, how long, until what.</summary>
/// <param name="Code">Stable name, unique in its charter.</param>
/// <param name="Label">For people: "First reply due".</param>
/// <param name="Limit">How long there is time; for the words of the customer the longest, where <paramref name="ByHeat"/> says nothing else.</param>
/// <param name="ByHeat">A shorter limit for hotter words, by band.</param>
/// <param name="Optional">A chance or a reminder: missing it breaks nothing.</param>
/// <param name="Note">What a person should know of the rule.</param>
/// <param name="Unless">It does not run on where this clock of the same charter was met in time.</param>
public sealed record CharterClock(
    string Code,
    string Label,
    ClockStart From,
    Limit Limit,
    ClockStop Until,
    IReadOnlyDictionary<Band, Limit>? ByHeat = null,
    bool Optional = false,
    string? Note = null,
    string? Unless = null)
{
    /// <summary>The deadline it sets for this complaint now; null where it does not run.</summary>
    internal Deadline? For(Complaint state, Charter charter)
    {
        var calendar = charter.Calendar;
        var run = From switch
        {
            ClockStart.Receipt => After(state.HeldSince(charter.Key) ?? state.ReceivedAt, calendar),
            ClockStart.FirstWords => Earliest(state.FirstReplyAt is null ? state.Waits : state.FirstWaits, calendar),
            ClockStart.LaterWords => state.FirstReplyAt is null ? null : Earliest(state.Waits, calendar),
            ClockStart.LastWord => Runs(state, asked: false) ? After(state.InformedAt, calendar) : null,
            ClockStart.Question => Runs(state, asked: true) ? After(state.InformedAt, calendar) : null,
            ClockStart.Agreement => After(state.AgreedAt, calendar),
            ClockStart.Fix => state.IsFixed ? After(IsUnanswered(state) ? state.FollowedUpAt : state.FixedAt, calendar) : null,
            _ => After(state.FollowedUpAt, calendar),
        };
        if (run is not { } it)
            return null;
        var deadline = new Deadline(Code, Label, it.Due, MetAt(state, charter), Optional: Optional) { Charter = charter.Code, Started = it.Start };
        // Nobody is warned of what is met: then the shares need not be counted.
        return deadline.IsWatched ? deadline with { HalfAt = it.Limit.Part(it.Start, 0.5, calendar), RiskAt = it.Limit.Part(it.Start, 0.8, calendar) } : deadline;
    }

    internal IEnumerable<Deadline> Simulate(Instant received, BusinessCalendar calendar)
    {
        yield return new(Code, Label, Limit.From(received, calendar), Optional: Optional);
        foreach (var (band, limit) in ByHeat ?? new Dictionary<Band, Limit>())
            yield return new($"{Code}_{Plain.Words(band)}", $"{Label} ({Plain.Words(band)})", limit.From(received, calendar), Optional: Optional);
    }

    /// <summary>How long there is for words of this heat.</summary>
    public Limit LimitFor(Heat heat) => ByHeat?.GetValueOrDefault(heat.Band) ?? Limit;

    /// <summary>Clocks that start anew with each word have no first answer to stop them: the next word does, and they are gone.</summary>
    private Instant? MetAt(Complaint state, Charter charter)
    {
        var met = Until == ClockStop.Document ? null : MetAt(state);
        var stopped = state.Stopped.Find(clock => clock.Charter == charter.Code && clock.Clock == Code)?.At;
        return met is null || stopped < met ? stopped : met;
    }

    private Instant? MetAt(Complaint state) => Until switch
    {
        ClockStop.Reply => From is ClockStart.Receipt or ClockStart.FirstWords ? state.FirstReplyAt ?? state.ResolvedAt : null,
        ClockStop.Agreement => state.AgreedAt ?? state.ResolvedAt,
        ClockStop.Resolution => state.ResolvedAt,
        ClockStop.FollowUp => state.Survey?.Right == 2 ? state.SurveyedAt : IsUnanswered(state) ? null : state.FollowedUpAt,
        _ => state.SurveyedAt,
    };

    private Run? After(Instant? start, BusinessCalendar calendar) => start is { } at ? new(at, Limit.From(at, calendar), Limit) : null;

    /// <summary>Asked once, and nothing came back: there is one more try.</summary>
    private static bool IsUnanswered(Complaint state) => state is { FollowUp: FollowUpOutcome.NoAnswer or FollowUpOutcome.Asked, FollowUpTries: < NextContact.MostTries };

    /// <summary>Each of the customer's words may ask for a faster reply than the ones before; the earliest counts.</summary>
    private Run? Earliest(IReadOnlyList<Wait> waits, BusinessCalendar calendar)
    {
        Run? earliest = null;
        foreach (var wait in waits)
        {
            var limit = LimitFor(wait.Heat);
            var due = limit.From(wait.At, calendar);
            if (!(earliest?.Due < due))
                earliest = new(wait.At, due, limit);
        }

        return earliest;
    }

    /// <summary>We had the last word on an open case; whether it was a question that the customer still has to answer decides which clock runs.</summary>
    private static bool Runs(Complaint state, bool asked) =>
        state is { Stage: Stage.Open, FirstReplyAt: not null, InformedAt: not null, WaitingSince: null } && IsAsked(state) == asked;

    private static bool IsAsked(Complaint state) =>
        state.Clarification == ClarificationState.Asked
        || (state.AgreedAt is null && state.Options.Exists(option => option.State == OptionState.Offered));

    private readonly record struct Run(Instant Start, Instant Due, Limit Limit);
}

/// <summary>What starts a clock.</summary>
[JsonConverter(typeof(SnakeCase<ClockStart>))]
public enum ClockStart
{
    /// <summary>The complaint came; it never pauses.</summary>
    Receipt,

    /// <summary>The customer's words before anybody answered.</summary>
    FirstWords,

    /// <summary>The customer's words since.</summary>
    LaterWords,

    /// <summary>Our last word on an open case; pauses while the customer is asked something.</summary>
    LastWord,

    /// <summary>Our last word, where it asked the customer something.</summary>
    Question,

    /// <summary>It was agreed what is owed.</summary>
    Agreement,

    /// <summary>The last thing was done that puts it right, whenever it was marked as resolved; or the follow-up that had no answer, for the second try.</summary>
    Fix,

    FollowUp,
}

/// <summary>What stops a clock, besides a document that names it.</summary>
[JsonConverter(typeof(SnakeCase<ClockStop>))]
public enum ClockStop
{
    Reply,
    Agreement,
    Resolution,
    FollowUp,
    Survey,

    /// <summary>Only a document that names it.</summary>
    Document,
}
