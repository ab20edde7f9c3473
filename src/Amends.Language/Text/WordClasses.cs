using System.Numerics;

namespace Amends.Language.Text;

/// <summary>Sets of words in one table: a token is looked up once, and the bits of the answer tell which of the sets (in the order given) hold it.</summary>
internal sealed class WordClasses
{
    private readonly (ulong Hash, uint Sets)[] slots;
    private readonly int mask;

    public WordClasses(params ReadOnlySpan<WordSet> sets)
    {
        var words = new Dictionary<ulong, uint>();
        for (var i = 0; i < sets.Length; i++)
            foreach (var hash in sets[i].Hashes)
                words[hash] = words.GetValueOrDefault(hash) | 1u << i;
        slots = new (ulong, uint)[(int)BitOperations.RoundUpToPowerOf2((uint)words.Count * 3 + 4)];
        mask = slots.Length - 1;
        foreach (var (hash, bits) in words)
            Add(hash, bits);
    }

    public uint Of(in Token token) => Of(token.Hash);

    public uint Of(ulong hash)
    {
        for (var at = (int)(hash >> 7) & mask; ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Hash == hash)
                return slot.Sets;
            if (slot.Hash == 0)
                return 0;
        }
    }

    private void Add(ulong hash, uint bits)
    {
        var at = (int)(hash >> 7) & mask;
        while (slots[at].Hash != 0)
            at = (at + 1) & mask;
        slots[at] = (hash, bits);
    }
}
