using NodaTime;

namespace Amends.Recovery;

/// <summary>A named, versioned set of deadline rules: our own service standard, or a regulator's.</summary>
/// <param name="Version">A complaint keeps the version it began under.</param>
/// <param name="Source">Where the rules are written.</param>
/// <param name="Effective">From when they hold.</param>
/// <param name="Calendar">Where and when business is done; the deadlines are counted in its zone.</param>
public sealed record Charter(string Code, int Version, string Name, string Source, LocalDate Effective, BusinessCalendar Calendar, IReadOnlyList<CharterClock> Clocks)
{
    /// <summary>Must be shown wherever a shipped charter is.</summary>
    public const string Notice = "A starting point, not legal advice: have it checked.";

    /// <summary>How a complaint names the charter it began under, such as <c>service@1</c>.</summary>
    public string Key => $"{Code}@{Version}";

    /// <summary>The service standard that Amends ships, by the hours of this calendar.</summary>
    public static Charter Service(BusinessCalendar calendar) => new(
        "service",
        1,
        "Service standard",
        "Amends' own default: a reply within minutes calms far better than one within hours",
        new(2026, 1, 1),
        calendar,
        [
            new("first_reply", "First reply due", ClockStart.FirstWords, EightHours, ClockStop.Reply, ReplyByHeat),
            new("reply", "Reply due", ClockStart.LaterWords, EightHours, ClockStop.Reply, ReplyByHeat),
            new("update", "Update due", ClockStart.LastWord, new(2, LimitUnit.BusinessDayCloses), ClockStop.Reply),
            new("nudge", "Ask again", ClockStart.Question, new(5, LimitUnit.BusinessDayCloses), ClockStop.Reply),
            new("follow_up", "Follow-up due", ClockStart.Fix, new(3, LimitUnit.BusinessDayCloses), ClockStop.FollowUp),
            new("survey", "Closing questions due", ClockStart.FollowUp, new(1, LimitUnit.BusinessDayCloses), ClockStop.Survey, Optional: true),
        ]);

    /// <summary>
    /// Everything due on this complaint: by the charter, and what was promised, planned or asked. Unmet ones first, nearest first; then those that
    /// were met. Nothing runs on a closed complaint.
    /// </summary>
    public IReadOnlyList<Deadline> Deadlines(Complaint state) => Deadlines(state, [this]);

    /// <summary>The same under several charters at once; what is owed under none is listed once.</summary>
    public static IReadOnlyList<Deadline> Deadlines(Complaint state, IEnumerable<Charter> charters)
    {
        if (state.Stage == Stage.None)
            return [];
        var deadlines = new List<Deadline>();
        foreach (var charter in charters)
        {
            foreach (var clock in charter.Clocks)
            {
                if (clock.For(state, charter.Calendar) is { } deadline)
                    deadlines.Add(deadline);
            }
        }

        deadlines.AddRange(Deadline.Owed(state));
        if (state.Stage == Stage.Closed)
            deadlines.RemoveAll(deadline => deadline.MetAt is null);
        deadlines.Sort(NearestFirst);
        return deadlines;
    }

    private static Limit EightHours { get; } = new(8, LimitUnit.BusinessHours);

    private static Dictionary<Band, Limit> ReplyByHeat { get; } = new()
    {
        [Band.Furious] = new(15, LimitUnit.BusinessMinutes),
        [Band.Angry] = new(1, LimitUnit.BusinessHours),
        [Band.Upset] = new(4, LimitUnit.BusinessHours),
    };

    private static int NearestFirst(Deadline left, Deadline right) => (left.MetAt is null, right.MetAt is null) switch
    {
        (true, false) => -1,
        (false, true) => 1,
        _ => left.Due.CompareTo(right.Due),
    };
}
