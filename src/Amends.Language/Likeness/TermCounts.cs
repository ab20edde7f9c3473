namespace Amends.Language;

/// <summary>
/// Counts the words of a cluster in bounded space (Misra and Gries 1982): where there is no room for a new word, all lose one, so that what is frequent stays.
/// </summary>
internal sealed class TermCounts
{
    private const int Most = 64;

    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, int>> All => counts;

    public void Add(string term, int times)
    {
        if (counts.TryGetValue(term, out var before))
            counts[term] = before + times;
        else if (counts.Count < Most)
            counts[term] = times;
        else
            Crowd(term, times);
    }

    public void Add(TermCounts others)
    {
        foreach (var (term, times) in others.counts)
            Add(term, times);
    }

    private void Crowd(string term, int times)
    {
        var least = Math.Min(times, counts.Values.Min());
        foreach (var one in counts.Keys.ToArray())
            if ((counts[one] -= least) == 0)
                counts.Remove(one);
        if (times > least && counts.Count < Most)
            counts[term] = times - least;
    }
}
