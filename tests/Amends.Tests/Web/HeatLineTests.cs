using Amends.Web.Shared;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public sealed class HeatLineTests
{
    [Fact]
    public void A_line_that_is_thinned_keeps_its_beginning_its_end_and_the_hottest_moment()
    {
        Prop.ForAll(Gen.Choose(0, 100).NonEmptyListOf().Select(heats => heats.Select(heat => (double)heat).ToList()).ToArbitrary(), Gen.Choose(3, 18).ToArbitrary(), (heats, most) =>
        {
            var points = HeatLine.Thinned(heats, most);
            points.Count.ShouldBe(Math.Min(points.Count, most));
            points.Count.ShouldBeGreaterThanOrEqualTo(Math.Min(heats.Count, most - 1));
            (points[0].Heat, points[^1].Heat, points.Max(p => p.Heat)).ShouldBe((heats[0], heats[^1], heats.Max()));
            points.Select(p => p.Along).ShouldBeInOrder();
            (points[0].Along, points[^1].Along).ShouldBe((0, heats.Count > 1 ? 1 : 0));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_rage_in_the_middle_of_a_long_case_is_seen()
    {
        double[] heats = [.. Enumerable.Repeat(20.0, 500), 97, .. Enumerable.Repeat(15.0, 400)];
        HeatLine.Thinned(heats, 8).ShouldContain(p => p.Heat == 97);
    }
}
