using System.Data;
using System.Data.Common;
using System.Text.Json;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.Data.Sqlite;

namespace Amends.Application.Audit;

/// <summary>
/// Checks that every timeline folds to its row, that no entry is missing, changed or added outside Amends, and that what people said is what was hashed.
/// Reads a few complaints at a time, each batch as one moment, so that it can run while others work.
/// </summary>
internal sealed class VerifyAll(Database database)
{
    private const int Batch = 200;

    /// <summary>Faults told one by one; the rest are only counted.</summary>
    private const int MostTold = 1000;

    public async Task<VerifyReport> Handle(IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        var tally = new Tally();
        long last = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            await using var transaction = await Moment(connection, cancel);
            await using var session = new Session(connection, database.IsSqlite, transaction);
            var rows = await Rows(session, last);
            if (rows.Count == 0)
                break;
            var timelines = await Timelines(session, rows[0].Id, rows[^1].Id);
            var said = await Said(session, rows[0].Id, rows[^1].Id);
            var files = await Files(session, rows[0].Id, rows[^1].Id);
            foreach (var row in rows)
                Look(row, timelines[row.Id], said, files, tally);
            last = rows[^1].Id;
            progress?.Report(tally.Complaints);
        }
        return new(tally.Complaints, tally.Entries, tally.FaultCount, tally.Faults);
    }

    /// <summary>What cannot be read is a fault of that complaint, and the others are looked at all the same.</summary>
    private static void Look(ComplaintRow row, IEnumerable<TimelineRow> timeline, IReadOnlyDictionary<Guid, string> said, ILookup<Guid, string> files, Tally tally)
    {
        try
        {
            Check(row, timeline, said, files, tally);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or InvalidCastException or NotSupportedException)
        {
            tally.Fault(row.Reference, row.Version, "what is stored cannot be read");
        }
    }

    private static void Check(ComplaintRow row, IEnumerable<TimelineRow> timeline, IReadOnlyDictionary<Guid, string> said, ILookup<Guid, string> files, Tally tally)
    {
        tally.Complaints++;
        var chain = Chain.Start(row.Reference);
        var state = Complaint.None;
        foreach (var link in timeline)
        {
            tally.Entries++;
            if (link.Sequence != state.Version + 1)
            {
                tally.Fault(row.Reference, link.Sequence, $"entry {state.Version + 1} is missing");
                return;
            }
            if (!Chain.Hash(link, chain).AsSpan().SequenceEqual(link.Hash))
            {
                tally.Fault(row.Reference, link.Sequence, "the entry does not match its hash, or does not follow the one before it");
                return;
            }
            var entry = link.ToEntry();
            if (!WordsMatch(link, entry, said))
                tally.Fault(row.Reference, link.Sequence, "the words are not those that were hashed");
            if (!FilesMatch(link, entry, files))
                tally.Fault(row.Reference, link.Sequence, "the files are not those that came or went with the message, or not whole");
            chain = link.Hash;
            state = state.Apply(entry);
        }
        if (!chain.AsSpan().SequenceEqual(row.Chain))
            tally.Fault(row.Reference, state.Version, "the timeline does not end where the complaint says it ends");
        else if (!IsFoldOf(row, state))
            tally.Fault(row.Reference, state.Version, "the timeline does not fold to the complaint's state");
    }

    /// <summary>Erased words leave no salt: then there is nothing to compare, and nothing may stand there.</summary>
    private static bool WordsMatch(TimelineRow link, TimelineEntry entry, IReadOnlyDictionary<Guid, string> said)
    {
        var words = link.Words ?? (Chain.MessageOf(entry.What) is { } id ? said.GetValueOrDefault(id) : null);
        if (link.WordsHash is null)
            return words is null;
        if (link.Salt is null)
            return string.IsNullOrEmpty(words);
        return words is not null && Chain.HashWords(link.Salt, words).AsSpan().SequenceEqual(link.WordsHash);
    }

    /// <summary>Each file that the entry names, and no other, is there with a content of its size. That the bytes are those that were hashed is not read anew: it would read every picture there is.</summary>
    private static bool FilesMatch(TimelineRow link, TimelineEntry entry, ILookup<Guid, string> files)
    {
        if (Chain.MessageOf(entry.What) is not { } message)
            return true;
        if (link.WordsHash is not null && link.Salt is null)
            return !files[message].Any();
        return files[message].Order(StringComparer.Ordinal).SequenceEqual((Chain.FilesOf(entry.What) ?? []).Order(StringComparer.Ordinal));
    }

    private static bool IsFoldOf(ComplaintRow row, Complaint state) =>
        row.Version == state.Version
        && row.Stage == state.Stage
        && row.Owner == state.Owner
        && row.CustomerId == state.CustomerId
        && row.Heat.Equals(state.Heat.Value)
        && Json.Write(Json.Read<Complaint>(row.State)) == Json.Write(state);

    private async Task<DbTransaction> Moment(DbConnection connection, CancellationToken cancel) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    private static Task<List<ComplaintRow>> Rows(Session session, long after) =>
        session.All(
            $"SELECT id, reference, customer_id, stage, owner, heat, version, chain, state FROM complaints WHERE id > @after ORDER BY id LIMIT {Batch}",
            row => new ComplaintRow
            {
                Id = row.GetInt64(0),
                Reference = row.GetString(1),
                CustomerId = row.GetGuid(2),
                Stage = (Stage)row.GetInt32(3),
                Owner = row.IsDBNull(4) ? null : row.GetGuid(4),
                Heat = row.GetDouble(5),
                Version = row.GetInt32(6),
                Chain = (byte[])row.GetValue(7),
                State = row.GetString(8),
            },
            after);

    private static async Task<ILookup<long, TimelineRow>> Timelines(Session session, long from, long to)
    {
        var rows = await session.All(
            $"SELECT {TimelineReading.Columns} FROM timeline WHERE complaint_id BETWEEN @from AND @to ORDER BY complaint_id, sequence",
            TimelineReading.Row, from, to);
        return rows.ToLookup(row => row.ComplaintId);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Said(Session session, long from, long to)
    {
        var rows = await session.All(
            "SELECT id, text FROM messages WHERE complaint_id BETWEEN @from AND @to",
            row => (Id: row.GetGuid(0), Text: row.GetString(1)), from, to);
        return rows.ToDictionary(row => row.Id, row => row.Text);
    }

    private static async Task<ILookup<Guid, string>> Files(Session session, long from, long to)
    {
        var rows = await session.All(
            "SELECT f.message_id, f.hash FROM files f JOIN file_contents c ON c.hash = f.hash AND length(c.bytes) = f.size WHERE f.complaint_id BETWEEN @from AND @to AND f.message_id IS NOT NULL",
            row => (Message: row.GetGuid(0), Hash: row.GetString(1)), from, to);
        return rows.ToLookup(row => row.Message, row => row.Hash);
    }

    private sealed class Tally
    {
        private readonly List<Fault> _faults = [];

        public long Complaints { get; set; }
        public long Entries { get; set; }
        public long FaultCount { get; private set; }
        public IReadOnlyList<Fault> Faults => _faults;

        public void Fault(string reference, int sequence, string words)
        {
            FaultCount++;
            if (_faults.Count < MostTold)
                _faults.Add(new(reference, sequence, words));
        }
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Faults">The first thousand.</param>
public sealed record VerifyReport(long Complaints, long Entries, long FaultCount, IReadOnlyList<Fault> Faults);

/// <param name="Sequence">The timeline entry at fault.</param>
public sealed record Fault(string Reference, int Sequence, string Words);
