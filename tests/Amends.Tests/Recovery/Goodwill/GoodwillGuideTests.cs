using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Goodwill;

public class GoodwillGuideTests
{
    private static readonly GoodwillBook Book = GoodwillBook.Shipped;

    private static GoodwillGuide Of(long? loss, Fault fault = Fault.Ours, double days = 0, bool refused = false, int broken = 0) =>
        GoodwillGuide.Of(Book, new(loss is { } units ? new Money(units, "GBP") : null, fault, Duration.FromDays(days), refused, broken));

    [Theory]
    [InlineData(4200, Fault.Ours, 0, false, 0, 800, 2100, 6300)]
    [InlineData(4200, Fault.Shared, 0, false, 0, 400, 1000, 6300)]
    [InlineData(4200, Fault.NotOurs, 0, false, 0, 0, 400, 6300)]
    [InlineData(4200, Fault.Ours, 21, false, 0, 1000, 2700, 6300)]
    [InlineData(4200, Fault.Ours, 0, true, 0, 2100, 4200, 6300)]
    [InlineData(4200, Fault.Ours, 70, true, 3, 3100, 4200, 6300)]
    [InlineData(50, Fault.Ours, 0, false, 0, 10, 25, 75)]
    internal void A_loss_makes_a_band_below_it_and_a_cap_above_it(long loss, Fault fault, double days, bool refused, int broken, long from, long to, long cap)
    {
        var guide = Of(loss, fault, days, refused, broken);
        (guide.From, guide.To, guide.SoftCap).ShouldBe((from, to, cap));
    }

    [Fact]
    public void Without_a_loss_it_is_a_gesture_that_grows_with_what_went_wrong()
    {
        var (little, much) = (Of(null), Of(null, days: 70, refused: true, broken: 3));
        little.From.ShouldBe(Book.Gesture.From);
        (little.To, much.To).ShouldBe((1000, 1500));
        little.Why[0].ShouldBe("no loss is known");
    }

    [Fact]
    public void It_says_why() =>
        Of(4200, days: 15, broken: 1).Why.ShouldBe(["they lost £42.00", "it was our fault", "they have waited for two weeks", "we broke one promise"]);

    [Fact]
    public void More_harm_never_means_less_and_nothing_overflows() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var facts = new GoodwillFacts(random.Next(4) == 0 ? null : new Money(random.NextInt64(0, Money.Most + 1), "GBP"), (Fault)random.Next(3), Duration.FromDays(random.Next(0, 400)), random.Next(2) == 0, random.Next(0, 10));
        var guide = GoodwillGuide.Of(Book, facts);
        guide.From.ShouldBeInRange(0, guide.To);
        guide.To.ShouldBeLessThanOrEqualTo(guide.SoftCap);
        if (facts.Loss is { MinorUnits: > 0 } loss)
            guide.To.ShouldBeLessThanOrEqualTo(loss.MinorUnits);
        foreach (var worse in new[] { facts with { Refused = true }, facts with { Wait = facts.Wait + Duration.FromDays(7) }, facts with { BrokenPromises = facts.BrokenPromises + 1 }, facts with { Fault = Fault.Ours } })
        {
            var more = GoodwillGuide.Of(Book, worse);
            more.To.ShouldBeGreaterThanOrEqualTo(guide.To);
            more.From.ShouldBeGreaterThanOrEqualTo(guide.From);
        }
    });

    [Fact]
    public void Like_gifts_have_a_median_and_a_spread_and_flag_what_is_off_by_half()
    {
        LikeGifts.Of([1000, 2000], "GBP").ShouldBeNull();
        var like = LikeGifts.Of([2000, 1000, 4000, 3000], "GBP")!;
        (like.Count, like.Median, like.Lower, like.Upper).ShouldBe((4, 2500, 1750, 3250));
        like.Differs(2500).ShouldBeFalse();
        like.Differs(3749).ShouldBeFalse();
        like.Differs(3750).ShouldBeTrue();
        like.Differs(1250).ShouldBeTrue();
        LikeGifts.Of(Enumerable.Repeat(100L, 50), "GBP")!.Count.ShouldBe(20);
        LikeGifts.Of([Money.Most, Money.Most, 0], "GBP")!.Differs(long.MaxValue).ShouldBeTrue();
    }
}
