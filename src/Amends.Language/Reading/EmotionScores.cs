using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Amends.Language;

/// <summary>Scores by the names of one table: what a dictionary gives, without one a message.</summary>
internal sealed class EmotionScores(string[] names, double[] scores) : IReadOnlyDictionary<string, double>
{
    public int Count => scores.Length;

    public IEnumerable<string> Keys => names.Take(scores.Length);

    public IEnumerable<double> Values => scores;

    public double this[string key] => TryGetValue(key, out var score) ? score : throw new KeyNotFoundException($"There is no emotion {key}.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        var at = Array.IndexOf(names, key, 0, scores.Length);
        value = at < 0 ? 0 : scores[at];
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator()
    {
        for (var i = 0; i < scores.Length; i++)
            yield return new(names[i], scores[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is EmotionScores other && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => scores.Length == 0 ? 0 : scores[0].GetHashCode();
}
