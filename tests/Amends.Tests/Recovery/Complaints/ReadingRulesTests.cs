using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

/// <summary>Which replies a second person reads.</summary>
public sealed class ReadingRulesTests
{
    [Fact]
    public void Without_a_rule_nobody_reads() => new ReadingRules().Why(100, ["legal"], 0, byNew: true).ShouldBeNull();

    [Theory]
    [InlineData(80, 80.0, ReadingReason.Heat)]
    [InlineData(80, 79.9, null)]
    [InlineData(1, 0.0, null)]
    public void From_a_heat_on_all_are_read(int from, double heat, ReadingReason? why) => new ReadingRules(HeatFrom: from).Why(heat, [], 100, byNew: false).ShouldBe(why);

    [Theory]
    [InlineData("legal", ReadingReason.Signal)]
    [InlineData("churn", null)]
    public void With_a_signal_all_are_read(string signal, ReadingReason? why) => new ReadingRules(Signals: ["legal", "safety"]).Why(0, ["wait", signal], 100, byNew: false).ShouldBe(why);

    [Theory]
    [InlineData(39, ReadingReason.Score)]
    [InlineData(40, null)]
    public void Below_a_score_they_are_read(int score, ReadingReason? why) => new ReadingRules(ScoreBelow: 40).Why(0, [], score, byNew: false).ShouldBe(why);

    [Fact]
    public void Those_of_new_colleagues_are_read_where_that_is_a_rule()
    {
        new ReadingRules(NewColleagues: true).Why(0, [], 100, byNew: true).ShouldBe(ReadingReason.NewColleague);
        new ReadingRules(NewColleagues: true).Why(0, [], 100, byNew: false).ShouldBeNull();
        new ReadingRules(HeatFrom: 90).Why(0, [], 100, byNew: true).ShouldBeNull();
    }
}
