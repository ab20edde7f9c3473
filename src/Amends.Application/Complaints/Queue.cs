using System.Text.Json.Serialization;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>The list of cases, the most urgent first: pages by key, each one range of an index.</summary>
internal sealed class Queue(IDbContextFactory<AmendsDb> databases)
{
    /// <summary>A larger team is read as its first by name.</summary>
    private const int MostInTeam = 60;

    /// <summary>From here on somebody is angry.</summary>
    internal const double Angry = 60;

    public async Task<Page<QueueItem>> Handle(Person person, QueueQuery query, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var items = await Rows(db, person, query).ToListAsync(cancel);
        return Page.Of(items, Page.Size(query.Limit), item => new(Key(item, query.Sort), item.Id));
    }

    /// <summary>Of those that the person's team has taken, the most urgent first: the pages of its people, each a range of an index, put together. A person in no team has none.</summary>
    public Task<Page<QueueItem>> OfTeam(Person person, string? cursor = null, int limit = 50, CancellationToken cancel = default) => OfTeam(person, new QueueQuery(Cursor: cursor, Limit: limit), cancel);

    /// <param name="query">What else they must be; whose is not asked.</param>
    public async Task<Page<QueueItem>> OfTeam(Person person, QueueQuery query, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var team = await db.Users.Where(a => a.Id == person.Id).Select(a => a.TeamId).FirstOrDefaultAsync(cancel);
        var people = team is null ? [] : await db.Users.Where(a => a.TeamId == team).OrderBy(a => a.NameKey).Take(MostInTeam).Select(a => a.Id).ToListAsync(cancel);
        var items = new List<QueueItem>();
        foreach (var owner in people)
            items.AddRange(await Rows(db, person, query with { Owner = owner, Sort = QueueSort.Urgency }).ToListAsync(cancel));
        return Page.Of([.. items.OrderBy(item => item.AnswerBy).ThenBy(item => item.Id).Take(Page.Size(query.Limit) + 1)], Page.Size(query.Limit), item => new(Key(item, QueueSort.Urgency), item.Id));
    }

    /// <summary>One row more than the page holds, if there are more.</summary>
    public static IQueryable<QueueItem> Rows(AmendsDb db, Person person, QueueQuery query)
    {
        var rows = Owned(db.VisibleTo(person).AsNoTracking().Where(c => c.Stage == query.Stage), query);
        if (query.DueBy is { } until)
            rows = rows.Where(c => c.NextDue <= until);
        if (query.AngryAndWaiting)
            rows = rows.Where(c => c.Heat >= Angry && c.WaitingSince != null);
        if (query.Channel is { } channel)
            rows = rows.Where(c => c.Channel == channel);
        if (query.HeatFrom is { } heat)
            rows = rows.Where(c => c.Heat >= heat);
        if (query.WaitingSince is { } since)
            rows = rows.Where(c => c.WaitingSince <= since);
        var after = Cursor.Parse(query.Cursor);
        var sorted = query.Sort switch
        {
            QueueSort.Heat => ByHeat(rows, after),
            QueueSort.Received => ByReceived(rows, after),
            QueueSort.Due => ByDue(rows, after),
            _ => ByUrgency(rows, after),
        };
        return sorted.Take(Page.Size(query.Limit) + 1).Select(c => new QueueItem(
            c.Id, c.Reference, c.CustomerId, c.CustomerName, c.Channel, c.Subject, c.Snippet, c.Stage, c.Owner,
            db.Users.Where(a => a.Id == c.Owner).Select(a => a.Name).FirstOrDefault(),
            c.Heat, c.Signals, c.AnswerBy, c.WaitingSince, c.NextDue, c.NextDueCode, c.BrokenPromises, c.ReceivedAt, c.Restricted, c.Version, c.Why));
    }

    private static IQueryable<ComplaintRow> Owned(IQueryable<ComplaintRow> rows, QueueQuery query) => query switch
    {
        { Unowned: true } => rows.Where(c => c.Owner == null),
        { Owner: { } owner } => rows.Where(c => c.Owner == owner),
        _ => rows,
    };

    private static IQueryable<ComplaintRow> ByUrgency(IQueryable<ComplaintRow> rows, Cursor? after)
    {
        if (after is { Number: var ticks, Id: var id })
        {
            var at = Time.FromCursor(ticks);
            rows = rows.Where(c => c.AnswerBy >= at && (c.AnswerBy > at || c.Id > id));
        }
        return rows.OrderBy(c => c.AnswerBy).ThenBy(c => c.Id);
    }

    private static IQueryable<ComplaintRow> ByReceived(IQueryable<ComplaintRow> rows, Cursor? after)
    {
        if (after is { Number: var ticks, Id: var id })
        {
            var at = Time.FromCursor(ticks);
            rows = rows.Where(c => c.ReceivedAt <= at && (c.ReceivedAt < at || c.Id < id));
        }
        return rows.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id);
    }

    private static IQueryable<ComplaintRow> ByDue(IQueryable<ComplaintRow> rows, Cursor? after)
    {
        if (after is { Number: var ticks, Id: var id })
        {
            Instant? at = Time.FromCursor(ticks);
            rows = rows.Where(c => c.NextDue >= at && (c.NextDue > at || c.Id > id));
        }
        return rows.Where(c => c.NextDue != null).OrderBy(c => c.NextDue).ThenBy(c => c.Id);
    }

    private static IQueryable<ComplaintRow> ByHeat(IQueryable<ComplaintRow> rows, Cursor? after)
    {
        if (after is { Number: var bits, Id: var id } && double.IsFinite(BitConverter.Int64BitsToDouble(bits)))
        {
            var heat = BitConverter.Int64BitsToDouble(bits);
            rows = rows.Where(c => c.Heat <= heat && (c.Heat < heat || c.Id < id));
        }
        return rows.OrderByDescending(c => c.Heat).ThenByDescending(c => c.Id);
    }

    private static long Key(QueueItem item, QueueSort sort) => sort switch
    {
        QueueSort.Heat => BitConverter.DoubleToInt64Bits(item.Heat),
        QueueSort.Received => item.ReceivedAt.Stored(),
        QueueSort.Due => item.NextDue!.Value.Stored(),
        _ => item.AnswerBy.Stored(),
    };
}

/// <summary>Which cases, in which order, from where on.</summary>
/// <param name="Owner">Only this colleague's.</param>
/// <param name="Unowned">Only those that nobody has taken; goes before <paramref name="Owner"/>.</param>
/// <param name="Cursor">From the page before; one that cannot be read starts at the beginning.</param>
public sealed record QueueQuery(
    Stage Stage = Stage.Open,
    QueueSort Sort = QueueSort.Urgency,
    Guid? Owner = null,
    bool Unowned = false,
    string? Cursor = null,
    int Limit = 50)
{
    /// <summary>Only what falls due by then, or is over; goes with <see cref="QueueSort.Due"/>.</summary>
    public Instant? DueBy { get; init; }

    /// <summary>Only those who are angry or worse and wait for an answer; goes with <see cref="QueueSort.Heat"/>.</summary>
    public bool AngryAndWaiting { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Only those at least so hot.</summary>
    public double? HeatFrom { get; init; }

    /// <summary>Only those who have waited for our answer since then or longer.</summary>
    public Instant? WaitingSince { get; init; }
}

public enum QueueSort { Urgency, Heat, Received, Due }

/// <summary>A case as a row of the queue.</summary>
/// <param name="Signals">Signal codes, separated by spaces.</param>
/// <param name="AnswerBy">What the queue sorts by.</param>
/// <param name="NextDueCode">What falls due then.</param>
/// <param name="Why">The reasons of <see cref="Urgency"/>, as they are stored.</param>
public sealed record QueueItem(
    long Id,
    string Reference,
    Guid CustomerId,
    string CustomerName,
    Channel Channel,
    string? Subject,
    string Snippet,
    Stage Stage,
    Guid? Owner,
    string? OwnerName,
    double Heat,
    string Signals,
    Instant AnswerBy,
    Instant? WaitingSince,
    Instant? NextDue,
    string? NextDueCode,
    int BrokenPromises,
    Instant ReceivedAt,
    bool Restricted,
    int Version,
    [property: JsonIgnore] string Why)
{
    /// <summary>Why it stands where it does.</summary>
    [JsonIgnore]
    public Urgency Urgency => new(AnswerBy, Json.Read<IReadOnlyList<UrgencyReason>>(Why));
}
