using Amends.Recovery;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Api;

/// <summary>When something is due: a time, or a date, which means the end of that day in UTC.</summary>
internal static class Dues
{
    public static (Instant? Due, DuePrecision Precision) Read(string? given, Check check, string field)
    {
        if (given is null)
            return (null, DuePrecision.None);
        if (LocalDatePattern.Iso.Parse(given) is { Success: true, Value.Year: >= 1970 and < 2200 } date)
            return (date.Value.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - Duration.FromSeconds(1), DuePrecision.Day);
        if (OffsetDateTimePattern.Rfc3339.Parse(given) is { Success: true } time && TimeJson.IsNear(time.Value))
            return (time.Value.ToInstant(), DuePrecision.Time);
        check.That(false, field, "This must be a date such as 2026-03-10 or a time such as 2026-03-10T17:00:00Z, before the year 2200.");
        return (null, DuePrecision.None);
    }
}
