using Amends.Web.Shared;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Complaints;

/// <summary>When a reply may be sent later, and what a form chose.</summary>
internal static class SendTimes
{
    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>What is offered at a click.</summary>
    public static IEnumerable<SendTime> Offered(HouseClock clock)
    {
        var today = clock.Now.InZone(clock.Zone).Date;
        yield return new("hour", ComplaintsWords.InAnHour, clock.Now + Duration.FromHours(1));
        yield return new("tomorrow", ComplaintsWords.TomorrowAtNine, At(today.PlusDays(1), clock));
        if (today.DayOfWeek != IsoDayOfWeek.Sunday)
            yield return new("monday", ComplaintsWords.MondayAtNine, At(today.With(DateAdjusters.Next(IsoDayOfWeek.Monday)), clock));
    }

    /// <summary>null: at once. What is no time lies in the past, and is refused in words.</summary>
    public static Instant? From(IFormCollection form, HouseClock clock) => form["later"].ToString() switch
    {
        "" => null,
        "at" => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(form["at"].ToString()) is { Success: true, Value: var time } ? time.InZoneLeniently(clock.Zone).ToInstant() : Instant.MinValue,
        var code => Offered(clock).FirstOrDefault(one => one.Code == code)?.At ?? Instant.MinValue,
    };

    private static Instant At(LocalDate day, HouseClock clock) => (day + Morning).InZoneLeniently(clock.Zone).ToInstant();
}

/// <summary>A time to send it, as it is offered.</summary>
public sealed record SendTime(string Code, string Words, Instant At);
