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

    public static CueStart[] Starts(List<CuePattern> patterns)
    {
        var starts = new CueStart[patterns.Count];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = patterns[i].First;
        return starts;
    }

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

    private CueElement(string text)
    {
        var choices = text.Split('|');
        var words = new List<ulong>(choices.Length);
        List<string>? starts = null;
        foreach (var word in choices)
        {
            if (word.EndsWith('~'))
                (starts ??= []).Add(word[..^1]);
            Add(words, HashOf(word));
            if (word.Contains('\'', StringComparison.Ordinal))
                Add(words, HashOf(word.Replace("'", "", StringComparison.Ordinal)));
            number |= word is "#";
        }
        (Words, beginnings, any, Gap) = ([.. words], starts?.ToArray() ?? [], text is "*", text is "_");
    }

    /// <summary>The words it takes, as hashes, each once.</summary>
    public ulong[] Words { get; }

    public bool Number => number;

    /// <summary>Up to three words, or none.</summary>
    public bool Gap { get; }

    /// <summary>Whether it takes more than the words it lists.</summary>
    public bool IsOpen => any || number || Gap || beginnings.Length > 0;

    public static CueElement[] ParseAll(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var elements = new CueElement[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            elements[i] = new CueElement(parts[i]);
        return elements;
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

    private static void Add(List<ulong> words, ulong hash)
    {
        if (!words.Contains(hash))
            words.Add(hash);
    }

    // A handful of hashes: quicker passed through than searched.
    private bool IsListed(ulong hash) => Words.AsSpan().Contains(hash);

    // Digits stand for any number, as in the normalised tokens.
    private static ulong HashOf(string word)
    {
        Span<char> masked = stackalloc char[word.Length];
        var count = 0;
        foreach (var unit in word)
            if (!char.IsAsciiDigit(unit))
                masked[count++] = unit;
            else if (count == 0 || masked[count - 1] != '0')
                masked[count++] = '0';
        return WordHash.Of(masked[..count]);
    }
}

/// <summary>The patterns that start with a word, found by its hash.</summary>
internal sealed class CueIndex
{
    private readonly (ulong Hash, CueStart[] Patterns)[] slots;
    private readonly int mask;

    public CueIndex(Dictionary<ulong, List<CuePattern>> patterns)
    {
        slots = new (ulong, CueStart[])[(int)BitOperations.RoundUpToPowerOf2((uint)patterns.Count * 3 + 4)];
        mask = slots.Length - 1;
        foreach (var (word, list) in patterns)
        {
            var at = (int)(word >> 7) & mask;
            while (slots[at].Hash != 0)
                at = (at + 1) & mask;
            slots[at] = (word, CuePattern.Starts(list));
        }
    }

    public CueStart[] Of(ulong word)
    {
        for (var at = (int)(word >> 7) & mask; ; at = (at + 1) & mask)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Hash == word)
                return slot.Patterns;
            if (slot.Hash == 0)
                return [];
        }
    }
}
