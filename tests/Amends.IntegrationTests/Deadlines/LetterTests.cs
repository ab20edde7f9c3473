using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Deadlines;

public sealed class LetterTests
{
    private const string Acknowledgement = "Dear Maya Lund, your complaint has reached us and we are dealing with it. You will have our answer at the latest by 27 April 2026.";

    [Theory, OnBoth]
    public async Task A_letter_goes_out_once_and_stops_its_clock_with_the_message_as_evidence(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Held(house);
        (await Send(house, reference, "We are on it.")).Refusal().ShouldBe("document_incomplete");
        (await Send(house, reference, Acknowledgement + " [who]")).Refusal().ShouldBe("document_blanks");
        (await Send(house, reference, " ")).Refusal().ShouldBe("text_missing");
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new Close(null))).Refusal().ShouldBe("letter_owed");
        await using (var none = await house.Db())
            (await none.Messages.CountAsync()).ShouldBe(1);

        var changed = (await Send(house, reference, Acknowledgement)).Value();
        changed.Entries.Select(e => e.What.GetType().Name).ShouldBe([nameof(MessageSent), nameof(DocumentSent)]);
        var found = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        var stopped = found.State.Stopped.ShouldHaveSingleItem();
        found.Messages.Single(m => m.Id == stopped.MessageId).Text.ShouldBe(Acknowledgement);
        found.Deadlines.Single(d => d.Charter == "fca-disp" && d.Code == "acknowledgement").MetAt.ShouldNotBeNull();
        // What the letter names by law is no promise of ours.
        found.State.Promises.ShouldBeEmpty();
        await using var db = await house.Db();
        (await db.Outbox.CountAsync(o => o.Kind == "message")).ShouldBe(1);
        (await db.Clocks.Where(c => c.Charter == "fca-disp").Select(c => c.Clock).ToListAsync()).ShouldBe(["final_response"]);
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task What_is_said_in_other_words_is_confirmed_by_name_and_the_same_request_sends_once(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Held(house);
        var letter = new NewLetter("fca-disp", DocumentKind.Acknowledgement, "We look after this. You hear from us soon.", ["the complaint is being dealt with", "the limits that follow"]);
        var once = new Once(house.Agent.Id, "k", [1]);
        (await house.Get<SendLetter>().Handle(house.Target(reference) with { Once = once }, letter)).Value();
        (await house.Get<SendLetter>().Handle(house.Target(reference) with { Once = once }, letter)).Value();
        var sent = (await house.Get<CaseView>().Handle(house.Agent, reference))!.Timeline.Where(e => e.What is DocumentSent).ShouldHaveSingleItem();
        ((DocumentSent)sent.What).Confirmed.ShouldBe(["the complaint is being dealt with", "the limits that follow"]);
        sent.By.Id.ShouldBe(house.Agent.Id);
    }

    [Theory, OnBoth]
    public async Task Of_two_who_send_at_once_from_the_same_page_one_is_told(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Held(house);
        var version = (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Version;
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => house.Get<SendLetter>().Handle(house.Target(reference, version), new("fca-disp", DocumentKind.Acknowledgement, Acknowledgement, []))));
        both.Count(outcome => outcome is Outcome<Changed>.Done).ShouldBe(1);
        both.Count(outcome => outcome is Outcome<Changed>.Stale).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_case_that_somebody_may_not_see_gets_no_letter_from_them(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Held(house);
        (await house.Get<Restrict>().Handle(new Target(reference, house.Lead), [])).Value().Entries.ShouldHaveSingleItem();
        (await Send(house, reference, Acknowledgement)).ShouldBeOfType<Outcome<Changed>.NotFound>();
    }

    private static async Task<string> Held(House house)
    {
        var reference = await house.Receive();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new AddCharter("fca-disp@1"))).Value();
        return reference;
    }

    private static Task<Outcome<Changed>> Send(House house, string reference, string text) =>
        house.Get<SendLetter>().Handle(house.Target(reference), new NewLetter("fca-disp", DocumentKind.Acknowledgement, text, []));
}
