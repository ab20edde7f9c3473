using NodaTime;

namespace Amends.Application.Storage;

/// <summary>
/// Something that every page asks for and that changes once a year: looked up in the database, then kept in memory for a while. This node sees its own
/// change at once, the others when what they keep has grown old.
/// </summary>
/// <param name="fresh">How long it is kept.</param>
internal sealed class Remembered<T>(TimeProvider time, Duration fresh, Func<CancellationToken, Task<T>> look)
{
    // One reference, so that nobody sees a value with the time of another.
    private Known? _known;

    private int _changes;

    public async ValueTask<T> Get(CancellationToken cancel = default)
    {
        if (_known is { } known && time.Now() - known.At is var age && age >= Duration.Zero && age < fresh)
            return known.Value;
        // What was looked up before a change must not be kept after it.
        var changes = Volatile.Read(ref _changes);
        var value = await look(cancel);
        if (changes == Volatile.Read(ref _changes))
            _known = new(value, time.Now());
        return value;
    }

    /// <summary>What was saved just now.</summary>
    public T Keep(T value)
    {
        Interlocked.Increment(ref _changes);
        _known = new(value, time.Now());
        return value;
    }

    /// <summary>It is looked up anew.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _known = null;
    }

    private sealed record Known(T Value, Instant At);
}
