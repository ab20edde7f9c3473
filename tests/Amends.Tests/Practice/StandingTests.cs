using Amends.Practice;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

public sealed class StandingTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Instant Due = Standing.EndOf(new(2026, 3, 16), Zone);
    private static readonly Programme Two = new("First weeks", ["late_delivery", "billing_error"], 60, [1, 4], 7);

    [Fact]
    public void Nothing_played_is_due_then_late()
    {
        var stands = Of();
        (stands.Done, stands.Total).ShouldBe((0, 6));
        stands.Open(Monday).Select(step => step.Scenario).ShouldBe(["late_delivery", "billing_error"]);
        stands.Late(Due).ShouldBe(0);
        stands.Late(Due + Duration.FromSeconds(1)).ShouldBe(2);
        stands.Steps.ShouldAllBe(step => step.Best == null);
    }

    [Fact]
    public void The_target_is_reached_at_it_and_not_below_and_only_by_what_began_since_it_opened()
    {
        Of(Played(0, 59), Played(-1, 90)).Steps.Single(step => step.Scenario == "late_delivery").ShouldSatisfyAllConditions(step => step.DoneAt.ShouldBeNull(), step => step.Best.ShouldBe(59));
        Of(Played(1, 60)).Done.ShouldBe(1);
    }

    [Fact]
    public void It_comes_again_weeks_after_it_was_done_with_its_own_days_and_the_step_after_that_waits_for_it()
    {
        // Done on Tuesday the third, so again from Tuesday the tenth until the end of the seventeenth.
        var stands = Of(Played(1, 70));
        var next = stands.Steps.Single(step => step.Round == 1);
        (next.Opens.InZone(Zone).LocalDateTime, next.Due.InZone(Zone).LocalDateTime).ShouldBe((new LocalDateTime(2026, 3, 10, 0, 0), new LocalDateTime(2026, 3, 17, 23, 59, 59)));
        next.State(Monday).ShouldBe(PracticeStepState.Coming);
        stands.Coming(Monday).ShouldBe(next);
        stands.Steps.ShouldNotContain(step => step.Round == 2);

        Of(Played(1, 70), Played(5, 95)).Steps.Single(step => step.Round == 1).DoneAt.ShouldBeNull("too early to count as the repeat");
        var third = Of(Played(1, 70), Played(9, 61)).Steps.Single(step => step.Round == 2);
        third.Opens.InZone(Zone).Date.ShouldBe(new(2026, 4, 8), "four weeks after it was done, in summer time");
    }

    [Fact]
    public void All_is_done_when_each_was_done_in_each_round()
    {
        PlayedScenario[] all = [.. new[] { "late_delivery", "billing_error" }.SelectMany(scenario => new[] { 1, 9, 40 }.Select(day => Played(day, 80, scenario)))];
        Of(all).IsFinished.ShouldBeTrue();
        Of(all[1..]).IsFinished.ShouldBeFalse();
    }

    [Fact]
    public void What_nobody_can_begin_counts_for_nothing() =>
        Standing.Of(Two, Monday, Due, [], new HashSet<string> { "billing_error" }, Zone).ShouldSatisfyAllConditions(stands => stands.Total.ShouldBe(3), stands => stands.Steps.ShouldHaveSingleItem());

    [Fact]
    public void A_programme_says_what_is_wrong_with_it()
    {
        Two.Problem().ShouldBeNull();
        (Two with { Name = " " }).Problem()!.Code.ShouldBe("programme_name");
        (Two with { Scenarios = [] }).Problem()!.Code.ShouldBe("programme_scenarios");
        (Two with { Target = 0 }).Problem()!.Code.ShouldBe("programme_target");
        (Two with { Repeats = [1, 53] }).Problem()!.Code.ShouldBe("programme_repeats");
        (Two with { Days = 1 }).Problem()!.Code.ShouldBe("programme_days");
    }

    private static Standing Of(params PlayedScenario[] played) => Standing.Of(Two, Monday, Due, played, new HashSet<string> { "late_delivery", "billing_error" }, Zone);

    /// <param name="day">Days after the Monday on which it was assigned.</param>
    private static PlayedScenario Played(int day, int score, string scenario = "late_delivery") =>
        new(scenario, Monday + Duration.FromDays(day), Monday + Duration.FromDays(day) + Duration.FromMinutes(10), score);
}
