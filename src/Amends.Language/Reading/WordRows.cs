using System.Runtime.CompilerServices;

namespace Amends.Language;

/// <summary>
/// What the runs of letters of the commonest words add to all heads, summed once. A word of seven letters has eighteen runs, each in cache lines of its own; its
/// sum is one row, exact because the weights are whole numbers. Shared by all threads: a row is written once, published by its hash, and never changes.
/// </summary>
internal sealed class WordRows(int lanes)
{
    // The words of a set share a cache line of hashes. The commonest 4,096 words are nine tenths of what people write.
    private const int Sets = 512, Ways = 8;

    private const int Remembered = 1 << 14;

    // Refused this often, other words are common now than when it filled.
    private const int Patience = 1 << 20;

    private readonly ulong[] hashes = new ulong[Sets * Ways];
    // Not cleared: a row is written before its hash tells of it, and most are never used.
    private readonly short[] rows = GC.AllocateUninitializedArray<short>(Sets * Ways * lanes);
    private readonly Lock adding = new();

    // A part of the hash of the word last seen in each place: what comes a second time is worth keeping; names and slips mostly do not.
    private readonly ushort[] seen = new ushort[Remembered];

    private int refused;

    /// <summary>Whether it is better to start afresh.</summary>
    public bool IsStale => refused >= Patience;

    /// <summary>The place of a word's row, or -1 where it has none.</summary>
    public int Find(ulong hash)
    {
        var first = FirstOf(hash);
        for (var at = first; at < first + Ways; at++)
        {
            var kept = Volatile.Read(ref hashes[at]);
            if (kept == hash)
                return at;
            if (kept == 0)
                break;
        }
        return -1;
    }

    public ref short Row(int place) => ref rows[place * lanes];

    /// <summary>Tells of a word without a row; kept from the second time on, while there is room.</summary>
    public void Offer(ulong hash, ReadOnlySpan<short> row)
    {
        ref var memory = ref seen[(int)(hash >> 16) & (Remembered - 1)];
        var mark = (ushort)(hash >> 48 | 1);
        if (memory != mark)
        {
            memory = mark;
            return;
        }
        lock (adding)
            Keep(hash, row);
    }

    private void Keep(ulong hash, ReadOnlySpan<short> row)
    {
        var first = FirstOf(hash);
        for (var at = first; at < first + Ways; at++)
        {
            if (hashes[at] == hash)
                return;
            if (hashes[at] != 0)
                continue;
            row.CopyTo(rows.AsSpan(at * lanes, lanes));
            Volatile.Write(ref hashes[at], hash);
            return;
        }
        refused++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstOf(ulong hash) => ((int)(hash >> 20) & (Sets - 1)) * Ways;
}
