namespace Amends.Language;

/// <summary>How well groups that were found without labels agree with labels: the three usual measures.</summary>
public static class ClusterMeasures
{
    /// <summary>Normalised mutual information, by the arithmetic mean of the entropies: 0 to 1.</summary>
    public static double Nmi(IReadOnlyList<int> found, IReadOnlyList<int> truth)
    {
        var (table, rows, columns, all) = Table(found, truth);
        double mutual = 0;
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                if (table[i, j] > 0)
                    mutual += table[i, j] / all * Math.Log(table[i, j] * all / (rows[i] * columns[j]));
        var mean = (Entropy(rows, all) + Entropy(columns, all)) / 2;
        return mean == 0 ? 1 : mutual / mean;
    }

    /// <summary>The adjusted Rand index: 1 for the same groups, about 0 for groups by lot.</summary>
    public static double Ari(IReadOnlyList<int> found, IReadOnlyList<int> truth)
    {
        var (table, rows, columns, all) = Table(found, truth);
        double together = 0;
        foreach (var cell in table)
            together += Pairs(cell);
        var (inRows, inColumns) = (rows.Sum(Pairs), columns.Sum(Pairs));
        var byLot = inRows * inColumns / Pairs(all);
        var most = (inRows + inColumns) / 2;
        return most == byLot ? 1 : (together - byLot) / (most - byLot);
    }

    /// <summary>The share that is right where each group stands for one label, matched as favourably as can be (Kuhn and Munkres).</summary>
    public static double Accuracy(IReadOnlyList<int> found, IReadOnlyList<int> truth)
    {
        var (table, rows, columns, all) = Table(found, truth);
        var size = Math.Max(rows.Length, columns.Length);
        var cost = new double[size, size];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < columns.Length; j++)
                cost[i, j] = -table[i, j];
        return -Assignment.Least(cost) / all;
    }

    private static (double[,] Table, double[] Rows, double[] Columns, double All) Table(IReadOnlyList<int> found, IReadOnlyList<int> truth)
    {
        if (found.Count != truth.Count || found.Count == 0)
            throw new ArgumentException("Both must name the same texts.", nameof(truth));
        var (groups, labels) = (Numbers(found), Numbers(truth));
        var table = new double[groups.Count, labels.Count];
        var (rows, columns) = (new double[groups.Count], new double[labels.Count]);
        for (var i = 0; i < found.Count; i++)
        {
            var (row, column) = (groups[found[i]], labels[truth[i]]);
            table[row, column]++;
            rows[row]++;
            columns[column]++;
        }
        return (table, rows, columns, found.Count);
    }

    private static Dictionary<int, int> Numbers(IReadOnlyList<int> names) => names.Distinct().Order().Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    private static double Entropy(double[] sizes, double all) => -sizes.Sum(size => size / all * Math.Log(size / all));

    private static double Pairs(double count) => count * (count - 1) / 2;
}
