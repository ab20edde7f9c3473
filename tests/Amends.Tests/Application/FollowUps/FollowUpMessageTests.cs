using Amends.Application.FollowUps;
using Amends.Application.Promises;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application.FollowUps;

public class FollowUpMessageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 6, 10, 0);

    [Theory]
    [InlineData(ContactKind.Ask)]
    [InlineData(ContactKind.AskAgain)]
    [InlineData(ContactKind.CloseKindly)]
    internal void The_message_names_what_was_done_promises_nothing_and_holds_no_warning(ContactKind kind)
    {
        var text = FollowUpMessage.Written(Item(kind, new DoneThing("A new kettle went out by courier", Now - Duration.FromDays(3))), "Maya", DateTimeZone.Utc, Now);
        text.ShouldContain("A new kettle went out by courier");
        text.ShouldContain("Tuesday 3 March");
        var review = DraftReviewer.Default.Review([new Turn(Speaker.Customer, "My kettle came broken and nobody answers me!")], text, Now.ToDateTimeOffset());
        review.Promises.ShouldBeEmpty(text);
        review.Warnings.Select(warning => warning.Code).ShouldBeEmpty(text);
    }

    [Fact]
    public void Where_nobody_wrote_what_was_done_it_does_not_pretend_to_know() =>
        FollowUpMessage.Written(Item(ContactKind.Ask), "Maya", DateTimeZone.Utc, Now).ShouldContain("As far as we can see");

    [Fact]
    public void For_a_call_there_are_three_things_to_say() =>
        FollowUpMessage.Spoken(Item(ContactKind.Ask), "Maya", DateTimeZone.Utc, Now).Count.ShouldBe(3);

    [Fact]
    public void A_customer_is_reached_as_they_prefer_where_we_know_how()
    {
        (IdentityKind, string)[] both = [(IdentityKind.Email, "maya@example.com"), (IdentityKind.Phone, "+44 20 7946 0000")];
        Reach.Of(Channel.Phone, Channel.Email, both).ShouldBe(new Reach(Channel.Phone, "+44 20 7946 0000", true));
        Reach.Of(null, Channel.Phone, both).ShouldBe(new Reach(Channel.Phone, "+44 20 7946 0000", false));
        Reach.Of(null, Channel.Form, both).ShouldBe(new Reach(Channel.Email, "maya@example.com", false));
        Reach.Of(Channel.Phone, Channel.Email, [both[0]]).ShouldBe(new Reach(Channel.Email, "maya@example.com", false));
        Reach.Of(null, Channel.Form, []).ShouldBe(new Reach(Channel.Form, null, false));
        Reach.Of(Channel.Form, Channel.Email, both).ShouldBe(new Reach(Channel.Form, null, true), "whoever asked for their own page is not written to");
    }

    private static FollowUpItem Item(ContactKind kind, params DoneThing[] done) => new(
        1, "AM-7K3F-2Q", 3, Guid.NewGuid(), "Maya Lund", "Broken kettle", 20, null, kind, Now, done, new Reach(Channel.Email, "maya@example.com", false));
}
