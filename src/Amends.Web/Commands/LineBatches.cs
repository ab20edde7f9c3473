using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Amends.Web.Commands;

/// <summary>Lines of bytes taken together, so that handing them to another core is worth it. Its memory is borrowed: dispose of it when it is answered.</summary>
/// <param name="FirstLine">The number of the first line, from 1.</param>
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

    public static async IAsyncEnumerable<LineBatch> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        var batch = new ArrayBufferWriter<byte>(FullBatch);
        var ends = new List<int>();
        long line = 1;
        var skipping = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancel).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (TryCut(ref buffer, read.IsCompleted, out var bytes))
            {
                if (!skipping)
                    Copy(bytes, batch);
                skipping = false;
                ends.Add(batch.WrittenCount);
                if (batch.WrittenCount >= FullBatch)
                    yield return Take(batch, ref ends, ref line);
            }
            if (buffer.Length > LongestLine)
            {
                // Kept as far as it may go, so that it is reported in its place; the rest of it is passed over.
                if (!skipping)
                    Copy(buffer, batch);
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }
            pipe.AdvanceTo(buffer.Start, buffer.End);
            // Nothing more has come yet: answer what is here rather than keep somebody waiting.
            if (ends.Count > 0)
                yield return Take(batch, ref ends, ref line);
            if (read.IsCompleted)
                break;
        }
        await pipe.CompleteAsync().ConfigureAwait(false);
    }

    private static bool TryCut(ref ReadOnlySequence<byte> buffer, bool last, out ReadOnlySequence<byte> line)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }
        line = buffer;
        if (!last || buffer.IsEmpty)
            return false;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private static void Copy(in ReadOnlySequence<byte> bytes, ArrayBufferWriter<byte> batch)
    {
        foreach (var part in bytes)
            batch.Write(part.Span);
    }

    private static LineBatch Take(ArrayBufferWriter<byte> batch, ref List<int> ends, ref long line)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(batch.WrittenCount);
        batch.WrittenSpan.CopyTo(bytes);
        var taken = new LineBatch(line, bytes, ends);
        line += ends.Count;
        ends = [];
        batch.ResetWrittenCount();
        return taken;
    }
}
