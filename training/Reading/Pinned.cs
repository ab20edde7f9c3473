using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>Models over bytes that stay in place for as long as the program runs.</summary>
internal static unsafe class Pinned
{
    private static readonly List<byte[]> Kept = [];

    public static HashedTable Table(byte[] bytes) => HashedTable.Load(Keep(bytes), bytes.Length);

    public static Lexicon Lexicon(byte[] bytes) => new(Keep(bytes), bytes.Length);

    private static byte* Keep(byte[] bytes)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        Kept.Add(pinned);
        fixed (byte* start = pinned)
            return start;
    }
}
