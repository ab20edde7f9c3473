using System.Globalization;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Promises;

/// <summary>Counts of promises that ended in one unit of work: by colleague, team, kind and department, in all and by the day they were due on; saved once at its end.</summary>
internal sealed class PromiseSums
{
    // In one order everywhere, so that two units that count the same never wait for each other in a circle.
    private readonly SortedDictionary<(PromiseDimension, string, bool, int, int), long> _changes = [];

    private static readonly Duration BeforeMidnight = Duration.FromMinutes(615);

    /// <summary>
    /// The day a promise counts on, in days since 1970. A promise of a day ends at its midnight in the organisation's zone: ten hours and a quarter before
    /// that is the same day in UTC, from Hawaii to the Chatham Islands in summer. One of an hour counts on the day in UTC.
    /// </summary>
    public static int DayOf(Instant due, DuePrecision precision) =>
        (int)((due - (precision == DuePrecision.Day ? BeforeMidnight : Duration.Zero)).ToUnixTimeTicks() / NodaConstants.TicksPerDay);

    /// <param name="due">When it was to be done, by the date that stood.</param>
    /// <param name="team">The one it counts for; null for none.</param>
    /// <param name="by">1 for what it comes to, -1 for what it came to before.</param>
    public void Count(Promise promise, PromiseScore score, Instant due, DuePrecision precision, Guid? team, int by)
    {
        Add(PromiseDimension.Kind, ((int)promise.Kind).ToString(CultureInfo.InvariantCulture));
        if (promise.Owner is { } owner)
            Add(PromiseDimension.Owner, owner.ToString());
        if (team is { } its)
            Add(PromiseDimension.Team, its.ToString());
        if (promise.Department is { } department)
            Add(PromiseDimension.Department, department);

        void Add(PromiseDimension dimension, string key)
        {
            var place = (dimension, key, score.Kept, score.Slip ?? -1, DayOf(due, precision));
            _changes[place] = _changes.GetValueOrDefault(place) + by;
        }
    }

    public async Task Save(Session session)
    {
        foreach (var ((dimension, key, kept, slip, day), by) in _changes)
        {
            if (by == 0)
                continue;
            await session.Later(
                """
                INSERT INTO promise_sums (dimension, key, kept, slip, count) VALUES (@dimension, @key, @kept, @slip, @by)
                ON CONFLICT (dimension, key, kept, slip) DO UPDATE SET count = promise_sums.count + excluded.count
                """,
                dimension, key, kept, slip, by);
            await session.Later(
                """
                INSERT INTO promise_days (day, dimension, key, kept, slip, count) VALUES (@day, @dimension, @key, @kept, @slip, @by)
                ON CONFLICT (day, dimension, key, kept, slip) DO UPDATE SET count = promise_days.count + excluded.count
                """,
                day, dimension, key, kept, slip, by);
        }
    }
}
