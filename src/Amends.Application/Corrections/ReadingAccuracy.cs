using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Corrections;

/// <summary>How often the readings of this house were right, by what its own people looked at and put right.</summary>
internal sealed class ReadingAccuracy(IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    public const int Days = 90;

    /// <summary>With fewer nothing is claimed.</summary>
    public const int Least = 20;

    private const int Most = 20_000;
    private const double Found = 0.5;

    public async Task<Accuracy> Handle(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var since = time.Now() - Duration.FromDays(Days);
        var messages = await LookedAt(db, since).OrderByDescending(m => m.Key).Take(Most).Select(m => new { m.Id, m.Reading }).ToListAsync(cancel);
        var ids = messages.Select(m => m.Id).ToHashSet();
        var rows = await db.Corrections.AsNoTracking().Where(c => c.At >= since).OrderBy(c => c.Sequence).ToListAsync(cancel);
        var standing = rows.GroupBy(row => row.MessageId).Select(group => group.Last()).Where(row => !row.Withdrawn && ids.Contains(row.MessageId)).ToDictionary(row => row.MessageId);
        var codes = new Dictionary<string, CodeAccuracy>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            foreach (var code in Codes(message.Reading!))
                codes[code] = codes.GetValueOrDefault(code, new(code, 0, 0, 0)) with { Read = codes.GetValueOrDefault(code)?.Read + 1 ?? 1 };
            foreach (var (code, applies) in standing.TryGetValue(message.Id, out var row) ? Decisions(row, message.Reading!) : [])
            {
                var one = codes.GetValueOrDefault(code, new(code, 0, 0, 0));
                codes[code] = applies ? one with { Missed = one.Missed + 1 } : one with { Wrong = one.Wrong + 1 };
            }
        }
        return new(messages.Count, standing.Count, standing.Values.Count(row => row.Heat is not null), [.. codes.Values.OrderByDescending(code => code.Read + code.Missed).ThenBy(code => code.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Customers' messages after which a colleague read or wrote on the case.</summary>
    private static IQueryable<MessageRow> LookedAt(AmendsDb db, Instant since) => db.Messages.AsNoTracking().Where(m =>
        m.At >= since && m.Direction == Direction.Inbound && m.Reading != null
        && db.Timeline.Any(t => t.ComplaintId == m.ComplaintId && t.ByKind == ActorKind.Colleague && t.At >= m.At
            && (t.Kind == "message_read" || t.Kind == "message_sent" || t.Kind == "reading_corrected")));

    private static IEnumerable<string> Codes(string reading)
    {
        var read = Json.Read<Reading>(reading);
        return read.Concerns.Concat(read.Wants).Where(code => code.Score >= Found && code.Code != "none").Select(code => code.Code);
    }

    // What a person confirmed was read already; only what is new was missed.
    private static IEnumerable<(string Code, bool Applies)> Decisions(CorrectionRow row, string reading)
    {
        var read = Codes(reading).ToHashSet(StringComparer.Ordinal);
        return row.Decisions.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => (Code: one[1..], Applies: one[0] == '+'))
            .Where(one => one.Code != OwnCodes.Complaint && one.Applies != read.Contains(one.Code));
    }
}

/// <param name="LookedAt">Readings that a colleague had before them.</param>
/// <param name="Corrected">Of these, put right.</param>
/// <param name="Heat">Of these, in their heat.</param>
public sealed record Accuracy(int LookedAt, int Corrected, int Heat, IReadOnlyList<CodeAccuracy> Codes)
{
    public bool IsEnough => LookedAt >= ReadingAccuracy.Least;
}

/// <param name="Read">How often the reader found it.</param>
/// <param name="Wrong">Of these, how often people took it away.</param>
/// <param name="Missed">How often people added it.</param>
public sealed record CodeAccuracy(string Code, int Read, int Wrong, int Missed);
