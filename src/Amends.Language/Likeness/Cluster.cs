namespace Amends.Language;

/// <summary>Texts taken together, as sums: what one costs does not grow with how many they are.</summary>
internal sealed class Cluster
{
    private const int MostExamples = 9;

    private readonly float[] sum;
    private readonly int[] counts;
    private readonly List<(long Id, sbyte[] Vector)> examples = [];

    public Cluster(int dimensions, int periods) => (sum, counts, Middle, Rounded) = (new float[dimensions], new int[periods], new float[dimensions], new sbyte[dimensions]);

    public int Size { get; private set; }

    public double Heat { get; private set; }

    public TermCounts Terms { get; } = new();

    /// <summary>Of length one.</summary>
    public float[] Middle { get; }

    /// <summary>The middle for quick comparison, and what its products are multiplied by.</summary>
    public sbyte[] Rounded { get; private set; }

    public float Shrink { get; private set; }

    public IReadOnlyList<int> Counts => counts;

    public void Take(long id, float[] unit, IEnumerable<string> terms, double heat, int period)
    {
        Size++;
        Heat += heat;
        if ((uint)period < counts.Length)
            counts[period]++;
        Dot.Add(sum, unit, 1);
        foreach (var term in terms)
            Terms.Add(term, 1);
        Centre();
        Keep(id, CaseVectors.Rounded(unit));
    }

    public void Take(Cluster other)
    {
        Size += other.Size;
        Heat += other.Heat;
        for (var i = 0; i < counts.Length; i++)
            counts[i] += other.counts[i];
        Dot.Add(sum, other.sum, 1);
        Terms.Add(other.Terms);
        Centre();
        foreach (var (id, vector) in other.examples)
            Keep(id, vector);
    }

    /// <summary>The examples, the nearest to the middle first.</summary>
    public long[] Examples() => [.. examples.OrderByDescending(one => CaseVectors.Likeness(one.Vector, Rounded)).ThenBy(one => one.Id).Select(one => one.Id)];

    private void Centre()
    {
        sum.CopyTo(Middle, 0);
        Dot.Normalise(Middle);
        Rounded = CaseVectors.Rounded(Middle);
        var length = Dot.Of(Rounded, Rounded);
        Shrink = length == 0 ? 0 : 1 / MathF.Sqrt(length);
    }

    private void Keep(long id, sbyte[] vector)
    {
        examples.Add((id, vector));
        if (examples.Count > MostExamples)
            examples.Remove(examples.MinBy(one => (CaseVectors.Likeness(one.Vector, Rounded), -one.Id)));
    }
}
