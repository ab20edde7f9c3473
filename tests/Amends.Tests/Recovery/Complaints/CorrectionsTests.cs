using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

public class CorrectionsTests
{
    [Fact]
    public void A_corrected_case_is_what_it_would_be_had_its_messages_been_read_right() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        var right = Complaint.Fold(Corrections.Corrected(history.Timeline));
        Written.Of(right).ShouldBe(Written.Of(history.State));
    });

    [Fact]
    public void A_correction_of_heat_moves_the_case_and_taking_it_back_moves_it_home()
    {
        var story = Story.Begin(heat: 85).Pass(1).Hear(60);
        var (first, second) = (Message(story, 0), Message(story, 1));
        var before = story.State;
        var furious = Urgency.Of(before, []);
        story.Do(Corrections.Ask(story.Timeline, first, new Correction(new Heat(10))));
        story.State.Heat.Value.ShouldBe(60);
        story.State.Peak.Value.ShouldBe(60);
        story.State.Waits.Select(wait => wait.Heat.Value).ShouldBe([10, 60]);
        Urgency.Of(story.State, []).AnswerBy.ShouldBeGreaterThan(furious.AnswerBy);
        story.Do(Corrections.Ask(story.Timeline, second, new Correction(new Heat(30), Concerns: ["delivery.drone"])));
        story.State.Heat.Band.ShouldBe(Band.Concerned);
        story.State.Concerns.ShouldContain("delivery.drone");
        story.Do(Corrections.Ask(story.Timeline, first, null)).Do(Corrections.Ask(story.Timeline, second, null));
        Written.Of(story.State with { Version = 0 }).ShouldBe(Written.Of(before with { Version = 0 }));
    }

    [Fact]
    public void What_cannot_be_corrected_is_refused_in_words()
    {
        var story = Story.Begin(heat: 85);
        var message = Message(story, 0);
        story.Refused(Corrections.Ask(story.Timeline, Guid.NewGuid(), new Correction(new Heat(10)))).Code.ShouldBe("message_unknown");
        story.Refused(Corrections.Ask(story.Timeline, message, null)).Code.ShouldBe("correction_none");
        story.Refused(Corrections.Ask(story.Timeline, message, new Correction())).Code.ShouldBe("correction_empty");
        story.Refused(Corrections.Ask(story.Timeline, message, new Correction(Wants: [" "]))).Code.ShouldBe("code_unclear");
        story.Refused(Corrections.Ask(story.Timeline, message, new Correction(new Heat(10))), Histories.Customer).Code.ShouldBe("for_colleagues");
    }

    [Fact]
    public void The_path_follows_what_a_message_is_about()
    {
        var story = Story.Begin(heat: 85, concerns: ["delivery.late"], wants: ["refund"]);
        story.Path[Step.Ask].Evidence.ShouldNotBeEmpty();
        story.Do(Corrections.Ask(story.Timeline, Message(story, 0), new Correction(Wants: [])));
        story.State.Wants.ShouldBeEmpty();
        story.Path[Step.Ask].Evidence.ShouldBeEmpty();
    }

    private static Guid Message(Story story, int at) => story.Timeline.Select(entry => entry.What).OfType<MessageReceived>().ElementAt(at).MessageId;
}
