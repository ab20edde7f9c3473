using System.Numerics;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>One line of a file of cues: what must stand, element after element.</summary>
internal sealed class CuePattern
{
    public CuePattern(int group, CueElement[] elements)
    {
        (Group, Elements) = (group, elements);
        var gap = elements.Length > 1 && elements[1].Gap;
        First = new(BitsOf(elements, gap ? 2 : 1), gap, this);
    }

    /// <summary>The pattern as those that share its first word are listed.</summary>
    public CueStart First { get; }

    public int Group { get; }

    public CueElement[] Elements { get; }

    /// <summary>One of 64 bits for a word.</summary>
    public static ulong Bit(ulong hash) => 1UL << (int)(hash >> 58);

    // All bits where any word will do, or none is asked for.
    private static ulong BitsOf(CueElement[] elements, int at)
    {
        if (at >= elements.Length || elements[at].IsOpen)
            return ulong.MaxValue;
        var bits = 0UL;
        foreach (var word in elements[at].Words)
            bits |= Bit(word);
        return bits;
    }
}

/// <summary>What is looked at before a pattern itself: side by side in memory, since nearly all are out by it.</summary>
/// <param name="Second">One bit of 64 for each word that may come second (or after the gap); all where any word may, or none need.</param>
/// <param name="Gap">Whether a gap comes before it.</param>
internal readonly record struct CueStart(ulong Second, bool Gap, CuePattern Pattern)
{
    /// <summary>Whether the words that follow the first (as bits) leave it possible; false is sure.</summary>
    /// <param name="next">The bit of the word that follows.</param>
    /// <param name="soon">The bits of all words that a gap may end before.</param>
    public bool MayGoOn(ulong next, ulong soon) => (Second & (Gap ? soon : next)) != 0 || Second == ulong.MaxValue;
}

/// <summary>What one place of a pattern takes.</summary>
internal sealed class CueElement
{
    private readonly string[] beginnings;
    private readonly bool number, any;

    private CueElement(ReadOnlySpan<char> text)
    {
        Span<ulong> words = stackalloc ulong[2 * (text.Count('|') + 1)];
        var count = 0;
        beginnings = [];
        foreach (var range in text.Split('|'))
        {
            var word = text[range];
            if (word.EndsWith('~'))
                beginnings = [.. beginnings, word[..^1].ToString()];
            Add(HashOf(word), words, ref count);
            if (word.Contains('\''))
                Add(HashOf(word, without: '\''), words, ref count);
            number |= word is "#";
        }
        (Words, any, Gap) = (words[..count].ToArray(), text is "*", text is "_");
    }

    /// <summary>The words it takes, as hashes, each once.</summary>
    public ulong[] Words { get; }

    public bool Number => number;

    /// <summary>Whether it takes words that begin in some way.</summary>
    public bool HasBeginnings => beginnings.Length > 0;

    /// <summary>Up to three words, or none.</summary>
    public bool Gap { get; }

    /// <summary>Whether it takes more than the words it lists.</summary>
    public bool IsOpen => any || number || Gap || HasBeginnings;

    public static CueElement[] ParseAll(ReadOnlySpan<char> line)
    {
        var elements = new CueElement[line.Count(' ') + 1];
        var count = 0;
        foreach (var range in line.Split(' '))
            if (!line[range].IsEmpty)
                elements[count++] = new CueElement(line[range]);
        return count == elements.Length ? elements : elements[..count];
    }

    public bool Matches(TextDocument document, in Token token)
    {
        if (any || IsListed(token.Hash) || (number && token.Kind == TokenKind.Number))
            return true;
        foreach (var beginning in beginnings)
            if (document.Norm(token).StartsWith(beginning))
                return true;
        return false;
    }

    private static void Add(ulong hash, Span<ulong> words, ref int count)
    {
        if (!words[..count].Contains(hash))
            words[count++] = hash;
    }

    // A handful of hashes: quicker passed through than searched.
    private bool IsListed(ulong hash) => Words.AsSpan().Contains(hash);

    // Digits stand for any number, as in the normalised tokens.
    private static ulong HashOf(ReadOnlySpan<char> word, char without = '\0')
    {
        Span<char> masked = stackalloc char[word.Length];
        var count = 0;
        foreach (var unit in word)
            if (unit != without && (!char.IsAsciiDigit(unit) || count == 0 || masked[count - 1] != '0'))
                masked[count++] = char.IsAsciiDigit(unit) ? '0' : unit;
        return WordHash.Of(masked[..count]);
    }
}

/// <summary>The patterns that start with a word, found by its hash; those of one word side by side.</summary>
internal sealed class CueIndex
{
    private readonly Slot[] slots;
    private readonly CueStart[] starts;

    public CueIndex(List<CuePattern> patterns)
    {
        var listed = 0;
        foreach (var pattern in patterns)
            listed += pattern.Elements[0].Words.Length;
        slots = new Slot[(int)BitOperations.RoundUpToPowerOf2((uint)listed * 2 + 4)];
        starts = new CueStart[listed];
        foreach (var pattern in patterns)
            foreach (var word in pattern.Elements[0].Words)
                Find(word) = Find(word) with { Hash = word, Count = Find(word).Count + 1 };
        var end = 0;
        foreach (ref var slot in slots.AsSpan())
        {
            end += slot.Count;
            slot = slot with { From = end - slot.Count, Count = 0 };
        }
        foreach (var pattern in patterns)
            foreach (var word in pattern.Elements[0].Words)
            {
                ref var slot = ref Find(word);
                starts[slot.From + slot.Count] = pattern.First;
                slot = slot with { Count = slot.Count + 1 };
            }
    }

    public ReadOnlySpan<CueStart> Of(ulong word)
    {
        ref var slot = ref Find(word);
        return starts.AsSpan(slot.From, slot.Count);
    }

    // The slot of a word, or the empty one where it would stand.
    private ref Slot Find(ulong word)
    {
        var mask = slots.Length - 1;
        var at = (int)(word >> 7) & mask;
        while (slots[at].Hash != word && slots[at].Hash != 0)
            at = (at + 1) & mask;
        return ref slots[at];
    }

    private readonly record struct Slot(ulong Hash, int From, int Count);
}
