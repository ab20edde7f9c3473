using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Goodwill;

public class GivingTests
{
    private static readonly Guid Gift = Guid.NewGuid(), Question = Guid.NewGuid();

    private static Money Pounds(long minor) => new(minor, "GBP");

    private static Story Asked(long minor = 6000) => Story.Begin().Do(new AskApproval(Question, "May I?", Pounds(minor), null, "voucher"));

    [Fact]
    public void A_gift_is_given_once_and_paid_once()
    {
        var story = Story.Begin().Do(new GiveGoodwill("voucher", Pounds(1000), null, Gift));
        story.Refused(new GiveGoodwill("voucher", Pounds(1000), null, Gift)).Code.ShouldBe("gift_given");
        story.Do(new NotePayment(Gift, "PAY-1"));
        story.Refused(new NotePayment(Gift, "PAY-1")).Code.ShouldBe("paid");
        story.Refused(new NotePayment(Gift, "PAY-2")).Words.ShouldContain("PAY-1");
        story.Refused(new NotePayment(Question, "PAY-3")).Code.ShouldBe("gift_unknown");
        story.State.Gifts.Single().Payment.ShouldBe("PAY-1");
    }

    [Fact]
    public void A_payment_is_recorded_even_after_the_case_is_closed()
    {
        var story = Story.Begin().Do(new GiveGoodwill("voucher", Pounds(1000), null, Gift)).Resolved();
        story.Do(new Close(null)).Do(new NotePayment(Gift, "PAY-1"));
        story.State.Stage.ShouldBe(Stage.Closed);
    }

    [Fact]
    public void An_answer_allows_one_gift_of_what_it_named()
    {
        var story = Asked();
        var give = new GiveGoodwill("voucher", Pounds(6000), null, Gift, Question);
        story.Refused(give).Code.ShouldBe("approval_open");
        story.Do(new DecideApproval(Question, true, null), Histories.Tom);
        story.Refused(give with { Value = Pounds(6001) }).Code.ShouldBe("approval_exceeded");
        story.Refused(give with { Remedy = "credit" }).Code.ShouldBe("approval_other");
        story.Do(give);
        story.Refused(give with { GiftId = Guid.NewGuid() }).Code.ShouldBe("approval_used");
    }

    [Fact]
    public void A_no_may_name_what_may_be_given_instead()
    {
        var story = Asked();
        story.Refused(new DecideApproval(Question, false, "Too much.", Pounds(6000)), Histories.Tom).Code.ShouldBe("counter_too_high");
        story.Refused(new DecideApproval(Question, true, null, Pounds(3000)), Histories.Tom).Code.ShouldBe("counter_granted");
        story.Refused(new DecideApproval(Question, false, null, Pounds(-1)), Histories.Tom).Code.ShouldBe("amount_negative");
        story.Do(new DecideApproval(Question, false, "Too much for a first time.", Pounds(3000)), Histories.Tom);
        story.Refused(new GiveGoodwill("voucher", Pounds(3001), null, Gift, Question)).Code.ShouldBe("approval_exceeded");
        story.Do(new GiveGoodwill("voucher", Pounds(3000), null, Gift, Question));
    }

    [Fact]
    public void A_plain_no_allows_nothing()
    {
        var story = Asked().Do(new DecideApproval(Question, false, null), Histories.Tom);
        story.Refused(new GiveGoodwill("voucher", Pounds(1), null, Gift, Question)).Code.ShouldBe("approval_declined");
    }

    [Fact]
    public void Nobody_answers_their_own_question_not_even_when_it_is_handed_to_them()
    {
        var story = Asked();
        story.Refused(new DecideApproval(Question, true, null)).Code.ShouldBe("own_approval");
        story.Refused(new DelegateApproval(Question, Histories.Ines.Id!.Value, null), Histories.Tom).Code.ShouldBe("own_approval");
        story.Do(new DelegateApproval(Question, Histories.Tom.Id!.Value, "You know them."));
        story.Refused(new DelegateApproval(Question, Histories.Tom.Id!.Value, null)).Code.ShouldBe("delegation_unchanged");
        story.Do(new DecideApproval(Question, true, null), Histories.Tom);
        story.Refused(new DelegateApproval(Question, Guid.NewGuid(), null)).Code.ShouldBe("approval_decided");
    }

    [Fact]
    public void Amounts_that_are_negative_too_large_or_in_another_currency_are_refused_in_words()
    {
        var story = Story.Begin().Do(new OfferOptions([new(Guid.NewGuid(), "refund", "All of it", Pounds(4200))]));
        story.Refused(new GiveGoodwill("voucher", Pounds(-1), null)).Code.ShouldBe("amount_negative");
        story.Refused(new GiveGoodwill("voucher", Pounds(long.MaxValue), null)).Code.ShouldBe("amount_too_large");
        story.Refused(new GiveGoodwill("voucher", new Money(100, "EUR"), null)).Words.ShouldBe("The amounts on this case are in GBP. Give this one in GBP too, not in EUR.");
        story.Refused(new AskApproval(Question, "May I?", new Money(100, "EUR"), null)).Code.ShouldBe("currency_differs");
        Story.Begin().Refused(new OfferOptions([new(Guid.NewGuid(), "refund", "A", Pounds(1)), new(Guid.NewGuid(), "refund", "B", new Money(1, "USD"))])).Code.ShouldBe("currency_differs");
    }

    [Fact]
    public void Whatever_happens_no_answer_is_used_twice_and_nobody_answers_their_own() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 120);
        history.State.Gifts.Select(g => g.Id).ShouldBeUnique();
        history.State.Gifts.Where(g => g.ApprovalId is not null).Select(g => g.ApprovalId).ShouldBeUnique();
        foreach (var approval in history.State.Approvals.Where(a => a.DecidedBy is not null))
            approval.DecidedBy.ShouldNotBe(approval.AskedBy);
        history.Timeline.Select(e => e.What).OfType<GoodwillPaid>().Select(p => p.GiftId).ShouldBeUnique();
        history.State.Gifts.Select(g => g.Value).Concat(history.State.Options.Select(o => o.Value)).OfType<Money>().Select(m => m.Currency).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
    });
}
