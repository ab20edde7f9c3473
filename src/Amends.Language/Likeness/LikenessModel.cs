using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Amends.Language;

/// <summary>
/// The projection from runs of letters to what they mean together: for each run a row of int8 numbers and the row's scale. Read where the program
/// file is mapped; made by <c>training/ likeness</c>, which also tells what it was learned from (docs/reference/models/likeness.md).
/// </summary>
internal sealed unsafe class LikenessModel
{
    private static readonly Lazy<LikenessModel> Loaded = new(() =>
    {
        var stream = Shipped.Open("likeness.bin");
        return new LikenessModel(stream.PositionPointer, (int)stream.Length);
    });

    [ThreadStatic]
    private static LikenessFeatures? features;

    private readonly int[] slots;
    private readonly int count;
    private readonly uint* keys;
    private readonly float* scales;
    private readonly sbyte* rows;

    /// <summary>Reads a model from memory that stays where it is: the mark, the number of rows, their length, the keys, the scales, the rows.</summary>
    public LikenessModel(byte* start, int length)
    {
        var head = new ReadOnlySpan<byte>(start, length);
        if (!head.StartsWith("AML1"u8))
            throw new InvalidDataException("This is not a likeness model of this version; run the training program.");
        count = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        Dimensions = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        keys = (uint*)(start + 12);
        scales = (float*)(keys + count);
        rows = (sbyte*)(scales + count);
        slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, count * 2))];
        for (var row = 0; row < count; row++)
        {
            var at = Slot(keys[row]);
            while (slots[at] != 0)
                at = at + 1 & slots.Length - 1;
            slots[at] = row + 1;
        }
    }

    public static LikenessModel Default => Loaded.Value;

    public int Dimensions { get; }

    public static byte[] Write(int dimensions, ReadOnlySpan<uint> keys, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> rows)
    {
        var bytes = new byte[12 + keys.Length * (8 + dimensions)];
        "AML1"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), keys.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), dimensions);
        MemoryMarshal.AsBytes(keys).CopyTo(bytes.AsSpan(12));
        MemoryMarshal.AsBytes(scales).CopyTo(bytes.AsSpan(12 + keys.Length * 4));
        MemoryMarshal.AsBytes(rows).CopyTo(bytes.AsSpan(12 + keys.Length * 8));
        return bytes;
    }

    /// <summary>A vector of length one, or of nothing where the text has no run that the model knows.</summary>
    public void Project(string text, Span<float> vector)
    {
        vector.Clear();
        var runs = (features ??= new LikenessFeatures()).Of(text);
        for (var at = 0; at < runs.Length;)
        {
            var from = at;
            while (at < runs.Length && runs[at] == runs[from])
                at++;
            if (Row(runs[from]) is var row and >= 0)
                // A word said five times is not five times as much said.
                Add(vector, rows + (long)row * Dimensions, scales[row] * (1 + MathF.Log(at - from)));
        }
        Dot.Normalise(vector);
    }

    private int Row(uint key)
    {
        for (var at = Slot(key); slots[at] != 0; at = at + 1 & slots.Length - 1)
            if (keys[slots[at] - 1] == key)
                return slots[at] - 1;
        return -1;
    }

    private int Slot(uint key) => (int)(key * 0x9E3779B1u >> 7) & slots.Length - 1;

    private static void Add(Span<float> vector, sbyte* row, float by)
    {
        var factor = Vector256.Create(by);
        for (var at = 0; at < vector.Length; at += 16)
        {
            var (low, high) = Vector256.Widen(Vector128.Load(row + at).ToVector256());
            var (first, second) = Vector256.Widen(low);
            (Vector256.Create<float>(vector[at..]) + Vector256.ConvertToSingle(first) * factor).CopyTo(vector[at..]);
            (Vector256.Create<float>(vector[(at + 8)..]) + Vector256.ConvertToSingle(second) * factor).CopyTo(vector[(at + 8)..]);
            _ = high;
        }
    }
}
