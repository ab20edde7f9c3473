namespace Amends.Web.Shared;

/// <summary>As many points of a line of heat as a small picture holds.</summary>
internal static class HeatLine
{
    /// <summary>The first, the hottest and the last are always among them; the others lie evenly between.</summary>
    /// <param name="heats">From 0 to 100, oldest first.</param>
    /// <param name="most">At least three.</param>
    public static IReadOnlyList<HeatPoint> Thinned(IReadOnlyList<double> heats, int most)
    {
        var last = heats.Count - 1;
        if (heats.Count <= most)
            return [.. heats.Select((heat, at) => new HeatPoint(Along(at), heat))];
        var hottest = Enumerable.Range(0, heats.Count).MaxBy(at => heats[at]);
        var even = Enumerable.Range(0, most - 1).Select(i => (int)((long)i * last / (most - 2)));
        return [.. even.Append(hottest).Distinct().Order().Select(at => new HeatPoint(Along(at), heats[at]))];

        double Along(int at) => last == 0 ? 0 : (double)at / last;
    }
}

/// <param name="Along">Where in the line: 0 its beginning, 1 its end.</param>
/// <param name="Heat">From 0 to 100.</param>
internal readonly record struct HeatPoint(double Along, double Heat);
