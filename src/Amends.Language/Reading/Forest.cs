using System.Reflection;
using System.Runtime.InteropServices;

namespace Amends.Language;

/// <summary>
/// Boosted trees for one score: many small trees of three questions each, whose answers add up. They see what sums cannot: that swearing means something
/// else in praise. Every tree is complete, so that an answer is found without a branch.
/// </summary>
internal sealed class Forest
{
    public const int Depth = 3, Questions = 7, Leaves = 8;

    private readonly float start;
    private readonly Tree[] trees;

    private Forest(float start, Tree[] trees) => (this.start, this.trees) = (start, trees);

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
    public static Forest[] Load(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Load(bytes);
    }

    public static byte[] Write(float start, IReadOnlyList<Tree> trees) =>
        [.. BitConverter.GetBytes(start), .. BitConverter.GetBytes(trees.Count), .. MemoryMarshal.AsBytes(trees.ToArray().AsSpan())];

    /// <summary>The sum of all trees' answers.</summary>
    public float Score(ReadOnlySpan<float> inputs)
    {
        var sum = start;
        foreach (ref readonly var tree in trees.AsSpan())
            sum += tree.Answer(inputs);
        return sum;
    }

    /// <summary>One tree: questions 0 (top), 1-2, 3-6 from the top down, "is this input above that?", and eight answers.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    public struct Tree
    {
        public Seven<short> Input;
        private readonly short unused;
        public Seven<float> Above;
        public Eight Answers;

        public readonly float Answer(ReadOnlySpan<float> inputs)
        {
            var at = 0;
            for (var level = 0; level < Depth; level++)
                at = 2 * at + (inputs[Input[at]] > Above[at] ? 2 : 1);
            return Answers[at - Questions];
        }
    }

    [System.Runtime.CompilerServices.InlineArray(Questions)]
    public struct Seven<T>
    {
        private T first;
    }

    [System.Runtime.CompilerServices.InlineArray(Leaves)]
    public struct Eight
    {
        private float first;
    }
}
