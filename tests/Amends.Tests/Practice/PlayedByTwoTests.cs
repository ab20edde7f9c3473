using Amends.Practice;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

public sealed class PlayedByTwoTests
{
    private const string Hears = "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That must be horrible, and it is our mistake.";
    private static readonly DateTimeOffset Sent = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
    private static readonly Session Begun = Session.Begin(ScenarioLibrary.Find("late_delivery")!, 3);

    [Fact]
    public void A_reply_is_weighed_as_with_the_simulated_customer_and_waits_for_its_answer()
    {
        var (said, simulated) = (Begun.Say(Hears, Sent), Begun.Play(Hears, Sent));
        said.Turns[0].Answer.ShouldBeNull();
        said.LastSaid.ShouldBe(Begun.Scenario.Opening);
        said.Turns[0].Review.Score.ShouldBe(simulated.Turns[0].Review.Score);
        said.Turns[0].Reasons.ShouldBe(simulated.Turns[0].Reasons);
        said.Anger.ShouldBe(simulated.Anger);
    }

    [Fact]
    public void The_persons_anger_counts_and_what_lies_between_it_and_the_models_is_a_reason()
    {
        var answered = Begun.Say(Hears, Sent).Answer("At least somebody says so.", 41, false, [1, 99]);
        answered.State.Anger.ShouldBe(41);
        answered.State.Told.ShouldBe([1]);
        answered.LastSaid.ShouldBe("At least somebody says so.");
        answered.Turns[0].Reasons[^1].ShouldBe(new("felt", "your colleague felt it that way", 41 - Begun.Say(Hears, Sent).State.Anger));
        answered.Ended.ShouldBe("open");
        answered.Say("I bring it to you by 8 tomorrow.", Sent).Answer("Good. Thank you.", 12, false, []).Ended.ShouldBe("calm");
        Debrief.Of(answered).Best.ShouldBe(0);
    }

    [Fact]
    public void Whether_they_leave_is_theirs_to_say()
    {
        var insulted = Begun.Say("Calm down, you idiot. You are a liar.", Sent);
        insulted.State.HasLeft.ShouldBeFalse();
        insulted.Answer("I am gone.", 99, true, []).Ended.ShouldBe("left");
        Should.Throw<InvalidOperationException>(() => Begun.Answer("Hello?", 50, false, []));
        Should.Throw<InvalidOperationException>(() => insulted.Answer("No.", 90, false, []).Answer("No!", 95, false, []));
    }

    [Fact]
    public void Who_was_played_and_stayed_has_patience_left_for_the_simulated_one_to_go_on_with()
    {
        var insulted = Begun.Say("Calm down, you idiot. You are a liar.", Sent).Answer("Say that again.", 94, false, []).Say("It is your own fault, you idiot.", Sent).Answer("Really?", 99, false, []);
        insulted.State.Patience.ShouldBeGreaterThan(0);
        insulted.Say("x", Sent).RewindTo(2).Play(Hears, Sent).Ended.ShouldBe("open");
        insulted.Say("You liar.", Sent).Answer("I am gone.", 99, true, []).State.Patience.ShouldBe(0);
        Begun.Say("You idiot.", Sent).Answer("It is all right, really.", 50, false, []).State.Patience.ShouldBe(100, "it was not felt so");
    }

    [Fact]
    public void Nobody_leaves_on_words_that_calmed_them_though_none_of_their_patience_is_left()
    {
        var kept = Begun.Say("You idiot.", Sent).Answer("Hm.", 90, false, []);
        var sunk = kept with { Turns = kept.Turns.SetItem(0, kept.Turns[0] with { State = kept.State with { Patience = 0 } }) };
        sunk.Play(Hears, Sent).Ended.ShouldBe("open", "as sessions lie that were played before");
        sunk.Play("It is your own fault, you idiot.", Sent).Ended.ShouldBe("left");
    }
}
