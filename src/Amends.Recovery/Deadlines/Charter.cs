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
    /// <summary>The letters that it knows.</summary>
    public IReadOnlyList<CharterDocument> Documents { get; init; } = [];

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
            var first = deadlines.Count;
            foreach (var clock in charter.Clocks)
            {
                if (clock.For(state, charter) is { } deadline)
                    deadlines.Add(deadline);
            }

            for (var i = first; i < deadlines.Count; i++)
                deadlines[i] = Spared(charter, deadlines, i, first);
        }

        deadlines.AddRange(Deadline.Owed(state));
        if (state.Stage == Stage.Closed)
            deadlines.RemoveAll(deadline => deadline.MetAt is null);
        deadlines.Sort(NearestFirst);
        return deadlines;
    }

    /// <summary>
    /// When the customer is to hear from us again by any of these charters, also without news; null while another word is due first, while they are asked
    /// something, or once it is put right.
    /// </summary>
    public static Instant? UpdateDue(Complaint state, params IReadOnlyList<Charter> charters) => charters
        .SelectMany(charter => charter.Clocks.Where(clock => clock.From == ClockStart.LastWord).Select(clock => clock.For(state, charter)?.Due))
        .Min();

    /// <summary>
    /// When a complaint received then would be due, as far as receipt alone decides it: limits that depend on heat once for each band, the first
    /// update as if the case were taken in hand at once.
    /// </summary>
    public IReadOnlyList<Deadline> Simulate(Instant received) =>
        [.. Clocks.Where(clock => clock.From is ClockStart.Receipt or ClockStart.FirstWords or ClockStart.LastWord).SelectMany(clock => clock.Simulate(received, Calendar)).OrderBy(deadline => deadline.Due)];

    /// <summary>A clock that need not run on once another was met in time.</summary>
    private static Deadline Spared(Charter charter, List<Deadline> deadlines, int index, int first)
    {
        var deadline = deadlines[index];
        if (deadline.MetAt is not null || charter.Clocks.FirstOrDefault(clock => clock.Code == deadline.Code)?.Unless is not { } unless)
            return deadline;
        var other = deadlines.FindIndex(first, one => one.Code == unless);
        return other >= 0 && deadlines[other] is { MetAt: { } met, IsLate: false } ? deadline with { MetAt = met } : deadline;
    }

    private static int NearestFirst(Deadline left, Deadline right) => (left.MetAt is null, right.MetAt is null) switch
    {
        (true, false) => -1,
        (false, true) => 1,
        _ => left.Due.CompareTo(right.Due),
    };
}
