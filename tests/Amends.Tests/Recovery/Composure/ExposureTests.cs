using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Composure;

public class ExposureTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);
    private static readonly Instant Nine = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Heat Angry = new(60), Upset = new(59.9);

    [Fact]
    public void Time_on_a_hot_case_counts_until_the_next_act_on_any_case()
    {
        var day = Exposure.Of(Today).After(1, Angry, At(0), opens: true).After(1, Angry, At(3)).After(2, Upset, At(5), opens: true).After(2, Upset, At(9));
        day.Hot.ShouldBe(Duration.FromMinutes(5));
    }

    [Fact]
    public void Whoever_goes_away_is_not_counted_as_being_there() =>
        Exposure.Of(Today).After(1, Angry, At(0), opens: true).After(1, Angry, At(70)).Hot.ShouldBe(Duration.FromMinutes(5));

    [Fact]
    public void Looking_at_the_same_case_again_is_no_act()
    {
        var open = Exposure.Of(Today).After(1, Angry, At(0), opens: true);
        open.After(1, Angry, At(4), opens: true).ShouldBe(open);
    }

    [Fact]
    public void A_case_that_is_not_hot_counts_nothing() =>
        Exposure.Of(Today).After(1, Upset, At(0), opens: true).After(1, Upset, At(4), call: Duration.FromMinutes(20)).Hot.ShouldBe(Duration.Zero);

    [Fact]
    public void A_call_counts_its_minutes_and_no_minute_counts_twice()
    {
        var typed = Exposure.Of(Today).After(1, Angry, At(0), opens: true).After(1, Angry, At(5)).After(1, Angry, At(10));
        typed.Hot.ShouldBe(Duration.FromMinutes(10));
        typed.After(1, Angry, At(15), call: Duration.FromMinutes(12)).Hot.ShouldBe(Duration.FromMinutes(15));
        typed.After(1, Angry, At(15), call: Duration.FromMinutes(25)).Hot.ShouldBe(Duration.FromMinutes(25));
        typed.After(1, Angry, At(15), call: Duration.FromHours(90)).Hot.ShouldBe(Exposure.LongestCall);
    }

    [Fact]
    public void A_pause_puts_the_case_down_and_rests_from_what_was()
    {
        var day = Exposure.Of(Today).After(1, Angry, At(0)).After(1, Angry, At(5)).Pause(At(15));
        day.IsPaused(At(14)).ShouldBeTrue();
        day.IsPaused(At(15)).ShouldBeFalse();
        day.Back().IsPaused(At(14)).ShouldBeFalse();
        day.SinceRest.ShouldBe(Duration.Zero);
        day.After(1, Angry, At(16)).Hot.ShouldBe(Duration.FromMinutes(5));
    }

    [Fact]
    public void A_new_day_begins_at_nothing_but_a_pause_over_midnight_goes_on()
    {
        var day = Exposure.Of(Today).After(1, Angry, At(0)).After(1, Angry, At(5)).Pause(At(15)).On(Today.PlusDays(1));
        (day.Hot, day.Rested, day.Case).ShouldBe((Duration.Zero, Duration.Zero, null));
        day.IsPaused(At(14)).ShouldBeTrue();
    }

    [Fact]
    public void It_never_counts_more_than_the_time_that_passed_and_the_calls_took()
    {
        Check.ForAnySeed(seed =>
        {
            var random = new Random(seed);
            var (day, minute, calls) = (Exposure.Of(Today), 0, 0);
            for (var i = 0; i < 40; i++)
            {
                minute += random.Next(0, 12);
                var call = random.Next(6) == 0 ? random.Next(1, 30) : 0;
                calls += call;
                var before = day;
                day = day.After(random.Next(3), new(random.Next(101)), At(minute), random.Next(2) == 0, call == 0 ? null : Duration.FromMinutes(call));
                day.Hot.ShouldBeGreaterThanOrEqualTo(before.Hot);
                day.Hot.ShouldBeLessThanOrEqualTo(Duration.FromMinutes(minute + calls));
            }
        });
    }

    private static Instant At(double minutes) => Nine + Duration.FromMinutes(minutes);
}
