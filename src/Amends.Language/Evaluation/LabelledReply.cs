using System.Text.Json;

namespace Amends.Language;

/// <summary>An agent's reply with what readers said of it.</summary>
/// <param name="Customer">The message that it answers.</param>
/// <param name="Labels">1 or 0 a code, in the order of <see cref="Codes"/>.</param>
/// <param name="Quality">How well it would calm and help this customer, 0 to 100.</param>
public sealed record LabelledReply(string Id, string Customer, string Draft, double[] Labels, double Quality)
{
    // No label depends on the day.
    internal static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);

    /// <summary>All codes of the <see cref="Rubric"/>: principles, then warnings.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Rubric.Principles, .. Rubric.Warnings];

    internal Turn[] Conversation => [new(Speaker.Customer, Customer)];

    /// <summary>The replies of <c>replies-*.jsonl</c>.</summary>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public static List<LabelledReply> Load(string folder) => [.. LabelledTexts.Lines(folder, "replies-*.jsonl").Select(Parse)];

    /// <summary>What the coach says of it.</summary>
    public Review Review() => DraftReviewer.Default.Review(Conversation, Draft, Sent);

    private static LabelledReply Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        var present = row.GetProperty("principles").EnumerateArray().Concat(row.GetProperty("warnings").EnumerateArray()).Select(code => code.GetString()!).ToHashSet();
        return new(
            row.GetProperty("id").GetString()!, row.GetProperty("customer").GetString()!, row.GetProperty("draft").GetString()!,
            [.. Codes.Select(code => present.Contains(code) ? 1.0 : 0)],
            row.GetProperty("quality").GetDouble());
    }
}
