using System.Buffers.Binary;
using System.Numerics;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>How pleasant or unpleasant single words, emoticons and emoji are, -4 to 4, as people rated them (VADER's lists, MIT).</summary>
internal sealed class Lexicon
{
    private readonly ulong[] hashes;
    private readonly sbyte[] valences;
    private readonly int mask;

    public Lexicon(IReadOnlyCollection<(ulong Hash, sbyte Tenths)> entries)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)entries.Count * 2 + 4);
        (hashes, valences, mask) = (new ulong[size], new sbyte[size], size - 1);
        foreach (var (hash, tenths) in entries)
            Add(hash, tenths);
    }

    public static Lexicon Load(ReadOnlySpan<byte> bytes)
    {
        var entries = new (ulong, sbyte)[bytes.Length / 9];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = (BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * 9)..]), (sbyte)bytes[i * 9 + 8]);
        return new Lexicon(entries);
    }

    /// <summary>The valence of a token; 0 where it has none.</summary>
    public float Of(in Token token)
    {
        for (var at = (int)(token.Hash >> 9) & mask; hashes[at] != 0; at = (at + 1) & mask)
            if (hashes[at] == token.Hash)
                return valences[at] * 0.1f;
        return 0;
    }

    private void Add(ulong hash, sbyte tenths)
    {
        var at = (int)(hash >> 9) & mask;
        while (hashes[at] != 0 && hashes[at] != hash)
            at = (at + 1) & mask;
        (hashes[at], valences[at]) = (hash, tenths);
    }
}
