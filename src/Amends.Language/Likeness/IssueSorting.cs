namespace Amends.Language;

/// <summary>Sorts small clusters into issues.</summary>
internal static class IssueSorting
{
    // Each cluster moves half-way to its nearest few before they are grouped: what stands between two issues by chance is drawn to where its like are.
    private const int Neighbours = 5;

    // What is less like the middle of its group than this tells of something else.
    private const float Stray = 0.4f;

    // Groups whose middles are this alike are one issue that was cut in two.
    private const float OneIssue = 0.7f;

    private const int LeastTexts = 3, MostIssues = 200;

    public static IssueMap Sort(IReadOnlyList<Cluster> clusters, CommonTerms common, int? groups)
    {
        var texts = clusters.Sum(cluster => cluster.Size);
        var units = Drawn(clusters);
        float[] weights = [.. clusters.Select(cluster => (float)cluster.Size)];
        var found = SphericalMeans.Group(units, weights, groups ?? Math.Clamp((int)Math.Sqrt(2.0 * texts), 1, MostIssues));
        if (groups is null)
            JoinAlike(units, weights, found);
        var middles = Middles(units, weights, found);
        bool Belongs(int i) => groups is not null || Dot.Of(units[i], middles[found[i]]) >= Stray;
        var issues = Enumerable.Range(0, clusters.Count).Where(Belongs).GroupBy(i => found[i])
            .Select(group => (Group: group.Key, All: Together(clusters, group)))
            .Where(issue => groups is not null || issue.All.Size >= LeastTexts)
            .OrderByDescending(issue => issue.All.Size).ThenBy(issue => issue.Group).ToArray();
        var place = new int[clusters.Count];
        for (var i = 0; i < place.Length; i++)
            place[i] = Belongs(i) ? Array.FindIndex(issues, issue => issue.Group == found[i]) : -1;
        return new IssueMap(
            [.. issues.Select(issue => new Issue(IssueLabels.Of(issue.All, common), issue.All.Size, issue.All.Heat / issue.All.Size, issue.All.Examples(), issue.All.Counts))],
            [.. clusters.Select((cluster, i) => (cluster.Rounded, cluster.Shrink, place[i]))]);
    }

    private static Cluster Together(IReadOnlyList<Cluster> clusters, IEnumerable<int> group)
    {
        var all = new Cluster(clusters[0].Middle.Length, clusters[0].Counts.Count);
        foreach (var i in group.OrderByDescending(i => clusters[i].Size).ThenBy(i => i))
            all.Take(clusters[i]);
        return all;
    }

    private static float[][] Drawn(IReadOnlyList<Cluster> clusters)
    {
        var drawn = new float[clusters.Count][];
        Parallel.For(0, drawn.Length, i =>
        {
            var nearest = new Nearest(Neighbours);
            for (var j = 0; j < clusters.Count; j++)
                if (j != i && Dot.Of(clusters[i].Rounded, clusters[j].Rounded) * clusters[i].Shrink * clusters[j].Shrink is var likeness and > 0)
                    nearest.Offer(new LikeCase(j, likeness));
            var unit = (float[])clusters[i].Middle.Clone();
            foreach (var neighbour in nearest.Ordered())
                Dot.Add(unit, clusters[(int)neighbour.Id].Middle, 1f / Neighbours);
            Dot.Normalise(unit);
            drawn[i] = unit;
        });
        return drawn;
    }

    private static void JoinAlike(float[][] units, float[] weights, int[] found)
    {
        while (true)
        {
            var middles = Middles(units, weights, found);
            var (first, second, most) = (0, 0, OneIssue);
            for (var a = 0; a < middles.Length; a++)
                for (var b = a + 1; b < middles.Length; b++)
                    if (Dot.Of(middles[a], middles[b]) is var likeness && likeness > most)
                        (first, second, most) = (a, b, likeness);
            if (second == 0)
                return;
            for (var i = 0; i < found.Length; i++)
                if (found[i] == second)
                    found[i] = first;
        }
    }

    private static float[][] Middles(float[][] units, float[] weights, int[] found)
    {
        var middles = new float[found.Length == 0 ? 0 : found.Max() + 1][];
        for (var g = 0; g < middles.Length; g++)
            middles[g] = new float[units[0].Length];
        for (var i = 0; i < units.Length; i++)
            Dot.Add(middles[found[i]], units[i], weights[i]);
        foreach (var middle in middles)
            Dot.Normalise(middle);
        return middles;
    }
}

/// <summary>Issues as they stood when they were asked for, and which of them a text speaks of.</summary>
public sealed class IssueMap
{
    private readonly (sbyte[] Rounded, float Shrink, int Issue)[] clusters;

    internal IssueMap(IReadOnlyList<Issue> issues, (sbyte[] Rounded, float Shrink, int Issue)[] clusters) => (Issues, this.clusters) = (issues, clusters);

    /// <summary>The largest first.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    /// <summary>The place in <see cref="Issues"/> of the issue that a text is most like; -1 where it is like none.</summary>
    public int Find(string text)
    {
        var vector = CaseVectors.Of(text);
        var (issue, best) = (-1, 0f);
        foreach (var cluster in clusters)
            if (Dot.Of(vector, cluster.Rounded) * cluster.Shrink is var likeness && likeness > best)
                (issue, best) = (cluster.Issue, likeness);
        return issue;
    }
}
