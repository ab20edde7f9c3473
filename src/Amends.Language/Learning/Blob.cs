using System.Text;

namespace Amends.Language.Learning;

/// <summary>Counts as bytes: codes in order, numbers in as few bytes as they need, so that the same counts give the same bytes.</summary>
internal static class Blob
{
    private const uint Magic = 0x31434F41;

    public static byte[] Write(IReadOnlyDictionary<string, CodeCounts> counts)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write7BitEncodedInt(counts.Count);
            foreach (var (code, one) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.Write(code);
                Write(writer, one.Messages);
                Write(writer, one.Lengths);
                Write(writer, one.Features);
                Write(writer, one.Wholes);
            }
        }
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">These are no such bytes.</exception>
    public static Dictionary<string, CodeCounts> Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            if (reader.ReadUInt32() != Magic)
                throw new InvalidDataException("These bytes were not written by this version.");
            var counts = new Dictionary<string, CodeCounts>(StringComparer.Ordinal);
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                var code = reader.ReadString();
                var (messages, lengths) = (ReadTally(reader), ReadTally(reader));
                if (!CodeNames.IsCode(code) || !counts.TryAdd(code, new CodeCounts(messages, lengths, ReadAll(reader, CodeCounts.Bits), ReadAll(reader, CodeCounts.WholeBits))))
                    throw new InvalidDataException("A code stands here that cannot be one.");
            }
            return counts;
        }
        catch (Exception failure) when (failure is EndOfStreamException or FormatException or DecoderFallbackException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException("These bytes are cut off or damaged.", failure);
        }
    }

    private static void Write(BinaryWriter writer, IReadOnlyDictionary<int, Tally> all)
    {
        writer.Write7BitEncodedInt(all.Count);
        var before = 0;
        foreach (var (key, tally) in all.OrderBy(pair => pair.Key))
        {
            writer.Write7BitEncodedInt(key - before);
            before = key;
            Write(writer, tally);
        }
    }

    private static void Write(BinaryWriter writer, Tally tally)
    {
        writer.Write7BitEncodedInt(Folded(tally.Yes));
        writer.Write7BitEncodedInt(Folded(tally.No));
    }

    private static Dictionary<int, Tally> ReadAll(BinaryReader reader, int bits)
    {
        var all = new Dictionary<int, Tally>();
        var key = 0;
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            key = checked(key + reader.Read7BitEncodedInt());
            if (key < 0 || key >= 1 << bits)
                throw new InvalidDataException("A count stands here that belongs to nothing.");
            all[key] = ReadTally(reader);
        }
        return all;
    }

    private static Tally ReadTally(BinaryReader reader) => new(Unfolded(reader.Read7BitEncodedInt()), Unfolded(reader.Read7BitEncodedInt()));

    // Small numbers below zero take few bytes too.
    private static int Folded(int number) => (number << 1) ^ (number >> 31);

    private static int Unfolded(int number) => (int)((uint)number >> 1) ^ -(number & 1);
}
