namespace Amends.Language;

/// <summary>A recurring problem: texts that tell of the same thing.</summary>
/// <param name="Label">Its most telling words or pairs of words as people wrote them, two or three, the most telling first.</param>
/// <param name="Size">How many texts.</param>
/// <param name="MeanHeat">The mean of the heat they were added with.</param>
/// <param name="Examples">The ids of the texts nearest its middle, up to nine, the nearest first.</param>
/// <param name="Counts">How many texts fell in each period, the earliest first; see <see cref="RecurringIssues"/>.</param>
public sealed record Issue(IReadOnlyList<string> Label, int Size, double MeanHeat, IReadOnlyList<long> Examples, IReadOnlyList<int> Counts)
{
    /// <summary>The label as one line: <c>refund missing · cancelled booking</c>.</summary>
    public string Title => string.Join(" · ", Label);
}
