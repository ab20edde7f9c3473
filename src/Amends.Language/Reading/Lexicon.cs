using System.Buffers.Binary;
using System.Numerics;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// What single words, emoticons and emoji say by themselves: how pleasant they are as people rated them (VADER's lists, MIT), how pleasant, angry and telling
/// of trouble our own readers find them, the emotions they hint at, and the concept of service life they stand for.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>Bytes of one entry in the file: hash, valence, valence by us, anger, trouble, three tags, concept.</summary>
    public const int EntrySize = 17;

    private readonly ulong[] hashes;
    private readonly WordNote[] notes;
    private readonly int mask;

    public Lexicon(ReadOnlySpan<(ulong Hash, WordNote Note)> entries)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)entries.Length * 2 + 4);
        (hashes, notes, mask) = (new ulong[size], new WordNote[size], size - 1);
        foreach (var (hash, note) in entries)
            Add(hash, note);
    }

    public static Lexicon Load(ReadOnlySpan<byte> bytes)
    {
        var entries = new (ulong, WordNote)[bytes.Length / EntrySize];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = bytes.Slice(i * EntrySize, EntrySize);
            entries[i] = (BinaryPrimitives.ReadUInt64LittleEndian(entry), new WordNote(
                (sbyte)entry[8], (sbyte)entry[9], (sbyte)entry[10], (sbyte)entry[11], (sbyte)entry[12], (sbyte)entry[13], (sbyte)entry[14],
                BinaryPrimitives.ReadInt16LittleEndian(entry[15..])));
        }
        return new Lexicon(entries);
    }

    /// <summary>The valence of a token, -4 to 4; 0 where it has none.</summary>
    public float Of(in Token token) => Note(token).Valence * 0.1f;

    /// <summary>All that is noted of a token; nothing but zeros for a word that is not here.</summary>
    public ref readonly WordNote Note(in Token token)
    {
        for (var at = (int)(token.Hash >> 9) & mask; hashes[at] != 0; at = (at + 1) & mask)
            if (hashes[at] == token.Hash)
                return ref notes[at];
        return ref WordNote.Nothing;
    }

    private void Add(ulong hash, WordNote note)
    {
        var at = (int)(hash >> 9) & mask;
        while (hashes[at] != 0 && hashes[at] != hash)
            at = (at + 1) & mask;
        (hashes[at], notes[at]) = (hash, note);
    }
}

/// <summary>What is noted of one word.</summary>
/// <param name="Valence">VADER's rating in tenths, -40 to 40.</param>
/// <param name="Pleasant">Our readers' rating in tenths, -40 to 40.</param>
/// <param name="Anger">How strongly the word itself shows anger or contempt, in tenths, 0 to 40.</param>
/// <param name="Trouble">How strongly it says that a product or service went wrong, in tenths, 0 to 40.</param>
/// <param name="First">The emotion it hints at first, by its number from 1; 0: none.</param>
/// <param name="Concept">The concept of service life it stands for, from 1; 0: none.</param>
internal readonly record struct WordNote(sbyte Valence, sbyte Pleasant, sbyte Anger, sbyte Trouble, sbyte First, sbyte Second, sbyte Third, short Concept)
{
    public static readonly WordNote Nothing;
}
