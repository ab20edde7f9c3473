using Amends.Application;
using Amends.Application.Complaints;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>A part of the queue, or all of it.</summary>
public enum QueueView { All, Mine, Team, Unowned, Today, Angry }

/// <summary>What each part of the queue holds, is called, and says where it is empty.</summary>
internal static class QueueViews
{
    /// <summary>In the order of their keys.</summary>
    public static IReadOnlyList<(QueueView View, string Words)> Named { get; } =
        [(QueueView.Mine, "Mine"), (QueueView.Team, "My team"), (QueueView.Unowned, "Nobody’s"), (QueueView.Today, "Due today"), (QueueView.Angry, "Angry, waiting")];

    public static Task<Page<QueueItem>> Load(Queue queue, Person person, QueueView view, string? after, HouseClock clock, CancellationToken cancel) => view switch
    {
        QueueView.Mine => queue.Handle(person, new QueueQuery(Owner: person.Id, Cursor: after), cancel),
        QueueView.Team => queue.OfTeam(person, after, cancel: cancel),
        QueueView.Unowned => queue.Handle(person, new QueueQuery(Unowned: true, Cursor: after), cancel),
        QueueView.Today => queue.Handle(person, new QueueQuery(Sort: QueueSort.Due, Cursor: after) { DueBy = clock.EndOf(clock.Now.InZone(clock.Zone).Date) }, cancel),
        QueueView.Angry => queue.Handle(person, new QueueQuery(Sort: QueueSort.Heat, Cursor: after) { AngryAndWaiting = true }, cancel),
        _ => queue.Handle(person, new QueueQuery(Cursor: after), cancel),
    };

    public static string Address(QueueView view, string? after = null) => (view, after) switch
    {
        (QueueView.All, null) => "/queue",
        (QueueView.All, _) => $"/queue?after={after}",
        (_, null) => $"/queue?view={Code(view)}",
        _ => $"/queue?view={Code(view)}&after={after}",
    };

    /// <summary>All of it where the address names no part.</summary>
    public static QueueView Of(string? code) => Named.FirstOrDefault(one => Code(one.View) == code).View;

    public static string Order(QueueView view) => view == QueueView.Today ? "next due first" : "hottest first";

    /// <summary>What is said of a part with nothing in it.</summary>
    public static (string Words, string More) Empty(QueueView view) => view switch
    {
        QueueView.Mine => ("You have no open case.", "Take the hottest that is nobody’s, or look at all of them."),
        QueueView.Team => ("Nobody in your team has an open case.", "If you are in no team, an administrator puts you into one under People."),
        QueueView.Unowned => ("Everybody has somebody.", "Each open case is with a colleague."),
        QueueView.Today => ("Nothing is due today.", "What is due later stands in all cases and under Promises."),
        _ => ("Nobody angry is waiting.", "Whoever is angry has had our answer, and it is their turn."),
    };

    private static string Code(QueueView view) => view.ToString().ToLowerInvariant();
}
