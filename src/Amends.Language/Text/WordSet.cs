using System.Numerics;

namespace Amends.Language.Text;

/// <summary>A set of normalised words that tokens are looked up in by hash, without touching their letters.</summary>
internal sealed class WordSet
{
    private readonly ulong[] slots;
    private readonly int mask;

    private WordSet(List<ulong> hashes)
    {
        slots = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, hashes.Count * 3))];
        mask = slots.Length - 1;
        foreach (var hash in hashes)
            Add(hash);
    }

    /// <summary>The words of lists separated by white space, normalised (small letters, no accents).</summary>
    public static WordSet Of(params ReadOnlySpan<string> lists)
    {
        var hashes = new List<ulong>();
        foreach (var list in lists)
            foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                hashes.Add(WordHash.Of(word));
        return new WordSet(hashes);
    }

    /// <summary>The hashes of the words, in no order, among zeros.</summary>
    public ReadOnlySpan<ulong> Hashes => slots;

    public bool Contains(in Token token) => Contains(token.Hash);

    public bool Contains(ulong hash)
    {
        for (var at = (int)(hash >> 7) & mask; slots[at] != 0; at = (at + 1) & mask)
            if (slots[at] == hash)
                return true;
        return false;
    }

    private void Add(ulong hash)
    {
        var at = (int)(hash >> 7) & mask;
        while (slots[at] != 0 && slots[at] != hash)
            at = (at + 1) & mask;
        slots[at] = hash;
    }
}
