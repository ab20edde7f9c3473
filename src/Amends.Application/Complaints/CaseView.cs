using Amends.Application.Corrections;
using Amends.Application.CustomerPages;
using Amends.Application.Deadlines;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>Everything about one case, for its page.</summary>
internal sealed class CaseView(IDbContextFactory<AmendsDb> databases, Charters charters, HouseCodes codes)
{
    /// <summary>Most messages and entries shown at once, the latest; few cases have more.</summary>
    private const int Most = 500;

    public Task<Case?> Handle(Person person, string typed, CancellationToken cancel = default) => Handle(person, typed, Most, cancel);

    /// <summary>With every message, however many there are: for who takes the case elsewhere.</summary>
    public Task<Case?> Whole(Person person, string typed, CancellationToken cancel = default) => Handle(person, typed, int.MaxValue, cancel);

    private async Task<Case?> Handle(Person person, string typed, int most, CancellationToken cancel)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.VisibleTo(person).AsNoTracking().FirstOrDefaultAsync(c => c.Reference == reference, cancel);
        if (row is null)
            return null;

        var messages = await db.Messages.AsNoTracking().Where(m => m.ComplaintId == row.Id).OrderByDescending(m => m.Key).Take(most).ToListAsync(cancel);
        var timeline = await db.Timeline.AsNoTracking().Where(t => t.ComplaintId == row.Id).OrderBy(t => t.Sequence).ToListAsync(cancel);
        var entries = timeline.ConvertAll(entry => person.IsCustomer ? ForCustomers.Spare(entry.ToEntry()) : entry.ToEntry());
        var filesOf = await db.FilesOf(row.Id, messages.ConvertAll(m => m.Id), cancel);
        messages.Reverse();
        var corrected = person.IsCustomer ? [] : await StandingCorrections.Of(db, row.Id, cancel);
        var book = await charters.Book(cancel);
        var state = Json.Read<Complaint>(row.State);
        var held = book.Of(state);
        var deadlines = Charter.Deadlines(state, held);
        return new Case(
            row.Id,
            row.Reference,
            state,
            row.CustomerName,
            row.Subject,
            row.Restricted,
            row.AnswerBy,
            row.ReceivedAt,
            [.. messages.Where(m => !person.IsCustomer || m.Direction != Direction.Note).Select(m => Message(m, corrected.GetValueOrDefault(m.Id)) with { Files = [.. filesOf[m.Id]] })],
            entries,
            await Names(db, row.Owner, entries, cancel))
        {
            Path = RecoveryPath.From(entries),
            Deadlines = deadlines,
            Contact = NextContact.Of(state, held[0]),
            Urgency = Urgency.Of(state, deadlines),
            Zone = book.Standard.Calendar.Zone,
            Charters = held,
            Codes = await codes.Current(cancel),
        };
    }

    private static CaseMessage Message(MessageRow row, CorrectedReading? corrected)
    {
        var reading = row.Reading is null ? null : Json.Read<Reading>(row.Reading);
        return new(
            row.Id, row.Direction, row.Channel, row.Text, row.Html, row.At, new Actor(row.ByKind, row.ById),
            corrected is null || reading is null ? reading : StandingCorrections.Apply(corrected.Values, reading),
            row.Review is null ? null : Json.Read<Review>(row.Review))
        {
            Corrected = corrected,
        };
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Names(AmendsDb db, Guid? owner, List<TimelineEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Where(e => e.By.Kind == ActorKind.Colleague).Select(e => e.By.Id).Concat(entries.Select(e => e.What).OfType<ApprovalDelegated>().Select(e => (Guid?)e.To)).Concat(entries.Select(e => e.What).OfType<ApprovalEscalated>().Select(e => e.To)).Concat(entries.Select(e => e.What).OfType<NoteAdded>().SelectMany(e => e.Mentioned ?? []).Select(id => (Guid?)id)).Append(owner).OfType<Guid>().Distinct().ToArray();
        var names = await db.Users.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        if (names.Count < ids.Length)
        {
            foreach (var token in await db.Tokens.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToListAsync(cancel))
                names[token.Id] = token.Name;
        }
        return names;
    }
}

/// <summary>One case.</summary>
/// <param name="Messages">Oldest first; the latest 500, unless the whole case was asked for.</param>
/// <param name="Names">Of the colleagues and tokens that appear in it.</param>
public sealed record Case(
    long Id,
    string Reference,
    Complaint State,
    string CustomerName,
    string? Subject,
    bool Restricted,
    Instant AnswerBy,
    Instant ReceivedAt,
    IReadOnlyList<CaseMessage> Messages,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyDictionary<Guid, string> Names)
{
    public required RecoveryPath Path { get; init; }

    /// <summary>Unmet ones first, nearest first.</summary>
    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    /// <summary>The next word to the customer after the fix; null while none is due.</summary>
    public NextContact? Contact { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>What it is held to, the charter it began under first.</summary>
    public required IReadOnlyList<Charter> Charters { get; init; }

    /// <summary>Where the organisation's day is.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The organisation's own codes, and what it calls them.</summary>
    public required OwnCodes Codes { get; init; }
}

/// <summary>One thing said in a case.</summary>
/// <param name="Html">As it came: to be sanitised before it is shown.</param>
public sealed record CaseMessage(
    Guid Id,
    Direction Direction,
    Channel Channel,
    string Text,
    string? Html,
    Instant At,
    Actor By,
    Reading? Reading,
    Review? Review)
{
    /// <summary>Who put the reading right, and how; null where it stands as it was read. <see cref="Reading"/> is the corrected one.</summary>
    public CorrectedReading? Corrected { get; init; }

    /// <summary>What came or went with it, in order.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}
