using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Amends.Language;

/// <summary>
/// Boosted trees for one score: many small trees of three questions each, whose answers add up. They see what sums cannot: that swearing means something
/// else in praise. Every tree is complete, so that an answer is found without a branch.
/// </summary>
internal sealed unsafe class Forest
{
    public const int Depth = 3, Questions = 7, Leaves = 8;

    private readonly float start;
    private readonly Tree[] trees;

    // One more than the highest input that any tree asks for.
    private readonly int width;

    private Forest(float start, Tree[] trees)
    {
        (this.start, this.trees) = (start, trees);
        foreach (ref readonly var tree in trees.AsSpan())
            foreach (var input in tree.Input)
                width = Math.Max(width, input >= 0 ? input + 1 : throw new InvalidDataException("A tree asks for an input that cannot be; run the training program."));
    }

    public int Count => trees.Length;

    /// <summary>Reads the forests of a file, one after the other.</summary>
    public static Forest[] Load(ReadOnlySpan<byte> bytes)
    {
        var forests = new List<Forest>();
        while (bytes.Length > 0)
        {
            var (start, count) = (MemoryMarshal.Read<float>(bytes), MemoryMarshal.Read<int>(bytes[4..]));
            var size = count * Marshal.SizeOf<Tree>();
            forests.Add(new Forest(start, MemoryMarshal.Cast<byte, Tree>(bytes.Slice(8, size)).ToArray()));
            bytes = bytes[(8 + size)..];
        }
        return [.. forests];
    }

    /// <summary>The forests that ship with this library.</summary>
    public static Forest[] Load(string resource) => Load(Shipped.Bytes(resource));

    public static byte[] Write(float start, IReadOnlyList<Tree> trees) =>
        [.. BitConverter.GetBytes(start), .. BitConverter.GetBytes(trees.Count), .. MemoryMarshal.AsBytes(trees.ToArray().AsSpan())];

    /// <summary>The sum of all trees' answers.</summary>
    public float Score(ReadOnlySpan<float> inputs)
    {
        // Seen to here once, for the thousands of questions that follow.
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs.Length, width, nameof(inputs));
        var sum = start;
        fixed (float* input = inputs)
        fixed (Tree* first = trees)
            for (Tree* tree = first, end = first + trees.Length; tree < end; tree++)
                sum += Answer(tree, input);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Answer(Tree* tree, float* inputs)
    {
        var input = (short*)&tree->Input;
        float* above = (float*)&tree->Above, answers = (float*)&tree->Answers;
        var at = 1 + IsAbove(inputs[input[0]], above[0]);
        at = 2 * at + 1 + IsAbove(inputs[input[at]], above[at]);
        at = 2 * at + 1 + IsAbove(inputs[input[at]], above[at]);
        return answers[at - Questions];
    }

    // 1 for yes, 0 for no: the sign of the difference. A comparison would be compiled to a jump, which nobody can foretell for a text not seen before.
    private static uint IsAbove(float input, float bound) => BitConverter.SingleToUInt32Bits(bound - input) >> 31;

    /// <summary>One tree: questions 0 (top), 1-2, 3-6 from the top down, "is this input above that?", and eight answers.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    public struct Tree
    {
        public Seven<short> Input;
        private readonly short unused;
        public Seven<float> Above;
        public Eight Answers;
    }

    [InlineArray(Questions)]
    public struct Seven<T>
    {
        private T first;
    }

    [InlineArray(Leaves)]
    public struct Eight
    {
        private float first;
    }
}
