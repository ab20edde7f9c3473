using System.Globalization;

namespace Amends.Web.Commands.Evaluation;

/// <summary>One row of the table.</summary>
/// <param name="Published">What others reached, and who.</param>
internal sealed record Row(string DataSet, string Measure, int Count, double Ours, string Published)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"| {DataSet} | {Measure} | {Count} | {Ours:F3} | {Published} |");
}
