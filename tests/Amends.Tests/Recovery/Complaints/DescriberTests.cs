using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

public class DescriberTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    [Fact]
    public void A_promise_is_told_with_who_what_and_by_when()
    {
        var story = Story.Begin();
        var due = new LocalDate(2026, 11, 28).AtMidnight().InZoneStrictly(London).ToInstant();
        var promise = story.Promise() with { Words = "I will ring you", Due = due, Precision = DuePrecision.Day };
        story.Do(new MakePromise(promise)).Do(new FulfilPromise(promise.Id, null));
        Tell(story).TakeLast(2).ShouldBe(["Ines promised: I will ring you, by Fri 27 Nov", "Ines kept the promise: I will ring you"]);
    }

    [Fact]
    public void The_customers_page_hides_what_is_internal()
    {
        var story = Story.Begin().Do(new AddNote(Guid.NewGuid())).Do(new NoteCause("courier", null)).Do(new SkipStep(Step.Ask, "Fix is known."));
        story.Do(new AskApproval(Guid.NewGuid(), "May I?", new Money(4000, "GBP"), null));
        Describe(story).DescribeForCustomer(story.Timeline[1]).ShouldBe("You wrote to us, by e-mail");
        story.Timeline.Skip(2).ShouldAllBe(entry => Describe(story).DescribeForCustomer(entry) == null);
    }

    [Fact]
    public void An_offer_names_what_it_is_worth()
    {
        var story = Story.Begin().Do(new OfferOptions([new(Guid.NewGuid(), "refund", "All of it back\nWithin three days.", new Money(4000, "GBP"))]));
        Tell(story)[^1].ShouldBe("Ines offered a refund (£40.00): All of it back");
    }

    [Fact]
    public void Every_happening_has_a_sentence_for_colleagues_and_an_answer_for_customers() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 60);
        var describer = new Describer(history.Timeline, Name, London);
        foreach (var entry in history.Timeline)
        {
            describer.Describe(entry).ShouldNotBeNullOrWhiteSpace();
            var customers = describer.DescribeForCustomer(entry);
            if (entry.What is NoteAdded or ApprovalAsked or ApprovalDecided or CauseNoted or StepSkipped or EvidenceNoted or ReadingCorrected or CorrectionWithdrawn)
                customers.ShouldBeNull();
        }
    }, 100);

    private static List<string> Tell(Story story) => [.. story.Timeline.Select(Describe(story).Describe)];

    private static Describer Describe(Story story) => new(story.Timeline, Name, London);

    private static string Name(Actor actor) => actor.Kind switch { ActorKind.Colleague => "Ines", ActorKind.Customer => "You", _ => "Amends" };
}
