using Amends.Application.Promises;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application.Promises;

public class PromiseDayTests
{
    [Theory]
    [InlineData("Pacific/Honolulu")]
    [InlineData("America/New_York")]
    [InlineData("Europe/London")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Auckland")]
    [InlineData("Pacific/Tongatapu")]
    [InlineData("Pacific/Chatham")]
    public void A_promise_of_a_day_counts_on_that_day_wherever_the_house_stands(string zone)
    {
        foreach (var day in new[] { new LocalDate(2026, 1, 15), new LocalDate(2026, 7, 15) })
        {
            var midnight = day.PlusDays(1).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
            PromiseSums.DayOf(midnight, DuePrecision.Day).ShouldBe(Period.DaysBetween(new LocalDate(1970, 1, 1), day), $"{zone}, {day}");
        }
    }

    [Fact]
    public void One_of_an_hour_counts_on_the_day_in_utc() =>
        PromiseSums.DayOf(Instant.FromUtc(2026, 7, 15, 23, 59), DuePrecision.Time).ShouldBe(Period.DaysBetween(new LocalDate(1970, 1, 1), new LocalDate(2026, 7, 15)));
}
