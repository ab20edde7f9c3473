using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// What the runs of letters of one text add to all heads of both tables, word by word and in all. Hot path: common words have their sums ready
/// (<see cref="WordRows"/>), others are summed here from rows of the tables that were asked for some microseconds earlier.
/// </summary>
internal sealed class LetterSums(ReadingModels models)
{
    // A text of more words than this is summed in parts; nobody asks for the words of one that long.
    private const int PartOfLong = 512;

    private const int None = int.MinValue;

    private readonly int lanes = models.Emotions.Lanes + models.Customers.Lanes;
    private readonly int[] totals = new int[models.Emotions.Lanes + models.Customers.Lanes];
    private WordRows rows = models.Rows;

    // For each token where its row stands: a place among the kept rows, the complement of one among those of this text, or none.
    private int[] places = new int[256];
    private short[] own = new short[64 * (models.Emotions.Lanes + models.Customers.Lanes)];
    private ulong[] hashes = new ulong[1024];
    private (ulong Word, int End)[] words = new (ulong, int)[64];
    private int wordCount, hashCount, tokenCount, firstUnsummed;

    /// <summary>Whether the text has any letters to speak of.</summary>
    public bool IsEmpty { get; private set; } = true;

    public ReadOnlySpan<int> Emotions => totals.AsSpan(0, models.Emotions.Lanes);

    public ReadOnlySpan<int> Customers => totals.AsSpan(models.Emotions.Lanes);

    /// <summary>Looks up the words of a text and asks for the rows that are not ready; <see cref="Sum"/> adds them up.</summary>
    public void Prepare(TextDocument document)
    {
        Clear();
        rows = models.Rows;
        var tokens = document.Tokens;
        tokenCount = tokens.Length;
        if (places.Length < tokenCount)
            places = new int[tokenCount * 2];
        var from = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag) || token.NormLength == 0)
            {
                places[i] = None;
                continue;
            }
            IsEmpty = false;
            places[i] = rows.Find(token.Hash) is var place and >= 0 ? place : ~Ask(document.Norm(token), token.Hash);
            if (wordCount < PartOfLong || tokens.Length <= Evidence.LongestText)
                continue;
            SumFrom(from, i + 1);
            from = i + 1;
        }
        firstUnsummed = from;
    }

    /// <summary>Adds up what <see cref="Prepare"/> looked up.</summary>
    public void Sum() => SumFrom(firstUnsummed, tokenCount);

    public void Clear()
    {
        totals.AsSpan().Clear();
        (wordCount, hashCount, tokenCount, firstUnsummed, IsEmpty) = (0, 0, 0, 0, true);
    }

    /// <summary>What the runs of a token's letters add to the heads of the table for emotions; empty where it has none. Not for long texts.</summary>
    public ReadOnlySpan<short> EmotionsOf(int token) => places[token] == None ? default : MemoryMarshal.CreateReadOnlySpan(ref Row(places[token]), models.Emotions.Lanes);

    /// <summary>The same for the table for customers.</summary>
    public ReadOnlySpan<short> CustomersOf(int token) =>
        places[token] == None ? default : MemoryMarshal.CreateReadOnlySpan(ref Row(places[token]), lanes)[models.Emotions.Lanes..];

    private ref short Row(int place)
    {
        if (place >= 0)
            return ref rows.Row(place);
        return ref own[~place * lanes];
    }

    private int Ask(ReadOnlySpan<char> word, ulong hash)
    {
        if (hashCount + LetterRuns.Most(word.Length) > hashes.Length)
            Array.Resize(ref hashes, hashes.Length * 2);
        var count = LetterRuns.Of(word, hashes.AsSpan(hashCount));
        foreach (var run in hashes.AsSpan(hashCount, count))
        {
            models.Emotions.Fetch(run);
            models.Customers.Fetch(run);
        }
        hashCount += count;
        if (wordCount == words.Length)
        {
            Array.Resize(ref words, wordCount * 2);
            Array.Resize(ref own, wordCount * 2 * lanes);
        }
        words[wordCount] = (hash, hashCount);
        return wordCount++;
    }

    private void SumFrom(int first, int end)
    {
        for (int i = 0, from = 0; i < wordCount; from = words[i++].End)
        {
            var row = own.AsSpan(i * lanes, lanes);
            var runs = hashes.AsSpan(from, words[i].End - from);
            models.Emotions.SumRow(runs, row);
            models.Customers.SumRow(runs, row[models.Emotions.Lanes..]);
            rows.Offer(words[i].Word, row);
        }
        AddUp(first, end);
        if (tokenCount > Evidence.LongestText)
            wordCount = hashCount = 0;
    }

    private void AddUp(int first, int end)
    {
        for (var lane = 0; lane < lanes; lane += HashedTable.LanesAtOnce)
        {
            Vector256<int> a = default, b = default, c = default, d = default;
            foreach (var place in places.AsSpan(first, end - first))
            {
                if (place == None)
                    continue;
                ref var row = ref Row(place);
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref row, (nuint)lane));
                (a, b) = (a + low, b + high);
                (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref row, (nuint)lane + 16));
                (c, d) = (c + low, d + high);
            }
            var sums = totals.AsSpan(lane, HashedTable.LanesAtOnce);
            (Vector256.Create<int>(sums) + a).CopyTo(sums);
            (Vector256.Create<int>(sums[8..]) + b).CopyTo(sums[8..]);
            (Vector256.Create<int>(sums[16..]) + c).CopyTo(sums[16..]);
            (Vector256.Create<int>(sums[24..]) + d).CopyTo(sums[24..]);
        }
    }
}
