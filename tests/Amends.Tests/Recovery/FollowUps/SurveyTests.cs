using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.FollowUps;

public class SurveyTests
{
    private static readonly Charter Service = ShippedCharters.Latest("service");
    private static readonly Duration Reminder = Duration.FromDays(5);

    private static Instant? AskAt(Story story) => SurveyTime.Of(story.State, Service, Reminder);

    [Fact]
    public void They_are_asked_after_the_follow_up_and_reminded_once()
    {
        var story = Story.Begin().Reply().Resolved();
        AskAt(story).ShouldBeNull();
        story.Do(new FollowUp(FollowUpOutcome.Satisfied, null));
        AskAt(story).ShouldBe(Service.Clocks.First(clock => clock.Code == "survey").Limit.From(story.Now, Service.Calendar));
        story.Pass(hours: 30).Do(new AskSurvey(), Actor.Amends);
        story.Timeline[^1].What.ShouldBe(new SurveyAsked(false));
        AskAt(story).ShouldBe(story.Now + Reminder);
        SurveyTime.Of(story.State, Service, null).ShouldBeNull("no reminder is wanted");
        story.Pass(hours: 200).Do(new AskSurvey(), Actor.Amends);
        story.Timeline[^1].What.ShouldBe(new SurveyAsked(true));
        AskAt(story).ShouldBeNull();
        story.Refused(new AskSurvey(), Actor.Amends).Code.ShouldBe("survey_asked_twice");
    }

    [Fact]
    public void Whoever_has_answered_is_not_asked()
    {
        var story = Story.Begin().Reply().Resolved().Do(new FollowUp(FollowUpOutcome.Satisfied, null)).Do(new AnswerSurvey(2, null, null), Histories.Customer);
        AskAt(story).ShouldBeNull();
        story.Refused(new AskSurvey(), Actor.Amends).Code.ShouldBe("survey_answered");
    }

    [Fact]
    public void A_case_that_was_closed_without_a_follow_up_is_asked_about_too()
    {
        var story = Story.Begin().Reply().Resolved().Do(new Close(null));
        AskAt(story).ShouldNotBeNull();
        story.Do(new AskSurvey(), Actor.Amends).State.Stage.ShouldBe(Stage.Closed);
    }

    [Theory]
    [InlineData(0, null, null, null, null, null, null, true)]
    [InlineData(null, 2, null, null, null, null, null, true)]
    [InlineData(null, null, 2, null, null, null, null, true)]
    [InlineData(null, null, null, 2, null, null, null, true)]
    [InlineData(null, null, null, null, 2, null, null, true)]
    [InlineData(null, null, null, null, null, 1, null, true)]
    [InlineData(null, null, null, null, null, null, 2, true)]
    [InlineData(1, 3, 3, 3, 3, 3, 3, false)]
    public void A_low_score_brings_the_case_back(int? right, int? fairness, int? satisfied, int? ease, int? recommend, int? outcome, int? process, bool back)
    {
        var answers = new AnswerSurvey(right, fairness, null, satisfied, ease, recommend, outcome, process);
        var story = Story.Begin().Reply().Resolved().Do(answers, Histories.Customer);
        story.State.Stage.ShouldBe(back ? Stage.Open : Stage.Resolved);
        story.State.SurveyedAt.ShouldBe(story.Now);
    }

    [Theory]
    [InlineData(72, "", true)]
    [InlineData(8, "legal", true)]
    [InlineData(8, "", false)]
    public void Upset_words_bring_it_back_and_are_heard_there_with_their_reading(double heat, string signal, bool back)
    {
        var said = new HearCustomer(Guid.NewGuid(), Channel.Form, new Heat(heat), signal.Length > 0 ? [signal] : [], ["conduct.rude"], [], []);
        var story = Story.Begin(heat: 60).Reply().Resolved().Do(new Close(null)).Do(new AnswerSurvey(2, 5, "You were rude to my mother!", Said: said), Histories.Customer);
        story.State.Stage.ShouldBe(back ? Stage.Open : Stage.Closed);
        var answered = story.Timeline.Single(entry => entry.What is SurveyAnswered);
        ((SurveyAnswered)answered.What).Heat.ShouldBe(new Heat(heat));
        if (!back)
        {
            answered.Words.ShouldBe("You were rude to my mother!");
            story.Timeline[^1].ShouldBe(answered);
            return;
        }
        answered.Words.ShouldBeNull("they are kept once, as a message");
        story.Timeline.TakeLast(3).Select(entry => entry.What.GetType()).ShouldBe([typeof(SurveyAnswered), typeof(Reopened), typeof(MessageReceived)]);
        story.State.Heat.ShouldBe(new Heat(heat));
        story.State.Unread.ShouldContain(said.MessageId);
        story.Path.Next!.Step.ShouldBe(Step.Listen);
    }

    [Fact]
    public void Answers_out_of_range_are_none()
    {
        var story = Story.Begin().Reply().Resolved();
        foreach (var answers in (AnswerSurvey[])[new(null, null, null, 6), new(null, null, null, 0), new(null, null, null, Ease: 8), new(null, null, null, Recommend: -1), new(null, null, null, Recommend: 11), new(null, null, null, Outcome: 0), new(null, null, null, Process: 6)])
            story.Refused(answers, Histories.Customer).Code.ShouldBe("survey_range");
        story.Refused(new AnswerSurvey(null, null, " "), Histories.Customer).Code.ShouldBe("survey_empty");
    }

    [Fact]
    public void Whoever_says_that_it_is_right_is_not_called() =>
        NextContact.Of(Story.Begin().Reply().Resolved().Do(new AnswerSurvey(2, null, null), Histories.Customer).State, Service).ShouldBeNull();

    [Fact]
    public void Under_twenty_answers_no_figure_is_given()
    {
        SurveyFigure.Of(SurveyQuestion.Satisfied, [(5, 19)]).ShouldBe(new SurveyFigure(SurveyQuestion.Satisfied, 19, null, null, null));
        SurveyFigure.Of(SurveyQuestion.Satisfied, []).Count.ShouldBe(0);
    }

    [Fact]
    public void Csat_is_the_share_of_fours_and_fives_nps_promoters_less_detractors_and_ces_the_mean()
    {
        var csat = SurveyFigure.Of(SurveyQuestion.Satisfied, [(5, 60), (4, 20), (1, 20)]);
        csat.Value!.Value.ShouldBe(0.8, 1e-9);
        csat.Low!.Value.ShouldBe(0.7112, 1e-3);
        csat.High!.Value.ShouldBe(0.8666, 1e-3);
        SurveyFigure.Of(SurveyQuestion.Recommend, [(10, 30), (9, 20), (8, 20), (6, 20), (0, 10)]).Value!.Value.ShouldBe(0.2, 1e-9);
        SurveyFigure.Of(SurveyQuestion.Ease, [(7, 10), (4, 10)]).Value!.Value.ShouldBe(5.5, 1e-9);
        SurveyFigure.Of(SurveyQuestion.Right, [(2, 15), (1, 5)]).Value!.Value.ShouldBe(0.75, 1e-9);
    }

    [Fact]
    public void The_bounds_hold_the_value_and_stay_within_the_measure() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        foreach (var question in Enum.GetValues<SurveyQuestion>())
        {
            var most = question switch { SurveyQuestion.Recommend => 10, SurveyQuestion.Ease => 7, SurveyQuestion.Right => 2, _ => 5 };
            var figure = SurveyFigure.Of(question, [.. Enumerable.Range(question is SurveyQuestion.Recommend or SurveyQuestion.Right ? 0 : 1, most).Select(value => (value, (long)random.Next(0, 30)))]);
            if (figure.Count < SurveyFigure.Enough)
                continue;
            figure.Value!.Value.ShouldBeInRange(figure.Low!.Value - 1e-9, figure.High!.Value + 1e-9);
        }
    }, 100);
}
