using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

public class UninformedTests
{
    private static readonly Charter Standard = Charter.Service(BusinessCalendar.Weekdays("office", DateTimeZone.Utc, [Hours.Parse("09:00-17:00")]));

    [Fact]
    public void The_next_word_is_due_by_the_standard_after_the_last_one_also_without_progress()
    {
        var story = Story.Begin();
        Charter.UpdateDue(story.State, Standard).ShouldBeNull("a reply is due first");
        story.Reply();
        var due = Charter.UpdateDue(story.State, Standard)!.Value;
        due.ShouldBe(Instant.FromUtc(2026, 3, 4, 17, 0));
        story.Refused(new RaiseUninformed(due), Actor.Amends).Code.ShouldBe("update_not_due");
        story.Pass(57).Do(new RaiseUninformed(due), Actor.Amends);
        story.State.UninformedAt.ShouldBe(story.Now);
        story.Refused(new RaiseUninformed(due), Actor.Amends).Code.ShouldBe("uninformed_raised");
        story.Reply();
        story.State.UninformedAt.ShouldBeNull();
        story.Refused(new RaiseUninformed(due), Actor.Amends).Code.ShouldBe("informed");
    }

    [Fact]
    public void While_the_customer_waits_for_a_reply_or_is_asked_something_there_is_no_update_to_send()
    {
        var story = Story.Begin().Reply().Hear(50).Pass(100);
        story.Refused(new RaiseUninformed(story.Now), Actor.Amends).Code.ShouldBe("reply_due");
        Charter.UpdateDue(Story.Begin().Reply().Do(new SendClarification("The parcel is late?")).State, Standard).ShouldBeNull();
        Charter.UpdateDue(Story.Begin().Reply().Resolved().State, Standard).ShouldBeNull();
    }
}
