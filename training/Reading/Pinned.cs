using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>A table over bytes that stay in place for as long as the program runs.</summary>
internal static class Pinned
{
    public static unsafe HashedTable Table(byte[] bytes)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned, 0);
        Kept.Add(pinned);
        fixed (byte* start = pinned)
            return HashedTable.Load(start, pinned.Length);
    }

    private static readonly List<byte[]> Kept = [];
}
