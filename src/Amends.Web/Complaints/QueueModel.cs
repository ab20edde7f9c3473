namespace Amends.Web.Complaints;

/// <summary>A page of the queue, hottest first.</summary>
/// <param name="Waiting">How many wait, in words: "14 waiting".</param>
/// <param name="More">Where the next page is; null on the last.</param>
public sealed record QueueModel(string Waiting, IReadOnlyList<QueueRow> Rows, string? More)
{
    /// <summary>The part that is shown, where one may be chosen; null beside a case.</summary>
    public QueueView? View { get; init; }
}

/// <summary>A case in the queue, with why it is where it is.</summary>
/// <param name="Wait">How long they have waited.</param>
/// <param name="Said">The beginning of their latest words.</param>
/// <param name="Due">What is due and when; the most pressing reason.</param>
/// <param name="DueIsPressing">Within the hour, or over.</param>
/// <param name="Why">Other reasons, most pressing first.</param>
public sealed record QueueRow(string Reference, string Name, double Heat, string Wait, string Said, string? Due, bool DueIsPressing, IReadOnlyList<string> Why, bool Current = false)
{
    /// <summary>How far the time of a clock has gone, in words: "at risk"; null where there is nothing to say.</summary>
    public string? Mark { get; init; }
}
