using NodaTime;

namespace Amends.Recovery;

/// <summary>A named, versioned set of deadline rules: our own service standard, or a regulator's.</summary>
/// <param name="Version">A complaint keeps the version it began under.</param>
/// <param name="Source">Where the rules are written.</param>
/// <param name="Effective">From when they hold.</param>
/// <param name="Notice">What must be shown wherever the charter is: that it is a starting point, not legal advice.</param>
/// <param name="Calendar">Where and when business is done; the deadlines are counted in its zone.</param>
public sealed record Charter(
    string Code,
    int Version,
    string Name,
    string Source,
    LocalDate Effective,
    string Notice,
    BusinessCalendar Calendar,
    IReadOnlyList<CharterClock> Clocks)
{
    /// <summary>How a complaint names the charter it began under, such as <c>service@1</c>.</summary>
    public string Key => $"{Code}@{Version}";

    /// <summary>The service standard that Amends ships, by the hours of this calendar.</summary>
    public static Charter Service(BusinessCalendar calendar) => ShippedCharters.Latest("service") with { Calendar = calendar };

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

    /// <summary>When the customer is to hear from us again, also without news; null while another word is due first, while they are asked something, or once it is put right.</summary>
    public Instant? UpdateDue(Complaint state)
    {
        Instant? earliest = null;
        foreach (var clock in Clocks)
        {
            if (clock.From == ClockStart.LastWord && clock.For(state, Calendar) is { } deadline && !(earliest < deadline.Due))
                earliest = deadline.Due;
        }

        return earliest;
    }

    /// <summary>
    /// When a complaint received then would be due, as far as receipt alone decides it: limits that depend on heat once for each band, the first
    /// update as if the case were taken in hand at once.
    /// </summary>
    public IReadOnlyList<Deadline> Simulate(Instant received) =>
        [.. Clocks.Where(clock => clock.From is ClockStart.Receipt or ClockStart.FirstWords or ClockStart.LastWord).SelectMany(clock => clock.Simulate(received, Calendar)).OrderBy(deadline => deadline.Due)];

    private static int NearestFirst(Deadline left, Deadline right) => (left.MetAt is null, right.MetAt is null) switch
    {
        (true, false) => -1,
        (false, true) => 1,
        _ => left.Due.CompareTo(right.Due),
    };
}
