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
internal sealed class CaseView(IDbContextFactory<AmendsDb> databases, Charters charters, HouseCodes codes, Colleagues colleagues)
{
    /// <summary>Most messages and entries shown at once, the latest; few cases have more.</summary>
    private const int Most = 500;

    // One of each for an installation: a query is compiled against one model, and a process may know several databases.
    private readonly Func<AmendsDb, long, int, IAsyncEnumerable<MessageRow>> _messages = EF.CompileAsyncQuery((AmendsDb db, long complaint, int most) =>
        db.Messages.Where(m => m.ComplaintId == complaint).OrderByDescending(m => m.Key).Take(most).AsNoTracking());

    private readonly Func<AmendsDb, long, IAsyncEnumerable<TimelineRow>> _timeline = EF.CompileAsyncQuery((AmendsDb db, long complaint) =>
        db.Timeline.Where(t => t.ComplaintId == complaint).OrderBy(t => t.Sequence).AsNoTracking());

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

        var messages = await _messages(db, row.Id, most).ToListAsync(cancel);
        messages.Reverse();
        var timeline = (await _timeline(db, row.Id).ToListAsync(cancel)).ConvertAll(entry => entry.ToEntry());
        var entries = person.IsCustomer ? timeline.ConvertAll(ForCustomers.Spare) : timeline;
        // The timeline tells whether there is anything to ask for.
        var filesOf = timeline.Exists(e => Chain.FilesOf(e.What) is not null) ? await db.FilesOf(row.Id, messages.ConvertAll(m => m.Id), cancel) : FilesOfMessages.None;
        var corrected = !person.IsCustomer && timeline.Exists(e => e.What is ReadingCorrected) ? await StandingCorrections.Of(db, row.Id, cancel) : [];
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

    private async Task<IReadOnlyDictionary<Guid, string>> Names(AmendsDb db, Guid? owner, List<TimelineEntry> entries, CancellationToken cancel)
    {
        var names = new Dictionary<Guid, string>();
        var atWork = await colleagues.Names(cancel);
        List<Guid> gone = [];
        foreach (var id in entries.SelectMany(Named).Append(owner).OfType<Guid>().Distinct())
        {
            if (atWork.TryGetValue(id, out var name))
                names[id] = name;
            else
                gone.Add(id);
        }
        if (gone.Count > 0)
        {
            foreach (var account in await db.Users.Where(a => gone.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToListAsync(cancel))
                names[account.Id] = account.Name;
            foreach (var token in await db.Tokens.Where(t => gone.Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToListAsync(cancel))
                names[token.Id] = token.Name;
        }
        return names;
    }

    /// <summary>Those whose names the page says where it tells of this entry.</summary>
    private static IEnumerable<Guid?> Named(TimelineEntry entry)
    {
        if (entry.By.Kind == ActorKind.Colleague)
            yield return entry.By.Id;
        switch (entry.What)
        {
            case ApprovalDelegated it:
                yield return it.To;
                break;
            case ApprovalEscalated it:
                yield return it.To;
                break;
            case NoteAdded it:
                foreach (var id in it.Mentioned ?? [])
                    yield return id;
                break;
            case CaseRestricted it:
                foreach (var id in it.Allowed)
                    yield return id;
                break;
        }
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
