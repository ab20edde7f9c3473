using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

public class UrgencyTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly BusinessCalendar Office = BusinessCalendar.Weekdays("office", London, [Hours.Parse("09:00-17:00")]);
    private static readonly Charter Service = Charter.Service(Office);

    [Fact]
    public void The_sentence_tells_why_the_case_stands_where_it_does()
    {
        var story = Story.Begin(heat: 85);
        var promise = story.Promise(hours: 0.05);
        story.Do(new MakePromise(promise)).Pass(hours: 0.1).Do(new BreakPromise(promise.Id));
        Of(story).Sentence(story.Now + Duration.FromMinutes(8), London).ShouldBe("furious, waiting 14 min, promise was due 09:03, one promise broken");
    }

    [Fact]
    public void A_fresh_furious_case_names_its_first_reply() =>
        Of(Story.Begin(heat: 85, signals: ["legal"])).Sentence(Instant.FromUtc(2026, 3, 2, 9, 4), London)
            .ShouldBe("furious, waiting 4 min, first reply due 09:15, speaks of legal steps");

    [Fact]
    public void Among_cases_received_together_hotter_is_always_first()
    {
        foreach (var at in Moments())
        {
            var previous = Instant.MaxValue;
            for (var heat = 0.0; heat <= 100; heat += 0.5)
            {
                var answerBy = Of(Story.Begin(heat, at: at)).AnswerBy;
                answerBy.ShouldBeLessThan(previous, $"heat {heat} at {at}");
                previous = answerBy;
            }
        }
    }

    [Fact]
    public void Everything_else_being_equal_whoever_came_first_is_first()
    {
        foreach (var heat in new double[] { 5, 30, 50, 70, 90 })
            Moments().Select(at => Of(Story.Begin(heat, at: at)).AnswerBy).ShouldBeInOrder();
    }

    [Fact]
    public void A_calm_case_waits_its_way_up_past_a_furious_one_that_comes_later()
    {
        var calm = Of(Story.Begin(heat: 5, at: Instant.FromUtc(2026, 3, 2, 9, 0)));
        var furious = Of(Story.Begin(heat: 90, at: Instant.FromUtc(2026, 3, 10, 9, 0)));
        calm.AnswerBy.ShouldBeLessThan(furious.AnswerBy);
    }

    [Fact]
    public void A_furious_case_of_this_minute_comes_before_a_calm_one_that_is_days_late()
    {
        var calm = Of(Story.Begin(heat: 15, at: Instant.FromUtc(2026, 3, 2, 9, 0)));
        var furious = Of(Story.Begin(heat: 90, at: Instant.FromUtc(2026, 3, 5, 9, 0)));
        furious.AnswerBy.ShouldBeLessThan(calm.AnswerBy);
    }

    [Theory]
    [InlineData("self_harm")]
    [InlineData("safety")]
    [InlineData("vulnerable")]
    [InlineData("legal")]
    [InlineData("churn")]
    public void A_signal_that_asks_for_care_puts_a_case_forward(string signal) =>
        Of(Story.Begin(heat: 50, signals: [signal])).AnswerBy.ShouldBeLessThan(Of(Story.Begin(heat: 50)).AnswerBy);

    [Fact]
    public void A_broken_promise_stays_a_head_start_after_the_customer_was_told()
    {
        var story = Story.Begin(heat: 50);
        var promise = story.Promise(hours: 1);
        story.Do(new MakePromise(promise)).Reply();
        var before = Of(story).AnswerBy;
        story.Pass(hours: 2).Do(new BreakPromise(promise.Id));
        Of(story).AnswerBy.ShouldBeLessThan(story.Now);
        story.Pass(hours: 1).Reply(Step.Own);
        Of(story).AnswerBy.ShouldBeGreaterThan(story.Now);
        Of(story).Why.ShouldContain(new UrgencyReason("broken_promises", 1));
        before.ShouldBeGreaterThan(Instant.MinValue);
    }

    [Fact]
    public void Once_the_next_word_is_theirs_the_case_sorts_by_its_own_next_deadline()
    {
        var story = Story.Begin(heat: 95, signals: ["legal"]).Reply();
        Of(story).AnswerBy.ShouldBe(Service.Deadlines(story.State).First(d => d.MetAt is null).Due);
    }

    [Fact]
    public void A_closed_case_is_not_urgent_at_all()
    {
        var story = Story.Begin().Resolved().Do(new Close(null));
        Of(story).AnswerBy.ShouldBe(Instant.MaxValue);
        Of(story).Why.ShouldBeEmpty();
    }

    [Fact]
    public void Every_complaint_has_a_place_and_a_sentence() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 50);
        var urgency = Of(history.State);
        var sentence = urgency.Sentence(history.Now, London);
        if (history.State.Stage is Stage.Open or Stage.Resolved)
            sentence.ShouldNotBeEmpty();
        Written.Of(Written.Back<Urgency>(Written.Of(urgency))).ShouldBe(Written.Of(urgency));
    }, 100);

    private static Urgency Of(Story story) => Of(story.State);

    private static Urgency Of(Complaint state) => Urgency.Of(state, Service.Deadlines(state));

    private static IEnumerable<Instant> Moments() =>
        Enumerable.Range(0, 40).Select(hours => Instant.FromUtc(2026, 3, 27, 7, 30) + Duration.FromHours(hours * 2.3));
}
