using Amends.Application.Approvals;
using Amends.Recovery;
using Amends.Web.Approvals;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public class ApprovalWordingTests
{
    [Fact]
    public void A_question_that_says_how_much_stands_as_it_is() =>
        ApprovalWording.First(Asked("May I give a voucher of £1,650.00?", 165_000)).ShouldBe("May I give a voucher of £1,650.00?");

    [Fact]
    public void Nobody_agrees_to_an_amount_they_do_not_see()
    {
        ApprovalWording.First(Asked("The whole kit, as one drum is not to be had", 165_000)).ShouldBe("£1,650.00: The whole kit, as one drum is not to be had");
        ApprovalWording.First(Asked("May I give £50?", 165_000)).ShouldStartWith("£1,650.00: ");
    }

    [Fact]
    public void A_question_of_no_amount_has_none() => ApprovalWording.First(Asked("May I let her speak to you?", null)).ShouldBe("May I let her speak to you?");

    [Fact]
    public void What_follows_the_first_line_stands_apart()
    {
        var asked = Asked("May I?\nShe waited.\nLong.", null);
        ApprovalWording.First(asked).ShouldBe("May I?");
        ApprovalWording.Rest(asked).ShouldBe("She waited.\nLong.");
        ApprovalWording.Rest(Asked("May I?", null)).ShouldBeNull();
    }

    private static ApprovalItem Asked(string question, long? minorUnits) =>
        new(Guid.Empty, "AM-AAAA-AA", "Noor Visser", 60, "", question, null, minorUnits is { } units ? new Money(units, "GBP") : null, null, "Ines", default, default, null, null, default, null);
}
