using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>
/// Finds what was said, the latest first: all words must occur in one message (the last may be only begun), or in the subject, name or address that
/// came with the complaint. A reference finds its case.
/// </summary>
internal sealed class Search(IDbContextFactory<AmendsDb> databases)
{
    private const int SmallestBatch = 50, MostRounds = 20;

    /// <summary>How far into a message the excerpt is looked for.</summary>
    private const int Looked = 4000;

    /// <param name="among">Which cases are looked at; null: all.</param>
    /// <returns>A page may hold fewer than <paramref name="limit"/>, or none, and yet go on: as far as was looked.</returns>
    public async Task<Page<Hit>> Handle(Person person, string typed, string? cursor = null, int limit = 50, Among? among = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var cases = Cases(db, person, among ?? new());
        if (Reference.TryParse(typed, out var reference) && await ByReference(cases, reference.ToString(), cancel) is { } named)
            return new([named], null);
        var words = SearchWords.Split(typed);
        return words.Count == 0 ? new([], null) : await ByWords(db, cases, words, Cursor.Parse(cursor)?.Id ?? long.MaxValue, Page.Size(limit), cancel);
    }

    private static IQueryable<ComplaintRow> Cases(AmendsDb db, Person person, Among among)
    {
        var cases = db.VisibleTo(person);
        if (among.Stage is { } stage)
            cases = cases.Where(c => c.Stage == stage);
        if (among.Owner is { } owner)
            cases = cases.Where(c => c.Owner == owner);
        return among.Unowned ? cases.Where(c => c.Owner == null) : cases;
    }

    private static Task<Hit?> ByReference(IQueryable<ComplaintRow> cases, string reference, CancellationToken cancel) =>
        cases
            .Where(c => c.Reference == reference)
            .Select(c => new Hit(0, c.Reference, c.CustomerName, c.Subject, c.Snippet, c.Stage, c.Heat, Direction.Inbound, c.ReceivedAt))
            .FirstOrDefaultAsync(cancel);

    /// <summary>The index gives keys, the latest first, a handful at a time; what the person may not see, or did not ask for, is passed over.</summary>
    private static async Task<Page<Hit>> ByWords(AmendsDb db, IQueryable<ComplaintRow> cases, IReadOnlyList<string> words, long before, int size, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var session = new Session(db.Database.GetDbConnection(), db.Database.IsSqlite());
        var (hits, batch, ended) = (new List<Hit>(), Math.Max(size + 1, SmallestBatch), false);
        for (var round = 0; round < MostRounds && hits.Count <= size && !ended; round++)
        {
            var keys = await Keys(session, words, before, batch);
            hits.AddRange(await Among(db, cases, keys, words, cancel));
            ended = keys.Count < batch;
            before = ended ? before : keys[^1];
        }
        return hits.Count > size || ended ? Page.Of(hits, size, hit => new(0, hit.MessageKey)) : new(hits, new Cursor(0, before).ToString());
    }

    private static Task<List<long>> Keys(Session session, IReadOnlyList<string> words, long before, int count) =>
        session.IsSqlite
            ? session.All(
                "SELECT rowid FROM search WHERE search MATCH @words AND rowid < @before ORDER BY rowid DESC LIMIT @count",
                row => row.GetInt64(0), SearchWords.Fts5(words), before, count)
            : session.All(
                "SELECT key FROM search WHERE words @@ to_tsquery('simple', @words) AND key < @before ORDER BY key DESC LIMIT @count",
                row => row.GetInt64(0), SearchWords.TsQuery(words), before, count);

    private static async Task<IEnumerable<Hit>> Among(AmendsDb db, IQueryable<ComplaintRow> cases, List<long> keys, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var found = await db.Messages
            .Where(m => keys.Contains(m.Key))
            .Join(cases, m => m.ComplaintId, c => c.Id, (m, c) => new { m, c })
            .OrderByDescending(both => both.m.Key)
            .Select(both => new Hit(
                both.m.Key, both.c.Reference, both.c.CustomerName, both.c.Subject, both.m.Text.Substring(0, Looked), both.c.Stage, both.c.Heat, both.m.Direction, both.m.At))
            .ToListAsync(cancel);
        return found.Select(hit => hit with { Excerpt = Excerpt(hit.Excerpt, words) });
    }

    /// <summary>The words around the first of those searched for.</summary>
    private static string Excerpt(string text, IReadOnlyList<string> words)
    {
        var at = words.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(index => index >= 0).DefaultIfEmpty(0).Min();
        if (at <= 60)
            return Words.Snippet(text);
        var start = text.LastIndexOf(' ', at - 40) + 1;
        return "… " + Words.Snippet(text[start..]);
    }
}

/// <summary>Which cases a search looks at.</summary>
/// <param name="Unowned">Those that nobody owns.</param>
public sealed record Among(Stage? Stage = null, Guid? Owner = null, bool Unowned = false);

/// <summary>A message that a search found, with its case.</summary>
/// <param name="Excerpt">Some of its words.</param>
public sealed record Hit(
    long MessageKey,
    string Reference,
    string CustomerName,
    string? Subject,
    string Excerpt,
    Stage Stage,
    double Heat,
    Direction Direction,
    Instant At);
