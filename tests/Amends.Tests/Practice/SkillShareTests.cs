using Amends.Language;
using Amends.Practice;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

public sealed class SkillShareTests
{
    [Theory]
    [InlineData(20, 20, 0.881, 1)]
    [InlineData(20, 0, 0, 0.119)]
    [InlineData(100, 50, 0.419, 0.581)]
    public void The_band_narrows_with_replies_and_stays_within_nothing_and_all(long needed, long shown, double low, double high)
    {
        var band = new SkillShare(needed, shown).Band;
        band.Low.ShouldBe(low, 0.001);
        band.High.ShouldBe(high, 0.001);
    }

    // The change is Newcombe's own example (1998, table II, a): 56 of 70 against 48 of 80, method 10.
    [Fact]
    public void Reports_show_a_wider_band_and_a_change_with_a_band_of_its_own()
    {
        var (low, high) = new SkillShare(100, 50).WideBand;
        (Math.Round(low, 3), Math.Round(high, 3)).ShouldBe((0.404, 0.596));
        var change = new SkillShare(70, 56).ChangeFrom(new(80, 48));
        (Math.Round(change.By, 4), Math.Round(change.Low, 4), Math.Round(change.High, 4)).ShouldBe((0.2, 0.0524, 0.3339));
    }

    [Fact]
    public void There_is_no_figure_before_twenty_replies_and_no_need_without_a_figure()
    {
        var few = new SkillShare(19, 0);
        (few.IsEnough, few.Missing, few.NeedsPractice).ShouldBe((false, 1, false));
        new SkillShare(20, 0).NeedsPractice.ShouldBeTrue();
        new SkillShare(20, 10).NeedsPractice.ShouldBeFalse("ten of twenty may well be chance");
        new SkillShare(400, 200).NeedsPractice.ShouldBeTrue();
    }

    [Fact]
    public void What_a_case_needs_is_what_the_coach_would_ask_for_whether_it_is_there_or_not()
    {
        Turn[] conversation = [new(Speaker.Customer, "Two weeks and no fridge! All our food is spoiled and nobody rings back. I am furious.")];
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var bare = DraftReviewer.Default.Review(conversation, "Hello.", now);
        var needed = CoachPrompts.Needed(conversation, bare, now);
        needed.Keys.ShouldContain("acknowledge");
        CoachPrompts.Missing(conversation, bare, now).Select(prompt => prompt.Principle).ShouldBeSubsetOf(needed.Where(one => !one.Value).Select(one => one.Key));
        var good = DraftReviewer.Default.Review(conversation, "Your fridge is two weeks late and your food is spoiled. I'm sorry about that; it is our mistake, and I'll bring you one by 6 tomorrow.", now);
        CoachPrompts.Needed(conversation, good, now).Keys.ShouldBe(needed.Keys, ignoreOrder: true);
        CoachPrompts.Needed(conversation, good, now).Count(one => one.Value).ShouldBeGreaterThan(needed.Count(one => one.Value));

        Turn[] thanks = [new(Speaker.Customer, "Thanks, that worked.")];
        CoachPrompts.Needed(thanks, DraftReviewer.Default.Review(thanks, "You are welcome.", now), now).ShouldBeEmpty();
    }

    [Fact]
    public void Every_principle_that_a_case_may_need_has_a_shipped_scenario_that_trains_it()
    {
        foreach (var principle in new[] { "acknowledge", "empathy", "apology", "ownership", "clarify", "options", "next_step", "timeline", "personal" })
            SkillTraining.For(principle).Count(id => ScenarioLibrary.Find(id) is not null).ShouldBe(3, principle);
        SkillTraining.For("courtesy").ShouldBeEmpty();
    }
}
