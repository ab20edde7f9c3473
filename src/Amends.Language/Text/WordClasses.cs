using System.Numerics;

namespace Amends.Language.Text;

/// <summary>Sets of words in one table: a token is looked up once, and the bits of the answer tell which of the sets (in the order given) hold it.</summary>
internal sealed class WordClasses
{
    private readonly (ulong Hash, uint Sets)[] slots;
    private readonly int mask;

    public WordClasses(params ReadOnlySpan<WordSet> sets)
    {
        // The sets have three places a word: as many here are enough for all of them.
        var places = 4;
        foreach (var set in sets)
            places += set.Hashes.Length;
        slots = new (ulong, uint)[(int)BitOperations.RoundUpToPowerOf2((uint)places)];
        mask = slots.Length - 1;
        for (var i = 0; i < sets.Length; i++)
            foreach (var hash in sets[i].Hashes)
                if (hash != 0)
                    Add(hash, 1u << i);
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
        while (slots[at].Hash != 0 && slots[at].Hash != hash)
            at = (at + 1) & mask;
        slots[at] = (hash, slots[at].Sets | bits);
    }
}
