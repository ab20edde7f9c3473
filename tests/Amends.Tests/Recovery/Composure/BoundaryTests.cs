using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Composure;

public class BoundaryTests
{
    [Fact]
    public void Two_polite_warnings_then_a_lead()
    {
        var story = Story.Begin();
        var first = Insult(story);
        Boundary.StepFor(story.State, first).ShouldBe(BoundaryStep.FirstWarning);
        story.Refused(new TakeToLead(first, null)).Code.ShouldBe("warn_first");
        Warn(story, first);
        Boundary.StepFor(story.State, first).ShouldBe(BoundaryStep.None);
        story.Refused(new WarnOfAbuse(first, Guid.NewGuid())).Code.ShouldBe("warned_of_this");

        var second = Insult(story);
        Boundary.StepFor(story.State, second).ShouldBe(BoundaryStep.SecondWarning);
        Warn(story, second);
        var third = Insult(story);
        Boundary.StepFor(story.State, third).ShouldBe(BoundaryStep.Lead);
        story.Refused(new WarnOfAbuse(third, Guid.NewGuid())).Code.ShouldBe("warned_twice");
        story.Do(new TakeToLead(third, "I have had enough."));
        story.State.WithLeadSince.ShouldBe(story.Now);
        story.Refused(new TakeToLead(third, null)).Code.ShouldBe("with_lead");
        Boundary.StepFor(story.State, third).ShouldBe(BoundaryStep.None);
        story.Do(new ChangeOwner(Histories.Tom.Id, null));
        story.State.WithLeadSince.ShouldBeNull();
    }

    [Fact]
    public void Somebody_who_is_furious_is_not_warned()
    {
        var story = Story.Begin(heat: 99);
        var message = story.Timeline.Select(e => e.What).OfType<MessageReceived>().Single().MessageId;
        Boundary.StepFor(story.State, message).ShouldBe(BoundaryStep.None);
        story.Refused(new WarnOfAbuse(message, Guid.NewGuid())).Code.ShouldBe("no_insult");
    }

    [Fact]
    public void A_lead_takes_the_warnings_back_and_they_count_no_more()
    {
        var story = Story.Begin();
        story.Refused(new LiftWarnings(null)).Code.ShouldBe("warnings_none");
        var first = Insult(story);
        Warn(story, first);
        story.Do(new LiftWarnings("That is how people talk here."), Histories.Tom);
        (story.State.Warned.Count, story.State.Abusive.Count, story.State.WithLeadSince).ShouldBe((0, 0, null));
        var again = Insult(story);
        Boundary.StepFor(story.State, again).ShouldBe(BoundaryStep.FirstWarning);
    }

    [Fact]
    public void The_customer_cannot_touch_any_of_it()
    {
        var story = Story.Begin();
        var insult = Insult(story);
        foreach (var command in new Command[] { new WarnOfAbuse(insult, Guid.NewGuid()), new TakeToLead(insult, null), new LiftWarnings(null) })
            story.Refused(command, Histories.Customer).Code.ShouldBe("for_colleagues");
    }

    private static Guid Insult(Story story)
    {
        story.Pass(1).Hear(85, signals: ["abuse"]);
        return story.State.Abusive[^1];
    }

    private static void Warn(Story story, Guid about) => story.Reply().Do(new WarnOfAbuse(about, Guid.NewGuid()));
}
