namespace Amends.Language.Writing;

/// <summary>Chooses by seed: the same seed and place choose the same, on every machine.</summary>
internal readonly struct Choice(int seed)
{
    public string Of(string place, IReadOnlyList<string> from) => from[Number(place, from.Count)];

    public int Number(string place, int below)
    {
        var hash = 2166136261u ^ (uint)seed * 2654435761u;
        foreach (var letter in place) hash = (hash ^ letter) * 16777619u;
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return (int)(hash % (uint)below);
    }
}
