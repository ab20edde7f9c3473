using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// Finds what keeps going wrong: takes texts one by one, in any number, and tells at any time which of them speak of the same thing. Memory does not grow with
/// the texts: at most <c>most</c> small clusters are kept, nearest ones are joined when there are more, and no text is kept at all (about 10 MB at the most
/// allowed by default). The same texts in the same order give the same issues. Safe on many threads; one at a time is served.
/// </summary>
/// <remarks>
/// Counts are kept for <paramref name="periods"/> spans of <paramref name="period"/> that begin at <paramref name="from"/>; a text outside them counts in
/// the size of its issue, but in no period.
/// </remarks>
/// <param name="from">When the first period begins.</param>
/// <param name="period">How long each lasts.</param>
/// <param name="periods">How many there are.</param>
/// <param name="most">The most small clusters kept; more tell finer differences apart and cost more time for each text.</param>
public sealed class RecurringIssues(DateTimeOffset from, TimeSpan period, int periods, int most = 4096)
{
    // Texts as alike as this are taken together at once; where room runs out, less alike ones too, step by step.
    private const float AlikeAtFirst = 0.99f, Step = 0.03f;

    private readonly Lock one = new();
    private readonly List<Cluster> clusters = [];
    private readonly CommonTerms common = new();
    private readonly float[] unit = new float[CaseVectors.Dimensions];
    private float alike = AlikeAtFirst;
    private int count;

    /// <summary>How many texts were taken in.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>How many small clusters are kept just now; never more than <c>most</c>.</summary>
    public int Kept
    {
        get
        {
            lock (one)
                return clusters.Count;
        }
    }

    /// <summary>Takes in a text.</summary>
    /// <param name="id">What <see cref="Issue.Examples"/> will name.</param>
    /// <param name="text">What the customer said. One of which nothing is known is counted, and belongs to no issue.</param>
    /// <param name="when">When it was said.</param>
    /// <param name="heat">How upset they were, 0 to 100.</param>
    public void Add(long id, string text, DateTimeOffset when, double heat = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (one)
        {
            Volatile.Write(ref count, count + 1);
            LikenessModel.Default.Project(text, unit);
            var rounded = CaseVectors.Rounded(unit);
            if (Dot.Of(rounded, rounded) == 0)
                return;
            List<string> terms;
            using (var document = TextDocument.Rent(text))
                terms = Terms.Of(document);
            common.Add(terms);
            var (nearest, likeness) = Nearest(rounded, clusters, clusters.Count);
            if (nearest < 0 || likeness < alike)
            {
                if (clusters.Count >= Math.Max(2, most))
                    Join();
                nearest = clusters.Count;
                clusters.Add(new Cluster(unit.Length, periods));
            }
            clusters[nearest].Take(id, unit, terms, heat, Period(when));
        }
    }

    /// <summary>Sorts all that was taken in into issues, the largest first.</summary>
    /// <param name="groups">Into how many; null lets the number of texts decide and leaves out what only happened once or is like nothing else.</param>
    public IssueMap Sort(int? groups = null)
    {
        lock (one)
            return IssueSorting.Sort(clusters, common, groups);
    }

    private int Period(DateTimeOffset when) => when < from || period <= TimeSpan.Zero ? -1 : (int)Math.Min((when - from) / period, int.MaxValue);

    /// <summary>Takes nearest clusters together until a quarter of the room is free.</summary>
    private void Join()
    {
        while (clusters.Count > Math.Max(1, most * 3 / 4))
        {
            alike -= Step;
            var kept = new List<Cluster>(clusters.Count);
            foreach (var cluster in clusters)
            {
                var (nearest, likeness) = Nearest(cluster.Rounded, kept, kept.Count);
                if (nearest >= 0 && likeness >= alike)
                    kept[nearest].Take(cluster);
                else
                    kept.Add(cluster);
            }
            clusters.Clear();
            clusters.AddRange(kept);
        }
    }

    internal static (int Place, float Likeness) Nearest(sbyte[] rounded, IReadOnlyList<Cluster> among, int count)
    {
        var (place, best) = (-1, float.NegativeInfinity);
        for (var i = 0; i < count; i++)
        {
            var likeness = Dot.Of(rounded, among[i].Rounded) * among[i].Shrink;
            if (likeness > best)
                (place, best) = (i, likeness);
        }
        return (place, place < 0 ? 0 : best / MathF.Sqrt(Dot.Of(rounded, rounded)));
    }
}
