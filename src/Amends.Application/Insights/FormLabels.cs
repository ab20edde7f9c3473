namespace Amends.Application.Insights;

/// <summary>
/// How the lines begin that our own form puts below a customer's words ("What would put it right: …"), in each language that it speaks. They are read with
/// the complaint, but what a thousand customers have in common through them is our form, and no issue.
/// </summary>
internal sealed class FormLabels(IReadOnlyList<string> labels)
{
    /// <summary>The customer's own words.</summary>
    public string Without(string text)
    {
        var lines = text.Split('\n');
        var own = lines.Where(line => !labels.Any(label => line.StartsWith(label, StringComparison.Ordinal))).ToList();
        return own.Count == lines.Length ? text : string.Join('\n', own).Trim();
    }
}
