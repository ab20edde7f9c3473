using Amends.Language.Writing;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Writing;

public class MourningTests
{
    [Theory]
    [InlineData("My mother died in March and you still write to her.", true)]
    [InlineData("My husband passed away.", true)]
    [InlineData("My nan has passed in May and her account is still open.", true)]
    [InlineData("He died before the refund came.", true)]
    [InlineData("We buried my dad on Friday.", true)]
    [InlineData("The funeral was on Monday.", true)]
    [InlineData("The fee was buried in the small print.", false)]
    [InlineData("I rang and she passed me to billing.", false)]
    [InlineData("My wife passed the parcel to a neighbour.", false)]
    [InlineData("He said the boiler died.", false)]
    [InlineData("My son's phone died after a week.", false)]
    public void A_death_is_heard_and_nothing_else(string text, bool mourns) => Mourning.In(text).ShouldBe(mourns);
}
