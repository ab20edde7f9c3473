using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Goodwill;

public class GoodwillBookTests
{
    [Fact]
    public void The_shipped_book_reads_back_as_it_is_written()
    {
        var book = GoodwillBook.Shipped;
        GoodwillFile.Write(GoodwillFile.Read(GoodwillFile.Write(book))).ShouldBe(GoodwillFile.Write(book));
        book.Remedies.Count(remedy => remedy.Goodwill).ShouldBeGreaterThan(2);
        book.Remedies.ShouldAllBe(remedy => remedy.Wants != null && remedy.Wants.Count > 0);
    }

    [Fact]
    public void A_limit_grows_with_heat_and_broken_promises_and_no_limit_is_none()
    {
        var book = GoodwillBook.Shipped;
        book.LimitOf("agent", new(Band.Calm, 0)).ShouldBe(1500);
        book.LimitOf("agent", new(Band.Furious, 2)).ShouldBe(6000);
        book.LimitOf("lead", new(Band.Angry, 0)).ShouldBe(25000);
        book.LimitOf("admin", new(Band.Calm, 0)).ShouldBeNull();
    }

    [Theory]
    [InlineData("\"currency\":\"GBP\"", "\"currency\":\"pounds\"", "three letters")]
    [InlineData("\"monthlyBudget\":200000", "\"monthlyBudget\":-1", "budget")]
    [InlineData("\"costPercent\":60", "\"costPercent\":-60", "costs us")]
    [InlineData("\"code\":\"voucher\"", "\"code\":\"credit\"", "same code")]
    [InlineData("\"role\":\"lead\"", "\"role\":\"agent\"", "one limit")]
    [InlineData("\"calm\":1500", "\"calm\":9223372036854775807", "limit")]
    [InlineData("\"name\":\"A voucher\"", "\"name\":\"\"", "name")]
    public void What_cannot_be_used_is_refused_in_words(string right, string wrong, string words)
    {
        var json = GoodwillFile.Write(GoodwillBook.Shipped);
        json.ShouldContain(right);
        Should.Throw<FormatException>(() => GoodwillFile.Read(json.Replace(right, wrong, StringComparison.Ordinal))).Message.ShouldContain(words);
    }

    [Fact]
    public void A_remedy_says_which_cases_it_is_not_for()
    {
        var gift = GoodwillBook.Shipped.Remedy("gift")!;
        gift.Ineligible(Story.Begin(heat: 20).State)!.Code.ShouldBe("remedy_not_eligible");
        var story = Story.Begin(heat: 70);
        gift.Ineligible(story.State).ShouldBeNull();
        story.Do(new GiveGoodwill("gift", new Money(500, "GBP"), null, Guid.NewGuid()));
        gift.Ineligible(story.State)!.Code.ShouldBe("remedy_once");
        GoodwillBook.Shipped.Remedy("voucher")!.Ineligible(Story.Begin(concerns: ["account.fraud"]).State)!.Code.ShouldBe("remedy_not_eligible");
    }

    [Fact]
    public void The_cost_of_a_remedy_never_overflows() => GoodwillBook.Shipped.Remedy("voucher")!.CostOf(Money.Most).ShouldBe(600_000_000_000);
}
