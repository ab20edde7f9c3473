using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Offers;

public class SilencesTests
{
    private static readonly Guid Step = Guid.NewGuid();

    [Fact]
    public void A_step_of_a_department_is_raised_once_at_four_fifths_of_its_time()
    {
        var story = Story.Begin();
        story.Do(new PlanAction(Step, "Find the parcel", null, "Warehouse", story.Now + Duration.FromHours(10)));
        Silences.DueAt(story.State.Actions[0]).ShouldBe(story.Now + Duration.FromHours(8));
        story.Pass(7.9);
        story.Refused(new RaiseSilence(Step), Actor.Amends).Code.ShouldBe("step_not_silent");
        story.Pass(0.1);
        story.Do(new RaiseSilence(Step), Actor.Amends);
        story.Refused(new RaiseSilence(Step), Actor.Amends).Code.ShouldBe("silence_raised");
    }

    [Fact]
    public void What_is_done_or_the_owners_own_is_never_silent()
    {
        var story = Story.Begin();
        story.Do(new PlanAction(Step, "Ring them", Histories.Ines.Id, null, null)).Pass(1000);
        story.Refused(new RaiseSilence(Step), Actor.Amends).Code.ShouldBe("step_own");
        var other = Guid.NewGuid();
        story.Do(new PlanAction(other, "Find it", null, "Warehouse", null)).Do(new CompleteAction(other, "Found.", "Warehouse"), Actor.Amends).Pass(1000);
        story.Refused(new RaiseSilence(other), Actor.Amends).Code.ShouldBe("action_done");
    }

    [Fact]
    public void Without_a_date_it_is_three_days()
    {
        var story = Story.Begin();
        story.Do(new PlanAction(Step, "Find it", null, "Warehouse", null));
        Silences.DueAt(story.State.Actions[0]).ShouldBe(story.Now + Duration.FromDays(3));
    }
}
