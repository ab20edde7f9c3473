namespace Amends.Language;

/// <summary>Names an issue by what its texts say and others do not.</summary>
internal static class IssueLabels
{
    private const int Most = 3, LeastTexts = 2;

    // A pair says more than a word: it may be this much rarer.
    private const double PairsWeigh = 3;

    public static IReadOnlyList<string> Of(Cluster cluster, CommonTerms common)
    {
        var label = new List<string>();
        foreach (var (term, score) in cluster.Terms.All.Select(pair => (pair.Key, Score(pair.Key, pair.Value, cluster, common))).Where(pair => pair.Item2 > 0).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (label.Any(before => Overlap(before, term)))
                continue;
            label.Add(term);
            if (label.Count == Most || (label.Count == 2 && label.All(one => one.Contains(' '))))
                break;
            _ = score;
        }
        return label;
    }

    // How often here, times how much oftener than elsewhere.
    private static double Score(string term, int here, Cluster cluster, CommonTerms common)
    {
        if (here < Math.Min(LeastTexts, cluster.Size))
            return 0;
        var share = (double)here / cluster.Size;
        var elsewhere = Math.Max(here, common.Of(term));
        var oftener = Math.Log((double)here / elsewhere * common.Total / Math.Max(1, cluster.Terms.All.Sum(pair => (long)pair.Value)) + 1);
        return share * oftener * (term.Contains(' ') ? PairsWeigh : 1);
    }

    private static bool Overlap(string a, string b) => a.Split(' ').Any(word => b.Split(' ').Any(other => Stem(word) == Stem(other)));

    // Enough to keep "refund" and "refunds" from standing side by side.
    private static string Stem(string word) => word.Length > 5 ? word[..5] : word.TrimEnd('s');
}
