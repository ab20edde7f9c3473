using System.Collections.Concurrent;
using NodaTime;

namespace Amends.Application.Live;

/// <summary>What this node heard of each case: in memory alone, and no longer than it says anything.</summary>
/// <param name="sweeps">How often what is over is swept out, when something new is heard.</param>
/// <param name="left">What of it still says something at a time; null where nothing does.</param>
internal sealed class HeardOfCases<T>(Duration sweeps, Func<T, Instant, T?> left) where T : class
{
    private readonly ConcurrentDictionary<string, T> _cases = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private Instant _swept;

    /// <summary>null where nothing was heard of the case.</summary>
    public T? Of(string reference) => _cases.GetValueOrDefault(reference);

    /// <summary>Changes what is remembered of a case, one after the other.</summary>
    /// <param name="hear">From what was remembered, what is from now on, and whether that is news to anybody.</param>
    /// <returns>Whether it is news.</returns>
    public bool Change(string reference, Instant now, Func<T?, (T After, bool News)> hear)
    {
        lock (_lock)
        {
            Sweep(now);
            (_cases[reference], var news) = hear(_cases.GetValueOrDefault(reference));
            return news;
        }
    }

    private void Sweep(Instant now)
    {
        if (now - _swept < sweeps)
            return;
        _swept = now;
        foreach (var (reference, remembered) in _cases)
        {
            if (left(remembered, now) is { } rest)
                _cases[reference] = rest;
            else
                _cases.TryRemove(reference, out _);
        }
    }
}
