using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Corrections;

/// <summary>The corrections of a case that count now.</summary>
internal static class StandingCorrections
{
    public static async Task<Dictionary<Guid, CorrectedReading>> Of(AmendsDb db, long complaint, CancellationToken cancel)
    {
        var rows = await db.Corrections.AsNoTracking().Where(c => c.ComplaintId == complaint).OrderBy(c => c.Sequence).ToListAsync(cancel);
        return rows.GroupBy(row => row.MessageId).Select(group => group.Last()).Where(row => !row.Withdrawn)
            .ToDictionary(row => row.MessageId, row => new CorrectedReading(Values(row), new Actor(row.ByKind, row.ById), row.At));
    }

    /// <summary>The reading as the colleague sees it. What a person says is sure.</summary>
    public static Reading Apply(Correction values, Reading reading) => reading with
    {
        Heat = values.Heat?.Value ?? reading.Heat,
        Band = values.Heat is { } heat ? (HeatBand)(int)heat.Band : reading.Band,
        Complaint = values.Complaint is { } complaint ? (complaint ? 1 : 0) : reading.Complaint,
        Concerns = Sure(values.Concerns, reading.Concerns),
        Wants = Sure(values.Wants, reading.Wants),
    };

    public static string? Joined(IReadOnlyList<string>? codes) => codes is null ? null : string.Join(' ', codes);

    private static Correction Values(CorrectionRow row) =>
        new(row.Heat is { } heat ? new Recovery.Heat(heat) : null, row.Complaint, Split(row.Concerns), Split(row.Wants));

    private static string[]? Split(string? codes) => codes?.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<ScoredCode> Sure(IReadOnlyList<string>? codes, IReadOnlyList<ScoredCode> read) =>
        codes is null ? read : [.. codes.Select(code => new ScoredCode(code, 1))];
}

/// <summary>A reading that somebody put right.</summary>
public sealed record CorrectedReading(Correction Values, Actor By, Instant At);
