using System.Buffers;

namespace Amends.Web.Commands;

/// <summary>Lines of bytes taken together, so that handing them to another core is worth it. Its memory is borrowed: dispose of it when it is answered.</summary>
/// <param name="FirstLine">The number of the first line, from 1.</param>
/// <param name="Ends">Where each line ends; the next one begins a byte later.</param>
internal sealed record LineBatch(long FirstLine, byte[] Bytes, List<int> Ends) : IDisposable
{
    public void Dispose() => ArrayPool<byte>.Shared.Return(Bytes);
}

/// <summary>Cuts a stream into batches of whole lines, in memory that does not grow with the stream.</summary>
internal static class LineBatches
{
    /// <summary>A longer line than this many bytes is a mistake, and is answered as one.</summary>
    public const int LongestLine = 32 << 20;

    private const int FullBatch = 128 << 10;

    /// <summary>As many whole lines as one reading brought: what has come is answered rather than that somebody waits for more.</summary>
    public static IEnumerable<LineBatch> Read(Stream stream)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(FullBatch);
        var (filled, line, skipping) = (0, 1L, false);
        while (true)
        {
            if (filled == bytes.Length)
            {
                var wider = Moved(bytes, 0, filled);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = wider;
            }
            var start = filled;
            var read = stream.Read(bytes, start, bytes.Length - start);
            filled += read;
            if (skipping)
            {
                filled = PassOver(bytes, start, filled);
                skipping = filled == start && read > 0;
            }
            var ends = EndsOf(bytes, start, filled, last: read == 0);
            if (ends.Count > 0)
            {
                var next = Math.Min(ends[^1] + 1, filled);
                var rest = Moved(bytes, next, filled);
                yield return new LineBatch(line, bytes, ends);
                (bytes, filled, line) = (rest, filled - next, line + ends.Count);
            }
            if (read == 0)
                break;
            // Kept as far as it may go, so that it is reported in its place; the rest of it is passed over.
            skipping |= filled > LongestLine;
        }
        ArrayPool<byte>.Shared.Return(bytes);
    }

    // What came up to the end of a line that is too long already goes; says where what is left ends.
    private static int PassOver(byte[] bytes, int start, int filled)
    {
        var end = Array.IndexOf(bytes, (byte)'\n', start, filled - start);
        if (end < 0)
            return start;
        Buffer.BlockCopy(bytes, end, bytes, start, filled - end);
        return start + filled - end;
    }

    private static List<int> EndsOf(byte[] bytes, int start, int filled, bool last)
    {
        var ends = new List<int>();
        for (var at = start; (at = Array.IndexOf(bytes, (byte)'\n', at, filled - at)) >= 0; at++)
            ends.Add(at);
        var begun = ends.Count > 0 ? ends[^1] + 1 : 0;
        if (last && filled > begun)
            ends.Add(filled);
        return ends;
    }

    // To memory with as much room again.
    private static byte[] Moved(byte[] bytes, int from, int to)
    {
        var moved = ArrayPool<byte>.Shared.Rent(Math.Max(FullBatch, 2 * (to - from)));
        Buffer.BlockCopy(bytes, from, moved, 0, to - from);
        return moved;
    }
}
