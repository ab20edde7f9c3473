using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Offers;

public class OptionsBuilderTests
{
    private static readonly GoodwillBook Book = GoodwillBook.Shipped;

    private static readonly Money Loss = new(4200, "GBP");

    private static IReadOnlyList<SuggestedOption> Build(Story story, Money? loss = null, long? limit = 4000) => OptionsBuilder.Build(Book, story.State, [.. story.State.Wants], loss, limit, story.Now);

    [Fact]
    public void What_they_want_and_are_owed_comes_first_with_the_loss_as_its_amount()
    {
        var options = Build(Story.Begin(heat: 50, concerns: ["delivery.missing"], wants: ["refund"]), Loss);
        options[0].Remedy.ShouldBe("refund");
        options[0].Value.ShouldBe(Loss);
        options[0].Why.ShouldBe("they want their money back");
        options[0].Policies.Select(p => p.Code).ShouldBe(["refund_route", "courier_search"]);
        options.Count.ShouldBeInRange(2, 3);
    }

    [Fact]
    public void Somebody_angry_is_offered_something_for_the_trouble_and_the_person_in_charge()
    {
        var options = Build(Story.Begin(heat: 85, concerns: ["delivery.late"], wants: ["refund"]), Loss);
        options.Select(o => o.Remedy).ShouldBe(["refund", "voucher", "apology"]);
        options[1].Value.ShouldBe(new Money(1400, "GBP"));
    }

    [Fact]
    public void Goodwill_that_is_suggested_stays_within_what_the_colleague_may_give() =>
        Build(Story.Begin(heat: 85, wants: ["compensation"]), new Money(100_000, "GBP"), limit: 5000).Single(o => o.Remedy == "voucher").Value.ShouldBe(new Money(5000, "GBP"));

    [Fact]
    public void A_calm_customer_who_wants_to_know_why_is_offered_words_not_money() =>
        Build(Story.Begin(heat: 10, wants: ["explanation"])).ShouldAllBe(o => o.Value == null);

    [Fact]
    public void There_are_always_two_or_three_none_twice_all_eligible_in_one_currency() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 40);
        if (history.State.Stage == Stage.None)
            return;
        var loss = seed % 3 == 0 ? null : (Money?)new Money(seed % 10_000 + 1, seed % 5 == 0 ? "EUR" : "GBP");
        var options = OptionsBuilder.Build(Book, history.State, [.. history.State.Wants], loss, 4000, history.Now);
        options.Count.ShouldBeInRange(2, 3);
        options.Select(o => o.Remedy).ShouldBeUnique();
        options.ShouldAllBe(o => Book.Remedy(o.Remedy)!.Ineligible(history.State) == null && o.Title.Length > 0);
        options.Select(o => o.Value).OfType<Money>().Select(m => m.Currency).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
    });
}
