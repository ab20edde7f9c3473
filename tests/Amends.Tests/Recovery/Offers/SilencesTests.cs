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

    [Fact]
    public void A_department_that_is_at_it_has_until_the_date_and_breaks_a_silence_that_was_raised()
    {
        var story = Story.Begin();
        var due = story.Now + Duration.FromHours(10);
        story.Do(new PlanAction(Step, "Find it", null, "Warehouse", due)).Do(new BeginAction(Step, "Warehouse"), Actor.Amends);
        Silences.DueAt(story.State.Actions[0]).ShouldBe(due);
        story.Refused(new BeginAction(Step, "Warehouse")).Code.ShouldBe("step_begun");

        var other = Guid.NewGuid();
        story.Do(new PlanAction(other, "Pack it", null, "Warehouse", null)).Pass(100).Do(new RaiseSilence(other), Actor.Amends);
        story.State.Actions[1].IsSilent.ShouldBeTrue();
        story.Pass(1).Do(new BeginAction(other, "Warehouse"), Actor.Amends);
        story.State.Actions[1].IsSilent.ShouldBeFalse();
        story.Refused(new RaiseSilence(other), Actor.Amends).Code.ShouldBe("silence_raised");

        var own = Guid.NewGuid();
        story.Do(new PlanAction(own, "Ring them", Histories.Ines.Id, null, null));
        story.Refused(new BeginAction(own, "Warehouse")).Code.ShouldBe("step_own");
    }
}
