using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reading;

public sealed class ConversationArcTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_case_that_nobody_answers_heats_up_and_waits()
    {
        var arc = ConversationArc.Of(
        [
            Customer("Hi, could you tell me when my order LW-34012 will arrive? Thanks.", 0),
            Customer("Still nothing, and nobody has replied to me. I am getting annoyed.", 26),
            Customer("This is a disgrace! Three e-mails and not one answer. I am furious, give me my money back NOW!!!", 50),
        ], Monday.AddHours(53));
        arc.Points.Count.ShouldBe(3);
        arc.PerMessage.ShouldBeGreaterThan(15);
        arc.PerDay.ShouldBeGreaterThan(15);
        arc.Level.ShouldBeInRange(arc.Points[1].Heat, arc.Points[2].Heat);
        arc.Peak.ShouldBe(arc.Points[2].Heat);
        arc.WaitingSince.ShouldBe(Monday);
        arc.Waited.ShouldBe(TimeSpan.FromHours(3));
    }

    [Fact]
    public void A_case_that_is_put_right_cools_down_and_waits_for_nobody()
    {
        var arc = ConversationArc.Of(
        [
            Customer("Your driver threw my parcel over the fence and everything is smashed. I am absolutely furious, this is appalling!", 0),
            new(Speaker.Agent, "I am so sorry, Maya. A new one is on its way and will be with you tomorrow by noon.", Monday.AddHours(1)),
            Customer("Okay. Let us see whether it really comes this time.", 2),
            new(Speaker.Agent, "It has left the depot; here is its number.", Monday.AddHours(20)),
            Customer("It came, all in one piece. Thank you so much for your help!", 28),
            new(Speaker.Agent, "I am glad. Thank you for telling us.", Monday.AddHours(29)),
        ], Monday.AddDays(3));
        arc.PerMessage.ShouldBeLessThan(-15);
        arc.Band.ShouldBeOneOf(HeatBand.Calm, HeatBand.Concerned);
        arc.Peak.ShouldBeGreaterThan(60);
        (arc.WaitingSince, arc.Waited).ShouldBe((null, null));
    }

    [Fact]
    public void A_polite_opening_does_not_cool_a_furious_close()
    {
        const string polite = "Good morning, I hope you are well. I ordered a lamp from you in February and it arrived on time, which was lovely. The colour is nice too.";
        const string furious = "But now it caught fire and you tell me to get lost? You are disgusting liars and I hate you!";
        var (whole, alone) = (MessageHeat.Of($"{polite} {furious}"), MessageHeat.Of(furious));
        whole.ShouldBeGreaterThan(MessageReader.Default.Read($"{polite} {furious}").Heat - 0.01);
        whole.ShouldBeGreaterThanOrEqualTo(alone - 1, "what counts as the close may begin a sentence later");
        MessageHeat.Of($"{polite} {furious}").ShouldBeGreaterThanOrEqualTo(MessageHeat.Of($"{furious} {polite}"));
        MessageHeat.Of(polite).ShouldBeLessThan(30);
    }

    [Fact]
    public void The_reading_of_a_case_has_the_heat_of_the_close_and_its_evidence_sums_to_it()
    {
        const string text = "Hello, I hope you are well and thank you for your help so far. My parcel is lost for the third time, nobody answers, and you lie to me. This is a disgrace!";
        var read = MessageReader.Default.Read(text);
        var heard = MessageHeat.Apply(read, text);
        heard.Heat.ShouldBe(MessageHeat.Of(text));
        heard.Heat.ShouldBeGreaterThan(read.Heat);
        heard.Band.ShouldBe(heard.Heat >= 80 ? HeatBand.Furious : HeatBand.Angry);
        heard.Evidence.Where(span => span.For == "heat").Sum(span => span.Weight).ShouldBe(heard.Heat / 100, tolerance: 0.001);
        heard.Evidence.Where(span => span.For != "heat").ShouldBe(read.Evidence.Where(span => span.For != "heat"));
    }

    [Fact]
    public void What_is_not_angry_in_any_part_is_as_hot_as_the_whole()
    {
        const string text = "Thank you for the reply. The electrician has not come yet, I expect him on Wednesday, and shall then send you his report.";
        MessageHeat.Of(text).ShouldBe(MessageReader.Default.Read(text).Heat);
    }

    [Fact]
    public void Old_heat_counts_less_than_new_and_a_known_heat_is_taken_as_it_is()
    {
        var soon = ConversationArc.Of([new(Speaker.Customer, "", Monday, 90), new(Speaker.Customer, "", Monday.AddHours(1), 20)], Monday.AddHours(2));
        var late = ConversationArc.Of([new(Speaker.Customer, "", Monday, 90), new(Speaker.Customer, "", Monday.AddDays(20), 20)], Monday.AddDays(21));
        soon.Level.ShouldBeInRange(35, 55);
        late.Level.ShouldBeInRange(20, 25);
        soon.PerDay.ShouldBe(0);
        late.PerDay.ShouldBe(-3.5);
    }

    [Fact]
    public void Nothing_said_is_calm_and_turns_may_come_in_any_order()
    {
        var empty = ConversationArc.Of([], Monday);
        (empty.Level, empty.Peak, empty.PerMessage, empty.Waited).ShouldBe((0, 0, 0, null));
        ArcTurn[] turns = [new(Speaker.Customer, "", Monday.AddHours(2), 70), new(Speaker.Agent, "", Monday.AddHours(1)), new(Speaker.Customer, "", Monday, 10)];
        ConversationArc.Of(turns, Monday).Points.Select(point => point.Heat).ShouldBe([10, 70]);
        ConversationArc.Of(turns, Monday).Waited.ShouldBe(TimeSpan.Zero);
    }

    private static ArcTurn Customer(string text, double hours) => new(Speaker.Customer, text, Monday.AddHours(hours));
}
