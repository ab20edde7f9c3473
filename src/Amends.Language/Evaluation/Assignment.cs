namespace Amends.Language;

/// <summary>Gives each row a column of its own at the least cost in all (the Hungarian method with potentials, in cubic time).</summary>
internal static class Assignment
{
    /// <param name="cost">Square.</param>
    public static double Least(double[,] cost)
    {
        var n = cost.GetLength(0);
        var (rowPotential, columnPotential) = (new double[n + 1], new double[n + 1]);
        var (rowOf, from) = (new int[n + 1], new int[n + 1]);
        for (var row = 1; row <= n; row++)
        {
            // Column 0 stands for "none yet".
            rowOf[0] = row;
            var column = 0;
            var least = new double[n + 1];
            Array.Fill(least, double.PositiveInfinity);
            var used = new bool[n + 1];
            do
            {
                used[column] = true;
                var (delta, next) = (double.PositiveInfinity, 0);
                for (var j = 1; j <= n; j++)
                {
                    if (used[j])
                        continue;
                    var reduced = cost[rowOf[column] - 1, j - 1] - rowPotential[rowOf[column]] - columnPotential[j];
                    if (reduced < least[j])
                        (least[j], from[j]) = (reduced, column);
                    if (least[j] < delta)
                        (delta, next) = (least[j], j);
                }
                for (var j = 0; j <= n; j++)
                    if (used[j])
                        (rowPotential[rowOf[j]], columnPotential[j]) = (rowPotential[rowOf[j]] + delta, columnPotential[j] - delta);
                    else
                        least[j] -= delta;
                column = next;
            }
            while (rowOf[column] != 0);
            for (; column != 0; column = from[column])
                rowOf[column] = rowOf[from[column]];
        }
        double all = 0;
        for (var column = 1; column <= n; column++)
            all += cost[rowOf[column] - 1, column - 1];
        return all;
    }
}
