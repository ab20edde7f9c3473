using Amends.Application.Complaints;

namespace Amends.Web.Complaints;

/// <summary>A page of the queue, hottest first.</summary>
/// <param name="Waiting">How many wait, in words: "14 waiting"; further down how many come there: "3 more".</param>
/// <param name="More">Where the next page is; null on the last.</param>
public sealed record QueueModel(string Waiting, IReadOnlyList<QueueRow> Rows, QueueMore? More)
{
    /// <summary>The part that is shown.</summary>
    public QueuePart Part { get; init; } = QueuePart.All;

    /// <summary>What the queue's own page has besides; null beside a case.</summary>
    public QueueTools? Tools { get; init; }

    /// <summary>It begins further down: the first row is not the first of the queue.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Whether rows can be selected.</summary>
    public bool Picks { get; init; }
}

/// <summary>The next page.</summary>
/// <param name="Id">Of the frame that it comes in.</param>
public sealed record QueueMore(string Id, string Address);

/// <summary>What one does in the queue's own page.</summary>
/// <param name="Own">Views of one's own.</param>
/// <param name="Receivers">Who can be given a case.</param>
/// <param name="After">Where this page begins; null at the top.</param>
/// <param name="Did">What came of giving several cases to somebody, a moment ago.</param>
/// <param name="Trouble">Why that was not done at all.</param>
public sealed record QueueTools(IReadOnlyList<SavedView> Own, Receivers Receivers, string? After, OwnersChanged? Did = null, string? Trouble = null)
{
    /// <summary>Since when a reply waits for a second reader, longer than leads want; null where none does.</summary>
    public string? ReaderLate { get; init; }

    /// <summary>How many cases each part holds, in words; parts that are not counted are not in it.</summary>
    public IReadOnlyDictionary<QueueView, string> Counts { get; init; } = new Dictionary<QueueView, string>();
}

/// <summary>A case in the queue, with why it is where it is.</summary>
/// <param name="Wait">How long they have waited.</param>
/// <param name="Said">The beginning of their latest words.</param>
/// <param name="Due">What is due and when; the most pressing reason.</param>
/// <param name="DueIsPressing">Within the hour, or over.</param>
/// <param name="Why">Other reasons, most pressing first.</param>
public sealed record QueueRow(string Reference, int Version, string Address, string Name, double Heat, string Wait, string Said, string? Due, bool DueIsPressing, IReadOnlyList<string> Why, bool Current = false)
{
    /// <summary>How far the time of a clock has gone, in words: "at risk"; null where there is nothing to say.</summary>
    public string? Mark { get; init; }

    /// <summary>Its customer has the chat open.</summary>
    public bool InTheChat { get; init; }

    /// <summary>Not everybody here may see it.</summary>
    public bool Restricted { get; init; }
}
