using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Journeys;

public class JourneyTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Fact]
    public void From_irate_to_advocate_each_stage_has_its_first_evidence()
    {
        var journey = Journey.Of([Heat(0, 72), Heat(1, 90), Heat(5, 20), Heat(6, 10), Said(10, JourneyEvidenceKind.SaidRight), Said(12, JourneyEvidenceKind.Satisfied), Did(20, JourneyEvidenceKind.Purchase), Did(21, JourneyEvidenceKind.Visit), Did(30, JourneyEvidenceKind.Referral)]);
        journey.Stages.Select(one => one.Stage).ShouldBe(Enum.GetValues<JourneyStage>());
        journey.Stages.Select(one => (one.Evidence.At - Start).TotalHours).ShouldBe([1, 5, 10, 20, 30]);
        journey.Reached.ShouldBe(JourneyStage.Advocate);
    }

    [Fact]
    public void Nobody_who_was_never_irate_has_a_turn_to_tell_of() =>
        Journey.Of([Heat(0, 50), Heat(1, 10), Said(2, JourneyEvidenceKind.Satisfied), Did(3, JourneyEvidenceKind.Purchase)]).Reached.ShouldBeNull();

    [Fact]
    public void What_nothing_shows_is_not_shown_also_where_a_later_stage_is()
    {
        var journey = Journey.Of([Heat(0, 80), Heat(2, 15), Did(9, JourneyEvidenceKind.Purchase)]);
        journey.Stages.Select(one => one.Stage).ShouldBe([JourneyStage.Irate, JourneyStage.Calmer, JourneyStage.Returned]);
    }

    [Fact]
    public void A_purchase_while_they_are_still_irate_is_no_return()
    {
        Journey.Of([Heat(0, 80), Did(1, JourneyEvidenceKind.Purchase)]).Reached.ShouldBe(JourneyStage.Irate);
        Journey.Of([Heat(0, 80), Did(1, JourneyEvidenceKind.Purchase)], [Fix(0.5, true)]).Reached.ShouldBe(JourneyStage.Returned);
        Journey.Of([Heat(0, 80), Did(0, JourneyEvidenceKind.Purchase)], [Fix(0, true)]).Reached.ShouldBe(JourneyStage.Returned, "all at one moment: what is told, put right, done");
    }

    [Fact]
    public void What_put_an_earlier_outburst_right_did_not_put_this_one_right()
    {
        Journey.Of([Heat(0, 80), Said(3, JourneyEvidenceKind.Satisfied), Heat(50, 85), Did(51, JourneyEvidenceKind.Purchase)], [Fix(2, true)]).Reached.ShouldBe(JourneyStage.Irate);
        Journey.Of([Heat(0, 80), Heat(50, 85), Did(51, JourneyEvidenceKind.Purchase)], [Fix(2, true)]).Reached.ShouldBe(JourneyStage.Irate, "nothing had calmed them: it is the same outburst");
        Journey.Of([Heat(0, 80), Heat(50, 85), Did(53, JourneyEvidenceKind.Purchase)], [Fix(2, true), Fix(52, true)]).Reached.ShouldBe(JourneyStage.Returned);
    }

    [Fact]
    public void What_was_reopened_is_not_put_right()
    {
        Journey.Of([Heat(0, 80), Did(9, JourneyEvidenceKind.Purchase)], [Fix(2, true), Fix(3, false)]).Reached.ShouldBe(JourneyStage.Irate);
        Journey.Of([Heat(0, 80), Did(9, JourneyEvidenceKind.Purchase)], [Fix(2, true), Fix(10, false)]).Reached.ShouldBe(JourneyStage.Returned, "it was right when they came");
        Journey.Of([Heat(0, 80), Did(9, JourneyEvidenceKind.Purchase)], [Fix(2, true), Fix(3, false) with { Reference = "AM-AAAA-AA" }]).Reached.ShouldBe(JourneyStage.Returned, "another case of theirs");
    }

    [Fact]
    public void A_new_outburst_begins_a_new_journey()
    {
        var journey = Journey.Of([Heat(0, 80), Heat(5, 10), Said(6, JourneyEvidenceKind.Satisfied), Did(7, JourneyEvidenceKind.Referral), Heat(50, 66)]);
        journey.Reached.ShouldBe(JourneyStage.Irate);
        journey.Stages.ShouldHaveSingleItem().Evidence.Heat.ShouldBe(66);
    }

    [Fact]
    public void The_order_in_which_it_is_told_does_not_matter_and_each_stage_stands_on_evidence() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<JourneyEvidenceKind>();
        List<JourneyEvidence> told = [.. Enumerable.Range(0, 12).Select(hour => kinds[random.Next(kinds.Length)] is var kind && kind == JourneyEvidenceKind.Heat || random.Next(3) == 0 ? Heat(hour, random.Next(0, 101)) : Said(hour, kinds[random.Next(1, kinds.Length)]))];
        var journey = Journey.Of(told);
        var shuffled = told.ToArray();
        random.Shuffle(shuffled);
        Journey.Of(shuffled).Stages.ShouldBe(journey.Stages);
        journey.Stages.ShouldAllBe(one => told.Contains(one.Evidence));
        if (journey.Reached is not null)
            journey.Stages[0].Stage.ShouldBe(JourneyStage.Irate);
    });

    private static JourneyEvidence Heat(double hours, double heat) => new(JourneyEvidenceKind.Heat, Start + Duration.FromHours(hours), "AM-7K3F-2Q", heat);

    private static JourneyEvidence Said(double hours, JourneyEvidenceKind kind) => new(kind, Start + Duration.FromHours(hours), "AM-7K3F-2Q");

    private static FixTurn Fix(double hours, bool right) => new(Start + Duration.FromHours(hours), "AM-7K3F-2Q", right);

    private static JourneyEvidence Did(double hours, JourneyEvidenceKind kind) => new(kind, Start + Duration.FromHours(hours), ExternalId: "ORDER-1");
}
