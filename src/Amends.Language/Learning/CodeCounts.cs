namespace Amends.Language.Learning;

/// <summary>
/// All that decisions on one code leave behind: how often each feature stood in messages that it applies to and in those that it does not. Whole numbers, so
/// that sums come out the same in any order and what was added can be taken away without a trace. Not changed once others can see it.
/// </summary>
internal sealed class CodeCounts
{
    /// <summary>Features fall into so many buckets (as a power of two): what a code can take of memory, however long it learns.</summary>
    public const int Bits = 16;

    /// <summary>The same for whole messages.</summary>
    public const int WholeBits = 22;

    private readonly Dictionary<int, Tally> features, wholes;

    public CodeCounts()
        : this(default, default, [], [])
    {
    }

    public CodeCounts(Tally messages, Tally lengths, Dictionary<int, Tally> features, Dictionary<int, Tally> wholes) =>
        (Messages, Lengths, this.features, this.wholes) = (messages, lengths, features, wholes);

    /// <summary>How many messages were decided on.</summary>
    public Tally Messages { get; private set; }

    /// <summary>How many features these messages had.</summary>
    public Tally Lengths { get; private set; }

    public IReadOnlyDictionary<int, Tally> Features => features;

    public IReadOnlyDictionary<int, Tally> Wholes => wholes;

    public bool IsEmpty => Messages.IsZero && Lengths.IsZero && features.Count == 0 && wholes.Count == 0;

    public CodeCounts Copy() => new(Messages, Lengths, new(features), new(wholes));

    public Tally Feature(int bucket) => features.GetValueOrDefault(bucket);

    public Tally Whole(int whole) => wholes.GetValueOrDefault(whole);

    /// <summary>Counts a message once more, or once less.</summary>
    /// <param name="by">1 or -1.</param>
    public void Count(MessageFeatures message, bool applies, int by)
    {
        var one = applies ? new Tally(by, 0) : new Tally(0, by);
        Messages += one;
        Lengths += one.Times(message.Distinct.Count);
        foreach (var bucket in message.Distinct)
            Add(features, bucket, one);
        Add(wholes, message.Whole, one);
    }

    /// <summary>Both together, for codes that were merged.</summary>
    public CodeCounts With(CodeCounts other)
    {
        var both = Copy();
        both.Messages += other.Messages;
        both.Lengths += other.Lengths;
        foreach (var (bucket, tally) in other.features)
            Add(both.features, bucket, tally);
        foreach (var (whole, tally) in other.wholes)
            Add(both.wholes, whole, tally);
        return both;
    }

    private static void Add(Dictionary<int, Tally> counts, int key, Tally more)
    {
        var sum = counts.GetValueOrDefault(key) + more;
        if (sum.IsZero)
            counts.Remove(key);
        else
            counts[key] = sum;
    }
}

/// <summary>How often among messages that a code applies to, and among those that it does not. Below zero where more was taken away than was there.</summary>
internal readonly record struct Tally(int Yes, int No)
{
    public bool IsZero => Yes == 0 && No == 0;

    public Tally Times(int number) => new(Yes * number, No * number);

    public static Tally operator +(Tally left, Tally right) => new(left.Yes + right.Yes, left.No + right.No);
}
