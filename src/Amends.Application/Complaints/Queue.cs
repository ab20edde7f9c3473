using System.Text.Json.Serialization;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>The list of cases, the most urgent first: pages by key, each one range of an index.</summary>
internal sealed class Queue(IDbContextFactory<AmendsDb> databases)
{
    public async Task<Page<QueueItem>> Handle(Person person, QueueQuery query, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = Owned(db.VisibleTo(person).AsNoTracking().Where(c => c.Stage == query.Stage), query);
        return query.Sort switch
        {
            QueueSort.Heat => await ByHeat(db, rows, query, cancel),
            QueueSort.Received => await ByReceived(db, rows, query, cancel),
            QueueSort.Due => await ByDue(db, rows, query, cancel),
            _ => await ByUrgency(db, rows, query, cancel),
        };
    }

    private static IQueryable<ComplaintRow> Owned(IQueryable<ComplaintRow> rows, QueueQuery query) => query switch
    {
        { Unowned: true } => rows.Where(c => c.Owner == null),
        { Owner: { } owner } => rows.Where(c => c.Owner == owner),
        _ => rows,
    };

    private static Task<Page<QueueItem>> ByUrgency(AmendsDb db, IQueryable<ComplaintRow> rows, QueueQuery query, CancellationToken cancel)
    {
        if (Cursor.Parse(query.Cursor) is { } after)
        {
            var at = Time.FromStored(after.Number);
            rows = rows.Where(c => c.AnswerBy >= at && (c.AnswerBy > at || c.Id > after.Id));
        }
        return Read(db, rows.OrderBy(c => c.AnswerBy).ThenBy(c => c.Id), query, item => new(item.AnswerBy.Stored(), item.Id), cancel);
    }

    private static Task<Page<QueueItem>> ByReceived(AmendsDb db, IQueryable<ComplaintRow> rows, QueueQuery query, CancellationToken cancel)
    {
        if (Cursor.Parse(query.Cursor) is { } after)
        {
            var at = Time.FromStored(after.Number);
            rows = rows.Where(c => c.ReceivedAt <= at && (c.ReceivedAt < at || c.Id < after.Id));
        }
        return Read(db, rows.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id), query, item => new(item.ReceivedAt.Stored(), item.Id), cancel);
    }

    private static Task<Page<QueueItem>> ByDue(AmendsDb db, IQueryable<ComplaintRow> rows, QueueQuery query, CancellationToken cancel)
    {
        if (Cursor.Parse(query.Cursor) is { } after)
        {
            Instant? at = Time.FromStored(after.Number);
            rows = rows.Where(c => c.NextDue >= at && (c.NextDue > at || c.Id > after.Id));
        }
        return Read(db, rows.Where(c => c.NextDue != null).OrderBy(c => c.NextDue).ThenBy(c => c.Id), query, item => new(item.NextDue!.Value.Stored(), item.Id), cancel);
    }

    private static Task<Page<QueueItem>> ByHeat(AmendsDb db, IQueryable<ComplaintRow> rows, QueueQuery query, CancellationToken cancel)
    {
        if (Cursor.Parse(query.Cursor) is { } after)
        {
            var heat = BitConverter.Int64BitsToDouble(after.Number) is var given && double.IsFinite(given) ? given : 0;
            rows = rows.Where(c => c.Heat <= heat && (c.Heat < heat || c.Id < after.Id));
        }
        return Read(db, rows.OrderByDescending(c => c.Heat).ThenByDescending(c => c.Id), query, item => new(BitConverter.DoubleToInt64Bits(item.Heat), item.Id), cancel);
    }

    private static async Task<Page<QueueItem>> Read(AmendsDb db, IQueryable<ComplaintRow> sorted, QueueQuery query, Func<QueueItem, Cursor> cursor, CancellationToken cancel)
    {
        var size = Page.Size(query.Limit);
        var items = await sorted.Take(size + 1).Select(c => new QueueItem(
            c.Id, c.Reference, c.CustomerId, c.CustomerName, c.Channel, c.Subject, c.Snippet, c.Stage, c.Owner,
            db.Users.Where(a => a.Id == c.Owner).Select(a => a.Name).FirstOrDefault(),
            c.Heat, c.Signals, c.AnswerBy, c.WaitingSince, c.NextDue, c.NextDueCode, c.BrokenPromises, c.ReceivedAt, c.Restricted, c.Version, c.Why)).ToListAsync(cancel);
        return Page.Of(items, size, cursor);
    }
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
    int Limit = 50);

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
