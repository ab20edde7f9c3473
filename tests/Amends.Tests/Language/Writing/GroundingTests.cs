using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Writing;

/// <summary>The two checks that a model's answer must pass, whatever its style.</summary>
public class GroundingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 10, 0, 0, TimeSpan.Zero);
    private static readonly ReplyBrief Brief = ReplyBrief.At(Now) with { CustomerName = "Maria", AgentName = "Nora" };
    private static readonly IReadOnlyList<Turn> Said = Customers.Said("My parcel 48213 from Leeds is two weeks late.");

    [Theory]
    [InlineData("Hello Maria, your parcel 48213 is two weeks late. You hear from me by noon on Tuesday 10 March. Nora")]
    [InlineData("Hello Maria,\n\n1. I trace the parcel from Leeds.\n2. I write to you on Tuesday 10 March.")]
    [InlineData("You hear from me by 12:00 on Tuesday the 10th of March. Meanwhile, I trace it.")]
    public void What_was_said_or_given_has_a_source(string draft) => Grounding.Unsourced(draft, Said, Brief).ShouldBeEmpty();

    [Theory]
    [InlineData("Hello Sarah, I have read it.", "Sarah")]
    [InlineData("Sarah, I have read it.", "Sarah")]
    [InlineData("Your parcel 48214 is late.", "48214")]
    [InlineData("You have it by Friday.", "Friday")]
    [InlineData("It left our hall in Bradford.", "Bradford")]
    [InlineData("You have it within three days.", "three")]
    [InlineData("You get £20 back.", "20")]
    public void What_nobody_said_has_none(string draft, string made) => Grounding.Unsourced(draft, Said, Brief).ShouldContain(made);

    [Theory]
    [InlineData("I’ll refund you in full.")]
    [InlineData("You can have a voucher for your trouble.")]
    [InlineData("I’ve arranged a replacement for you.")]
    [InlineData("We will waive the fee.")]
    [InlineData("I’ll ring you tomorrow at nine in the morning.")]
    [InlineData("I’ll send it by Friday.")]
    public void A_gift_or_a_time_that_the_brief_does_not_hold_is_a_breach(string draft) => Breaches(draft).ShouldNotBeEmpty();

    [Theory]
    [InlineData("You asked for a refund, and I’ll bring you an answer.")]
    [InlineData("I’m sorry that your refund has not reached you.")]
    [InlineData("I’ll trace your refund and write to you by noon on Tuesday 10 March.")]
    public void Speaking_of_it_is_none(string draft) => Breaches(draft).ShouldBeEmpty();

    private static IReadOnlyList<string> Breaches(string draft) => Allowed.Breaches(draft, DraftReviewer.Default.Review(Said, draft, Now), Brief);
}
