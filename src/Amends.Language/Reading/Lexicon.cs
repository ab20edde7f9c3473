using System.Runtime.InteropServices;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// What single words, emoticons and emoji say by themselves: how pleasant they are as people rated them (VADER's lists, MIT), how pleasant, angry and telling
/// of trouble our own readers find them, the emotions they hint at, and the concept of service life they stand for. Looked up where the file lies in memory:
/// entries stand in the order of their hashes, and an index by the first bits of a hash tells where its few candidates begin.
/// </summary>
internal sealed unsafe class Lexicon
{
    // Two entries share a place of the index, or fewer: 12,800 words over 8,192 places.
    private const int IndexBits = 13;

    private const int Places = 1 << IndexBits;

    private readonly ushort* begins;
    private readonly Entry* entries;

    /// <summary>Reads a lexicon from memory that stays where it is.</summary>
    public Lexicon(byte* start, long length)
    {
        const int IndexSize = (Places + 1) * sizeof(ushort);
        begins = (ushort*)start;
        entries = (Entry*)(start + IndexSize);
        if (length < IndexSize || length != IndexSize + (long)begins[Places] * sizeof(Entry))
            throw new InvalidDataException("This is not a lexicon of this version; run the training program.");
    }

    /// <summary>The lexicon that ships with this library.</summary>
    public static Lexicon Load()
    {
        var stream = Shipped.Open("lexicon.bin");
        return new(stream.PositionPointer, stream.Length);
    }

    /// <summary>The file for some words.</summary>
    public static byte[] Write(IReadOnlyDictionary<ulong, WordNote> words)
    {
        var begins = new ushort[Places + 1];
        var entries = words.OrderBy(word => word.Key).Select(word => new Entry(word.Key, word.Value)).ToArray();
        foreach (var entry in entries)
            begins[PlaceOf(entry.Hash) + 1]++;
        for (var place = 1; place <= Places; place++)
            begins[place] = checked((ushort)(begins[place] + begins[place - 1]));
        return [.. MemoryMarshal.AsBytes(begins.AsSpan()), .. MemoryMarshal.AsBytes(entries.AsSpan())];
    }

    /// <summary>The valence of a token, -4 to 4; 0 where it has none.</summary>
    public float Of(in Token token) => Note(token).Valence * 0.1f;

    /// <summary>All that is noted of a token; nothing but zeros for a word that is not here.</summary>
    public ref readonly WordNote Note(in Token token)
    {
        var place = PlaceOf(token.Hash);
        for (Entry* entry = entries + begins[place], end = entries + begins[place + 1]; entry < end; entry++)
            if (entry->Hash == token.Hash)
                return ref entry->Note;
        return ref WordNote.Nothing;
    }

    private static int PlaceOf(ulong hash) => (int)(hash >> 64 - IndexBits);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly struct Entry(ulong hash, WordNote note)
    {
        public readonly ulong Hash = hash;
        public readonly WordNote Note = note;
    }
}

/// <summary>What is noted of one word.</summary>
/// <param name="Valence">VADER's rating in tenths, -40 to 40.</param>
/// <param name="Pleasant">Our readers' rating in tenths, -40 to 40.</param>
/// <param name="Anger">How strongly the word itself shows anger or contempt, in tenths, 0 to 40.</param>
/// <param name="Trouble">How strongly it says that a product or service went wrong, in tenths, 0 to 40.</param>
/// <param name="First">The emotion it hints at first, by its number from 1; 0: none.</param>
/// <param name="Concept">The concept of service life it stands for, from 1; 0: none.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct WordNote(sbyte Valence, sbyte Pleasant, sbyte Anger, sbyte Trouble, sbyte First, sbyte Second, sbyte Third, short Concept)
{
    public static readonly WordNote Nothing;
}
