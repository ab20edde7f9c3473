using Amends.Application.Paths;
using Amends.Recovery;
using Amends.Web.Shared;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public class StepNamesTests
{
    [Theory]
    [InlineData("path", Step.FollowUp, "Follow up", "follow up", "Follow up")]
    [InlineData("heard", Step.Listen, "Hear", "hear", "Hear")]
    [InlineData("heard", Step.Offer, "Offer", "offer", "Resolve: Offer")]
    [InlineData("last", Step.Acknowledge, "Acknowledge", "acknowledge", "Acknowledge")]
    [InlineData("last", Step.Own, "Own", "own", "Acknowledge: Own")]
    [InlineData("learn", Step.Own, "Apologise", "apologise", "Apologise")]
    [InlineData("own", Step.Offer, "Call by CSM", "Call by CSM", "Call by CSM")]
    [InlineData("own", Step.Agree, "Agree", "agree", "Agree")]
    public void A_step_goes_by_the_words_that_were_chosen(string words, Step step, string row, string within, string alone)
    {
        var names = new StepNames(new PathNames(words, new Dictionary<Step, string> { [Step.Offer] = "Call by CSM" }));
        (names.Of(step), names.Within(step), names.Full(step)).ShouldBe((row, within, alone));
    }
}
