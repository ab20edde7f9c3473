using Amends.Application;
using Amends.Application.Complaints;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>A part of the queue, or all of it.</summary>
public enum QueueView { All, Mine, Team, Unowned, Today, Angry, Own }

/// <summary>A part of the queue as one looks at it.</summary>
/// <param name="Saved">With <see cref="QueueView.Own"/>: a view under a name of one's own, or one that is chosen for the moment and was not kept.</param>
public sealed record QueuePart(QueueView View, SavedView? Saved = null)
{
    public static QueuePart All { get; } = new(QueueView.All);

    /// <summary>How addresses name it.</summary>
    public string Code => Saved is { } own ? IsPassing ? FilterCode.Of(own.Filters) : own.Id.ToString("N") : View.ToString().ToLowerInvariant();

    /// <summary>It is chosen for the moment.</summary>
    public bool IsPassing => Saved?.Id == Guid.Empty;

    public bool IsAll => View == QueueView.All;

    public string Name => Saved is { } own ? own.Name : QueueViews.Named.FirstOrDefault(one => one.View == View).Words ?? ComplaintsWords.Queue;
}

/// <summary>What each part of the queue holds, is called, and says where it is empty.</summary>
internal sealed class QueueViews(Queue queue, QueueCounts counts, SavedViews saved)
{
    /// <summary>In the order of their keys.</summary>
    public static IReadOnlyList<(QueueView View, string Words)> Named =>
        [(QueueView.Mine, ComplaintsWords.Mine), (QueueView.Team, ComplaintsWords.MyTeam), (QueueView.Unowned, ComplaintsWords.Nobodys), (QueueView.Today, ComplaintsWords.DueToday), (QueueView.Angry, ComplaintsWords.AngryWaiting)];

    public Task<Page<QueueItem>> Load(Person person, QueuePart part, string? after, HouseClock clock, CancellationToken cancel, int limit = 50)
    {
        var all = new QueueQuery(Cursor: after, Limit: limit);
        return part.View switch
        {
            QueueView.Mine => queue.Handle(person, all with { Owner = person.Id }, cancel),
            QueueView.Team => queue.OfTeam(person, all, cancel),
            QueueView.Unowned => queue.Handle(person, all with { Unowned = true }, cancel),
            QueueView.Today => queue.Handle(person, all with { Sort = QueueSort.Due, DueBy = EndOfToday(clock) }, cancel),
            QueueView.Angry => queue.Handle(person, all with { Sort = QueueSort.Heat, AngryAndWaiting = true }, cancel),
            QueueView.Own => Load(person, part.Saved!.Filters, all, clock, cancel),
            _ => queue.Handle(person, all, cancel),
        };
    }

    private Task<Page<QueueItem>> Load(Person person, ViewFilters filters, QueueQuery all, HouseClock clock, CancellationToken cancel)
    {
        var query = all with
        {
            Sort = filters.ByHeat ? QueueSort.Heat : QueueSort.Urgency,
            Channel = filters.Channel,
            HeatFrom = filters.HeatFrom > 0 ? filters.HeatFrom : null,
            WaitingSince = filters.WaitingHours is { } hours ? clock.Now - Duration.FromHours(hours) : null,
        };
        return filters.Whose switch
        {
            ViewWhose.Mine => queue.Handle(person, query with { Owner = person.Id }, cancel),
            ViewWhose.Team => queue.OfTeam(person, query, cancel),
            ViewWhose.Nobody => queue.Handle(person, query with { Unowned = true }, cancel),
            ViewWhose.Colleague => queue.Handle(person, query with { Owner = filters.Colleague ?? person.Id }, cancel),
            _ => queue.Handle(person, query, cancel),
        };
    }

    /// <summary>How many cases each part holds that can be counted at a glance, "99+" where there are more.</summary>
    public async Task<IReadOnlyDictionary<QueueView, string>> Counts(Person person, HouseClock clock, CancellationToken cancel)
    {
        var counted = await counts.Handle(person, EndOfToday(clock), cancel);
        return new (QueueView View, int Count)[] { (QueueView.Mine, counted.Mine), (QueueView.Unowned, counted.Unowned), (QueueView.Today, counted.Today), (QueueView.Angry, counted.Angry), (QueueView.All, counted.All) }
            .ToDictionary(one => one.View, one => one.Count > QueueCounts.Most ? ComplaintsWords.CountedOrMore.Fill(QueueCounts.Most) : Wording.Number(one.Count));
    }

    private static Instant EndOfToday(HouseClock clock) => clock.EndOf(clock.Now.InZone(clock.Zone).Date);

    /// <summary>All of it where the code names no part, and the person's own views.</summary>
    public async Task<(QueuePart Part, IReadOnlyList<SavedView> Own)> Of(Person person, string? code, CancellationToken cancel)
    {
        var own = await saved.Of(person, cancel);
        return (Named.FirstOrDefault(one => string.Equals(one.View.ToString(), code, StringComparison.OrdinalIgnoreCase)) is { View: not QueueView.All and var view } ? new(view)
            : own.FirstOrDefault(one => one.Id.ToString("N") == code) is { } found ? new(QueueView.Own, found)
            : FilterCode.Parse(code) is { } filters ? new(QueueView.Own, new(Guid.Empty, ViewWording.Of(filters, null), filters))
            : QueuePart.All, own);
    }

    public static string Address(QueuePart part, string? after = null, string? and = null)
    {
        var asked = string.Join('&', new[] { part.IsAll ? null : $"view={part.Code}", after is null ? null : $"after={after}", and }.OfType<string>());
        return asked.Length == 0 ? "/queue" : $"/queue?{asked}";
    }

    public static string Order(QueuePart part) => part switch
    {
        { View: QueueView.Today } => ComplaintsWords.NextDueFirst,
        { Saved.Filters.ByHeat: true } => ComplaintsWords.HottestFirst,
        _ => ComplaintsWords.MostUrgentFirst,
    };

    /// <summary>What is said of a part with nothing in it.</summary>
    public static (string Words, string More) Empty(QueuePart part) => part.View switch
    {
        QueueView.Mine => (ComplaintsWords.NoCaseOfYours, ComplaintsWords.TakeTheHottest),
        QueueView.Team => (ComplaintsWords.NoCaseInTeam, ComplaintsWords.IfInNoTeam),
        QueueView.Unowned => (ComplaintsWords.EverybodyHasSomebody, ComplaintsWords.EachWithColleague),
        QueueView.Today => (ComplaintsWords.NothingDueToday, ComplaintsWords.WhatIsDueLater),
        QueueView.Own => (ComplaintsWords.NothingInView.Fill(part.Name), ComplaintsWords.NoCaseLikeThat),
        _ => (ComplaintsWords.NobodyAngry, ComplaintsWords.AngryAreAnswered),
    };
}
