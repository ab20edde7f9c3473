using System.Globalization;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Application.Goodwill;

/// <summary>What it cost the customer, as far as their own words tell: the largest amount that they name.</summary>
internal static class Loss
{
    private const int MostMessages = 50;

    public static Money? Of(IEnumerable<CaseMessage> messages) => Largest(messages.Where(m => m.Direction == Direction.Inbound).Select(m => m.Reading).OfType<Reading>());

    public static async Task<Money?> Of(Seen seen)
    {
        var readings = await seen.Session.All(
            $"SELECT reading FROM messages WHERE complaint_id = @id AND direction = @inbound AND reading IS NOT NULL ORDER BY key LIMIT {MostMessages}",
            row => Json.Read<Reading>(row.GetString(0)), seen.Id, Direction.Inbound);
        return Largest(readings);
    }

    private static Money? Largest(IEnumerable<Reading> readings) =>
        readings.SelectMany(reading => reading.Facts).Where(fact => fact.Kind == "money").Select(fact => Parse(fact.Value)).OfType<Money>()
            .Where(money => money.MinorUnits is > 0 and <= Money.Most).Select(money => (Money?)money).MaxBy(money => money!.Value.MinorUnits);

    private static Money? Parse(string? value) =>
        value?.Split(' ') is [{ Length: 3 } currency, var units] && long.TryParse(units, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? new Money(minor, currency) : null;
}
