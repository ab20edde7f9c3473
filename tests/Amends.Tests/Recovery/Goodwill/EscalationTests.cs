using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Goodwill;

public class EscalationTests
{
    private static readonly Guid Question = Guid.NewGuid();

    [Fact]
    public void A_question_goes_up_once_and_only_when_its_time_has_passed()
    {
        var story = Story.Begin();
        story.Do(new AskApproval(Question, "May I?", null, story.Now + Duration.FromHours(4)));
        story.Refused(new EscalateApproval(Question, Histories.Tom.Id), Actor.Amends).Code.ShouldBe("approval_not_due");
        story.Pass(4);
        story.Refused(new EscalateApproval(Question, Histories.Ines.Id), Actor.Amends).Code.ShouldBe("own_approval");
        story.Do(new EscalateApproval(Question, Histories.Tom.Id), Actor.Amends);
        (story.State.Approvals[0].EscalatedTo, story.State.Approvals[0].EscalatedAt).ShouldBe((Histories.Tom.Id, story.Now));
        story.Refused(new EscalateApproval(Question, Histories.Tom.Id), Actor.Amends).Code.ShouldBe("approval_escalated");
    }

    [Fact]
    public void An_answered_question_stays_where_it_is()
    {
        var story = Story.Begin();
        story.Do(new AskApproval(Question, "May I?", null, story.Now + Duration.FromHours(4))).Do(new DecideApproval(Question, true, null), Histories.Tom).Pass(9);
        story.Refused(new EscalateApproval(Question, null), Actor.Amends).Code.ShouldBe("approval_decided");
    }
}
