namespace Amends.Language;

/// <summary>
/// Sorts directions into a given number of groups: k-means on the sphere, begun several times from well-spread seeds, the tightest outcome kept.
/// The seeds are drawn from a fixed sequence, so that the same directions give the same groups.
/// </summary>
internal static class SphericalMeans
{
    private const int Starts = 8, Rounds = 30, Candidates = 4;

    /// <param name="units">Vectors of length one.</param>
    /// <param name="weights">How many texts each stands for.</param>
    /// <returns>The group of each, 0 to <paramref name="groups"/> - 1.</returns>
    public static int[] Group(float[][] units, float[] weights, int groups)
    {
        groups = Math.Min(groups, units.Length);
        int[] best = [];
        var tightest = double.NegativeInfinity;
        for (var start = 0; start < Starts && groups > 0; start++)
        {
            var centres = Seeds(units, weights, groups, new Draws((ulong)start + 1));
            var (found, tight) = Settle(units, weights, centres);
            if (tight > tightest)
                (best, tightest) = (found, tight);
        }
        return best;
    }

    private static (int[] Groups, double Tightness) Settle(float[][] units, float[] weights, float[][] centres)
    {
        var groups = new int[units.Length];
        Array.Fill(groups, -1);
        double tightness = 0;
        for (var round = 0; round < Rounds; round++)
        {
            tightness = 0;
            var moved = false;
            for (var i = 0; i < units.Length; i++)
            {
                var (group, likeness) = Closest(units[i], centres);
                moved |= groups[i] != group;
                groups[i] = group;
                tightness += likeness * weights[i];
            }
            if (!moved)
                break;
            Centre(units, weights, groups, centres);
        }
        return (groups, tightness);
    }

    private static void Centre(float[][] units, float[] weights, int[] groups, float[][] centres)
    {
        foreach (var centre in centres)
            Array.Clear(centre);
        for (var i = 0; i < units.Length; i++)
            Dot.Add(centres[groups[i]], units[i], weights[i]);
        foreach (var centre in centres)
            Dot.Normalise(centre);
    }

    public static (int Group, float Likeness) Closest(float[] unit, float[][] centres)
    {
        var (best, most) = (0, float.NegativeInfinity);
        for (var group = 0; group < centres.Length; group++)
        {
            var likeness = Dot.Of(unit, centres[group]);
            if (likeness > most)
                (best, most) = (group, likeness);
        }
        return (best, most);
    }

    // k-means++: each seed is drawn among those far from all before it; of a few draws the one that leaves the least distance.
    private static float[][] Seeds(float[][] units, float[] weights, int groups, Draws draws)
    {
        var far = new double[units.Length];
        Array.Fill(far, 1);
        var seeds = new float[groups][];
        var trial = new double[units.Length];
        for (var g = 0; g < groups; g++)
        {
            double[] bestFar = [];
            var (least, chosen) = (double.PositiveInfinity, 0);
            for (var candidate = 0; candidate < (g == 0 ? 1 : Candidates); candidate++)
            {
                var drawn = draws.Weighted(far, weights);
                double left = 0;
                for (var i = 0; i < units.Length; i++)
                {
                    trial[i] = Math.Min(g == 0 ? 2 : far[i], Math.Max(0, 1 - Dot.Of(units[i], units[drawn])));
                    left += trial[i] * weights[i];
                }
                if (left < least)
                    (least, chosen, bestFar) = (left, drawn, [.. trial]);
            }
            seeds[g] = [.. units[chosen]];
            far = bestFar;
        }
        return seeds;
    }
}

/// <summary>Numbers that look drawn by lot and are the same every time (SplitMix64).</summary>
internal sealed class Draws(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 to 1, without 1.</summary>
    public double Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A place, the likelier the greater the product of its numbers; the last one where all are nothing.</summary>
    public int Weighted(double[] chances, float[] weights)
    {
        double all = 0;
        for (var i = 0; i < chances.Length; i++)
            all += chances[i] * weights[i];
        var left = Next() * all;
        for (var i = 0; i < chances.Length; i++)
            if ((left -= chances[i] * weights[i]) < 0)
                return i;
        return chances.Length - 1;
    }
}
