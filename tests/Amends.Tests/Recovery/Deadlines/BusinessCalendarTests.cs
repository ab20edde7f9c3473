using Amends.Recovery;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

public class BusinessCalendarTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly BusinessCalendar Office = BusinessCalendar.Weekdays("office", London, [Hours.Parse("09:00-17:00")], [new(2026, 5, 4)]);
    private static readonly BusinessCalendar RoundTheClock = Always(London);

    [Fact]
    public void A_calendar_without_any_business_hour_is_refused_and_never_loops()
    {
        Should.Throw<ArgumentException>(() => new BusinessCalendar("empty", London, new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>>())).Message.ShouldContain("Give at least one day its hours");
        Should.Throw<ArgumentException>(() => BusinessCalendar.Weekdays("empty", London, []));
    }

    [Fact]
    public void Holidays_without_end_are_told_rather_than_looped_over()
    {
        var holidays = Enumerable.Range(0, 60 * 366).Select(day => new LocalDate(2026, 1, 1).PlusDays(day));
        var never = BusinessCalendar.Weekdays("never", London, [Hours.Parse("09:00-17:00")], holidays);
        Should.Throw<ArgumentOutOfRangeException>(() => never.Add(At("2026-03-02T09:00"), Duration.FromHours(1))).Message.ShouldContain("forty years");
    }

    [Theory]
    [InlineData("09:00-08:00")]
    [InlineData("09:00-24:01")]
    [InlineData("9-17")]
    [InlineData("09:00")]
    [InlineData("09:60-10:00")]
    [InlineData("")]
    public void Hours_that_are_no_interval_of_a_day_are_refused_in_words(string hours) =>
        Should.Throw<FormatException>(() => Hours.Parse(hours)).Message.ShouldContain("09:00-17:30");

    [Fact]
    public void Hours_that_overlap_are_refused() =>
        Should.Throw<ArgumentException>(() => BusinessCalendar.Weekdays("twice", London, [Hours.Parse("09:00-13:00"), Hours.Parse("12:00-17:00")])).Message.ShouldContain("overlap");

    [Theory]
    [InlineData("2026-03-02T09:00", 60, "2026-03-02T10:00")]
    [InlineData("2026-03-02T03:00", 60, "2026-03-02T10:00")]
    [InlineData("2026-03-02T16:30", 60, "2026-03-03T09:30")]
    [InlineData("2026-03-02T16:30", 30, "2026-03-02T17:00")]
    [InlineData("2026-03-06T20:00", 15, "2026-03-09T09:15")]
    [InlineData("2026-05-01T16:59", 2, "2026-05-05T09:01")]
    [InlineData("2026-03-27T16:00", 120, "2026-03-30T10:00")]
    [InlineData("2026-10-23T16:00", 120, "2026-10-26T10:00")]
    public void Business_time_counts_only_while_there_is_business(string start, int minutes, string due) =>
        Office.Add(At(start), Duration.FromMinutes(minutes)).ShouldBe(At(due));

    [Fact]
    public void Split_shifts_leave_the_break_out()
    {
        var split = BusinessCalendar.Weekdays("split", London, [Hours.Parse("14:00-18:00"), Hours.Parse("09:00-12:00")]);
        split.Add(At("2026-03-02T11:30"), Duration.FromHours(1)).ShouldBe(At("2026-03-02T14:30"));
        split.Between(At("2026-03-02T00:00"), At("2026-03-03T00:00")).ShouldBe(Duration.FromHours(7));
    }

    [Fact]
    public void A_day_that_ends_at_midnight_runs_into_the_next_without_a_gap()
    {
        var night = new BusinessCalendar("night", London, new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>>
        {
            [IsoDayOfWeek.Monday] = [Hours.Parse("20:00-24:00")],
            [IsoDayOfWeek.Tuesday] = [Hours.Parse("00:00-04:00")],
        });
        night.Between(At("2026-03-02T23:59"), LocalDateTimePattern.GeneralIso.Parse("2026-03-03T00:01:00").Value.InZoneStrictly(London).ToInstant()).ShouldBe(Duration.FromMinutes(2));
        night.Add(At("2026-03-02T22:00"), Duration.FromHours(3)).ShouldBe(At("2026-03-03T01:00"));
    }

    [Fact]
    public void The_hour_that_is_skipped_in_spring_does_not_exist_and_the_one_repeated_in_autumn_counts_twice()
    {
        RoundTheClock.Between(At("2026-03-29T00:00"), At("2026-03-30T00:00")).ShouldBe(Duration.FromHours(23));
        RoundTheClock.Between(At("2026-10-25T00:00"), At("2026-10-26T00:00")).ShouldBe(Duration.FromHours(25));
        RoundTheClock.Add(At("2026-03-29T00:00"), Duration.FromHours(2)).ShouldBe(At("2026-03-29T03:00"));
    }

    [Fact]
    public void An_interval_inside_the_skipped_hour_is_empty_that_day_and_whole_the_next()
    {
        var early = new BusinessCalendar("early", London, Enum.GetValues<IsoDayOfWeek>().Where(d => d > 0).ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[Hours.Parse("01:15-01:45")]));
        early.Between(At("2026-03-29T00:00"), At("2026-03-30T00:00")).ShouldBe(Duration.Zero);
        early.Add(At("2026-03-29T00:00"), Duration.FromMinutes(10)).ShouldBe(At("2026-03-30T01:25"));
    }

    [Fact]
    public void Where_midnight_itself_is_skipped_the_day_begins_when_the_clock_does()
    {
        var beirut = Always(DateTimeZoneProviders.Tzdb["Asia/Beirut"]);
        var night = new LocalDate(2024, 3, 31);
        beirut.Midnight(night.PlusDays(-1)).ShouldBe(beirut.Zone.AtStartOfDay(night).ToInstant());
    }

    [Theory]
    [InlineData("2026-03-06", 1, "2026-03-09")]
    [InlineData("2026-03-07", 1, "2026-03-09")]
    [InlineData("2026-03-07", 3, "2026-03-11")]
    [InlineData("2026-05-01", 1, "2026-05-05")]
    [InlineData("2026-03-09", -1, "2026-03-06")]
    [InlineData("2026-03-09", 0, "2026-03-09")]
    public void Business_days_are_counted_without_the_first(string date, int days, string expected) =>
        Office.AddDays(LocalDatePattern.Iso.Parse(date).Value, days).ShouldBe(LocalDatePattern.Iso.Parse(expected).Value);

    [Fact]
    public void Due_times_are_in_the_calendars_zone_not_the_servers()
    {
        var sydney = BusinessCalendar.Weekdays("sydney", DateTimeZoneProviders.Tzdb["Australia/Sydney"], [Hours.Parse("09:00-17:00")]);
        // Sunday evening in London is Monday morning in Sydney.
        sydney.Add(Instant.FromUtc(2026, 3, 1, 22, 0), Duration.FromHours(1)).ShouldBe(Instant.FromUtc(2026, 3, 1, 23, 0));
    }

    [Fact]
    public void A_time_at_the_end_of_the_calendar_is_answered_not_thrown() =>
        Office.Add(Instant.FromUtc(9999, 12, 30, 9, 0), Duration.FromHours(100)).ShouldBe(Instant.MaxValue);

    [Fact]
    public void Business_time_is_monotone_and_adds_up() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var calendar = AnyCalendar(random);
        var times = Enumerable.Range(0, 3).Select(_ => AnyInstant(random)).Order().ToList();
        var (first, second) = (calendar.Between(times[0], times[1]), calendar.Between(times[1], times[2]));
        first.ShouldBeGreaterThanOrEqualTo(Duration.Zero);
        first.ShouldBeLessThanOrEqualTo(times[1] - times[0]);
        (first + second).ShouldBe(calendar.Between(times[0], times[2]));
        calendar.Between(times[2], times[0]).ShouldBe(-(first + second));
    }, 300);

    [Fact]
    public void Adding_business_time_and_measuring_it_agree_and_later_starts_never_end_sooner() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var calendar = AnyCalendar(random);
        var start = AnyInstant(random);
        var time = Duration.FromMinutes(random.Next(1, 5000));
        var due = calendar.Add(start, time);
        calendar.Between(start, due).ShouldBe(time);
        calendar.Add(start, time + Duration.FromMinutes(1)).ShouldBeGreaterThan(due);
        calendar.Add(start + Duration.FromMinutes(random.Next(0, 3000)), time).ShouldBeGreaterThanOrEqualTo(due);
    }, 300);

    [Fact]
    public void Adding_business_days_and_taking_them_away_comes_back_to_the_same_business_day() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var calendar = AnyCalendar(random);
        var date = calendar.AddDays(calendar.DateOf(AnyInstant(random)), 1);
        var days = random.Next(1, 60);
        var later = calendar.AddDays(date, days);
        calendar.IsBusinessDay(later).ShouldBeTrue();
        calendar.AddDays(later, -days).ShouldBe(date);
    });

    private static BusinessCalendar Always(DateTimeZone zone) =>
        new("always", zone, Enum.GetValues<IsoDayOfWeek>().Where(day => day > 0).ToDictionary(day => day, _ => (IReadOnlyList<Hours>)[Hours.Parse("00:00-24:00")]));

    private static BusinessCalendar AnyCalendar(Random random)
    {
        string[] zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut", "UTC"];
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> { [(IsoDayOfWeek)random.Next(1, 8)] = [Hours.Parse("09:00-17:00")] };
        for (var day = 1; day <= 7; day++)
        {
            var cuts = Enumerable.Range(0, random.Next(0, 4) * 2).Select(_ => random.Next(0, Hours.EndOfDay + 1)).Distinct().Order().ToList();
            if (cuts.Count >= 2)
                week[(IsoDayOfWeek)day] = [.. Enumerable.Range(0, cuts.Count / 2).Select(i => new Hours(cuts[2 * i], cuts[2 * i + 1]))];
        }

        var holidays = Enumerable.Range(0, 20).Select(_ => new LocalDate(2026, 1, 1).PlusDays(random.Next(0, 365)));
        return new("any", DateTimeZoneProviders.Tzdb[zones[random.Next(zones.Length)]], week, holidays);
    }

    private static Instant AnyInstant(Random random) => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(0, 365 * 24 * 60));

    private static Instant At(string london) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(london).Value.InZoneStrictly(London).ToInstant();
}
