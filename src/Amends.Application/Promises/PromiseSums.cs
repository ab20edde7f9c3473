using System.Globalization;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Promises;

/// <summary>Counts of promises that ended in one unit of work: by colleague, kind and department, saved once at its end.</summary>
internal sealed class PromiseSums
{
    // In one order everywhere, so that two units that count the same never wait for each other in a circle.
    private readonly SortedDictionary<(PromiseDimension, string, bool, int), long> _changes = [];

    /// <param name="by">1 for what it comes to, -1 for what it came to before.</param>
    public void Count(Promise promise, PromiseScore score, int by)
    {
        Add(PromiseDimension.Kind, ((int)promise.Kind).ToString(CultureInfo.InvariantCulture));
        if (promise.Owner is { } owner)
            Add(PromiseDimension.Owner, owner.ToString());
        if (promise.Department is { } department)
            Add(PromiseDimension.Department, department);

        void Add(PromiseDimension dimension, string key)
        {
            var place = (dimension, key, score.Kept, score.Slip ?? -1);
            _changes[place] = _changes.GetValueOrDefault(place) + by;
        }
    }

    public async Task Save(Session session)
    {
        foreach (var ((dimension, key, kept, slip), by) in _changes)
        {
            if (by != 0)
                await session.Later(
                    """
                    INSERT INTO promise_sums (dimension, key, kept, slip, count) VALUES (@dimension, @key, @kept, @slip, @by)
                    ON CONFLICT (dimension, key, kept, slip) DO UPDATE SET count = promise_sums.count + excluded.count
                    """,
                    dimension, key, kept, slip, by);
        }
    }
}
