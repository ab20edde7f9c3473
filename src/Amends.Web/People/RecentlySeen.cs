using System.Collections.Concurrent;

namespace Amends.Web.People;

/// <summary>
/// Remembers for a few seconds what the database said of a token or an account, so that a busy caller costs no query a request. What is
/// revoked or switched off elsewhere stops working within <see cref="For"/>.
/// </summary>
internal sealed class RecentlySeen(TimeProvider time)
{
    public static readonly TimeSpan For = TimeSpan.FromSeconds(2);

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (object? Value, long Until)> _seen = new(StringComparer.Ordinal);

    public async ValueTask<T?> Get<T>(string key, Func<Task<T?>> ask)
        where T : class
    {
        var now = time.GetTimestamp();
        if (_seen.TryGetValue(key, out var seen) && seen.Until > now)
            return (T?)seen.Value;
        var value = await ask();
        // Guesses would only push out those who are known.
        if (value is null)
            return null;
        if (_seen.Count >= Most)
            _seen.Clear();
        _seen[key] = (value, now + (long)(For.TotalSeconds * time.TimestampFrequency));
        return value;
    }

    /// <summary>Something was ended here: it is to be out at once.</summary>
    public void Clear() => _seen.Clear();

    public void Forget(string key) => _seen.TryRemove(key, out _);
}
