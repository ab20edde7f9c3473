using System.Globalization;

namespace Amends.Web.Insights;

/// <summary>How many months the report on quality can be of.</summary>
internal static class QualitySpans
{
    public static IReadOnlyList<int> All { get; } = [3, 6, 12];

    /// <summary>The span of an address; the shortest where it names none that there is.</summary>
    public static int Known(string? months) => All.FirstOrDefault(one => one.ToString(CultureInfo.InvariantCulture) == months, All[0]);
}
