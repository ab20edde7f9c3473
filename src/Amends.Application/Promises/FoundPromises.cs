using System.Globalization;
using Amends.Language;
using Amends.Recovery;
using NodaTime;
using NodaTime.Text;

namespace Amends.Application.Promises;

/// <summary>Promises that the coach found in words, as the ledger takes them.</summary>
internal static class FoundPromises
{
    /// <param name="owner">Whose promise an "I" is.</param>
    /// <param name="zone">Whose days the dates are.</param>
    public static IReadOnlyList<NewPromise> From(Review review, Guid owner, Instant sent, DateTimeZone zone) =>
        [.. review.Promises.Select(found => From(found, owner, sent, zone))];

    /// <summary>Leaves out what only says the new day of a promise that is moved: it stands in the ledger already.</summary>
    public static IReadOnlyList<NewPromise> Without(IReadOnlyList<NewPromise> promises, RenegotiatePromise? moves, DateTimeZone zone) =>
        moves is null ? promises : [.. promises.Where(promise => promise.Due is not { } due || due.InZone(zone).Date != moves.Due.InZone(zone).Date)];

    private static NewPromise From(FoundPromise found, Guid owner, Instant sent, DateTimeZone zone)
    {
        var due = Due(found, zone);
        if (due <= sent)
            due = null;
        var precision = due is null ? DuePrecision.None : found.Precision == "time" ? DuePrecision.Time : DuePrecision.Day;
        var promisor = found.Actor switch { "I" => Promisor.I, "we" => Promisor.We, _ => Promisor.Other };
        var (kind, department) = PromiseSubject.Of(found.Text, promisor);
        return new(Guid.CreateVersion7(sent.ToDateTimeOffset()), found.Text, promisor, owner, due, precision, found.Start, found.Length, kind, department);
    }

    /// <summary>A date means the end of that day.</summary>
    private static Instant? Due(FoundPromise found, DateTimeZone zone)
    {
        if (found.Due is null)
            return null;
        if (LocalDatePattern.Iso.Parse(found.Due) is { Success: true } date)
            return date.Value.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() - Duration.FromSeconds(1);
        return DateTimeOffset.TryParse(found.Due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Instant.FromDateTimeOffset(time) : null;
    }
}
