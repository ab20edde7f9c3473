using Amends.Application.FollowUps;
using Amends.Application.Surveys;
using Amends.Language;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application.FollowUps;

public class ThanksMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Late delivery", "The courier now rings before he leaves.", "The courier now rings before he leaves")]
    [InlineData("Late delivery", null, "late delivery")]
    [InlineData(null, null, "how we learn")]
    public void It_says_what_telling_us_changed_and_promises_nothing(string? cause, string? lesson, string says)
    {
        var text = ThanksMessage.Compose("Maya", "Late parcel", cause, lesson);
        text.ShouldContain(says);
        text.ShouldContain("“Late parcel”");
        Check(text);
    }

    [Theory]
    [InlineData("https://reviews.example.com/us")]
    [InlineData(null)]
    public void An_invitation_asks_for_honesty_and_makes_nothing_depend_on_it(string? address)
    {
        var text = InviteToReview.Words("Maya", new Aftercare(ReviewAddress: address));
        text.ShouldContain("Nothing depends on it");
        text.ShouldContain(address ?? "could use our help");
        Check(text);
    }

    [Fact]
    public void What_an_admin_sets_is_checked()
    {
        new Aftercare().Problem().ShouldBeNull();
        new Aftercare(ReminderDays: -1).Problem()!.Code.ShouldBe("reminder_days");
        new Aftercare(ReminderDays: 61).Problem()!.Code.ShouldBe("reminder_days");
        new Aftercare(ReviewAddress: "javascript:alert(1)").Problem()!.Code.ShouldBe("review_address");
        new Aftercare(ReviewAddress: "https://reviews.example.com/us").Problem().ShouldBeNull();
        new Aftercare(Reward: new("voucher", -1)).Problem()!.Code.ShouldBe("reward_amount");
        new Aftercare(ReminderDays: 0).Reminder.ShouldBeNull();
    }

    [Fact]
    public void A_reward_is_for_cases_that_were_as_hot_as_the_rule_says_and_for_what_the_catalogue_has()
    {
        var book = GoodwillBook.Shipped;
        var voucher = book.Remedies.First(remedy => remedy is { Goodwill: true, HasValue: true });
        var state = Recovery.Story.Begin(heat: 65).Reply().Resolved().State;
        ThankCustomer.Offer(new(voucher.Code, 500, Band.Angry), book, state).ShouldBe(new RewardOffer(voucher.Name, new Money(500, book.Currency)));
        ThankCustomer.Offer(new(voucher.Code, 500, Band.Furious), book, state).ShouldBeNull();
        ThankCustomer.Offer(new("moon", 500), book, state).ShouldBeNull();
        ThankCustomer.Offer(new(voucher.Code, null), book, state).ShouldBeNull("it needs an amount");
        ThankCustomer.Offer(null, book, state).ShouldBeNull();
    }

    private static void Check(string text)
    {
        var review = DraftReviewer.Default.Review([new Turn(Speaker.Customer, "My parcel came two weeks late and nobody answered me!")], text, Now);
        review.Promises.ShouldBeEmpty(text);
        review.Warnings.Select(warning => warning.Code).ShouldBeEmpty(text);
    }
}
