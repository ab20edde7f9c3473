using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>Rows of the queue with the reasons for their place.</summary>
internal static class QueueBuilder
{
    /// <param name="current">The case that the list stands beside; null in the queue's own page.</param>
    /// <param name="after">Where the page begins; null at the top.</param>
    public static QueueModel Build(Page<QueueItem> page, HouseClock clock, QueuePart part, InTheChat chats, string? current = null, string? after = null) => new(
        Count(page, GoesOn(after)).Fill(page.Items.Count),
        [.. page.Items.Select(item => Row(item, clock, part, current) with { InTheChat = item.Channel == Channel.Chat && chats.At(item.Reference) is { Here: true } })],
        page.Next is null ? null : new($"q-{page.Next}", QueueViews.Address(part, page.Next, current is null ? null : $"beside={current}")))
    {
        Part = part,
        Picks = current is null,
        GoesOn = GoesOn(after),
    };

    // What cannot be read begins at the top.
    private static bool GoesOn(string? after) => Cursor.Parse(after) is not null;

    private static string Count(Page<QueueItem> page, bool goesOn) => (goesOn, page.Next) switch
    {
        (true, null) => ComplaintsWords.CountMore,
        (true, _) => ComplaintsWords.CountMoreOrMore,
        (_, null) => ComplaintsWords.CountWaiting,
        _ => ComplaintsWords.CountWaitingOrMore,
    };

    private static QueueRow Row(QueueItem item, HouseClock clock, QueuePart part, string? current)
    {
        var why = item.Urgency.Why;
        var due = why.FirstOrDefault(reason => reason.Code == "due");
        return new(
            item.Reference,
            item.Version,
            part.IsAll ? $"/complaints/{item.Reference}" : $"/complaints/{item.Reference}?in={part.Code}",
            item.CustomerName,
            item.Heat,
            item.WaitingSince is { } since ? clock.Since(since) : ComplaintsWords.Answered,
            item.Snippet,
            due is null ? null : Wording.Sentence(Tell(item, due, clock)),
            due?.At is { } moment && moment - clock.Now < Duration.FromHours(1),
            [.. why.Where(reason => reason.Code is not ("heat" or "waiting" or "due" or "clock")).Select(reason => Tell(item, reason, clock)), .. With(item)],
            item.Reference == current)
        {
            Mark = Mark(why, due, clock),
            Restricted = item.Restricted,
        };
    }

    /// <summary>The clock that has gone furthest. What the due time tells by itself is not told twice.</summary>
    private static string? Mark(IReadOnlyList<UrgencyReason> why, UrgencyReason? due, HouseClock clock)
    {
        if (why.Where(reason => reason.MarkAt(clock.Now) is not null).OrderByDescending(reason => reason.MarkAt(clock.Now)).ThenBy(reason => reason.At).FirstOrDefault() is not { Label: { } label } first)
            return null;
        var words = Wording.Of(first.MarkAt(clock.Now)!.Value);
        var isDue = due is not null && due.Label == label && due.At == first.At;
        return !isDue ? $"{Wording.WithoutDue(label)}: {words}" : first.MarkAt(clock.Now) == ClockAlarm.Due ? null : words;
    }

    private static string Tell(QueueItem item, UrgencyReason reason, HouseClock clock) => new Urgency(item.AnswerBy, [reason]).Sentence(clock.Now, clock.Zone);

    private static IEnumerable<string> With(QueueItem item)
    {
        if (item.OwnerName is not null)
            yield return ComplaintsWords.WithSomebody.Fill(Wording.FirstName(item.OwnerName));
    }
}
