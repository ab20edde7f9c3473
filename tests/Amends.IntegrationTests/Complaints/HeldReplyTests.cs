using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Drafts;
using Amends.Application.Promises;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>Replies that wait: the seconds in which their writer may think again, and times that they chose.</summary>
public sealed class HeldReplyTests
{
    private const string Text = "Dear Maya, I am sorry that your parcel did not come. I will call you tomorrow.";

    [Theory, OnBoth]
    public async Task A_reply_goes_out_once_when_nobody_can_call_it_back_any_more(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value().Entries.ShouldBeEmpty();
        (await Sent(house, reference)).ShouldBe(0);
        var waiting = (await house.Get<WaitingReplies>().JustSent(ada)).ShouldHaveSingleItem();
        (waiting.Text, waiting.Customer, waiting.Mine, waiting.Planned).ShouldBe((Text, "Maya Lund", true, false));
        (await house.Get<SweepHeld>().Handle()).ShouldBe(0);

        house.Clock.Advance(TimeSpan.FromSeconds(10));
        (await house.Get<WaitingReplies>().JustSent(ada)).ShouldBeEmpty();
        var both = await Task.WhenAll(house.Get<SweepHeld>().Handle(), house.Get<SweepHeld>().Handle());
        both.Sum().ShouldBe(1);
        (await Sent(house, reference)).ShouldBe(1);
        var found = (await house.Get<CaseView>().Handle(ada, reference))!;
        found.State.Promises.ShouldHaveSingleItem();
        found.Messages[^1].By.Id.ShouldBe(ada.Id);
        (await house.Get<WaitingReplies>().On(ada, reference)).ShouldBeEmpty();
        (await house.Get<HoldReply>().Recall(ada, reference, waiting.Id)).Refusal().ShouldBe("gone_out");
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Called_back_it_is_a_draft_again_above_what_was_begun_since(On on)
    {
        await using var house = await House.Open(on);
        var (ada, ben, reference) = (await house.Colleague("ada"), await house.Colleague("ben"), await house.Receive());
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value();
        await house.Get<SaveDraft>().Handle(ada, reference, "And another thing.");
        var id = (await house.Get<WaitingReplies>().On(ben, reference)).ShouldHaveSingleItem().Id;
        (await house.Get<HoldReply>().Recall(ben, reference, id)).Refusal().ShouldBe("not_yours");
        (await house.Get<HoldReply>().Recall(ada, reference, id)).Value();
        (await house.Get<SaveDraft>().Load(ada, reference)).ShouldBe($"{Text}\n\nAnd another thing.");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await house.Get<SweepHeld>().Handle()).ShouldBe(0);
        (await Sent(house, reference)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_planned_reply_promises_what_its_writer_said_by_the_day_its_writer_gave(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        const string words = "Dear Maya, I am sorry that your parcel did not come. I will call you tomorrow. We will refund you within two days. We will repair the box.";
        var now = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        var found = FoundPromises.From((await house.Get<ReviewDraft>().Handle(ada, reference, words))!, ada.Id, now, DateTimeZone.Utc);
        var (call, refund) = (found[0], found[1]);
        var day = now + Duration.FromDays(9);
        var reply = new Reply(words, Promises: [call, refund with { Kind = PromiseKind.CallBack, Department = "Billing", Due = day, Precision = DuePrecision.Day }]) { Dated = [refund.Start] };
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), reply, now + Duration.FromDays(3))).Value();
        house.Clock.Advance(TimeSpan.FromDays(3));
        (await house.Get<SweepHeld>().Handle()).ShouldBe(1);

        var promises = (await house.Get<CaseView>().Handle(ada, reference))!.State.Promises;
        promises.Count.ShouldBe(2, "the third was dropped");
        promises[0].Due.ShouldBe(call.Due + Duration.FromDays(3), "tomorrow counts from when it goes out");
        (promises[1].Kind, promises[1].Department, promises[1].Due).ShouldBe((PromiseKind.CallBack, "Billing", day));
    }

    [Theory, OnBoth]
    public async Task On_a_case_that_long_lay_still_it_is_held_once_however_often_it_is_sent(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        house.Clock.Advance(TimeSpan.FromDays(5));
        var (target, at) = (house.Target(reference, by: ada) with { Once = new(ada.Id, "sent-once", [1]) }, Instant.FromDateTimeOffset(house.Clock.GetUtcNow()) + Duration.FromHours(3));
        (await house.Get<HoldReply>().Handle(target, new Reply(Text), at)).Value();
        await house.Get<Amends.Application.Storage.ForgetAnswers>().Handle();
        (await house.Get<HoldReply>().Handle(target, new Reply(Text), at)).Value();
        (await house.Get<WaitingReplies>().On(ada, reference)).ShouldHaveSingleItem();
    }

    [Theory, OnBoth]
    public async Task Of_two_the_last_is_the_first_to_be_called_back(On on)
    {
        await using var house = await House.Open(on);
        var (ada, first, second) = (await house.Colleague("ada"), await house.Receive(), await house.Receive());
        (await house.Get<HoldReply>().Handle(house.Target(first, by: ada), new Reply(Text))).Value();
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        (await house.Get<HoldReply>().Handle(house.Target(second, by: ada), new Reply(Text))).Value();
        (await house.Get<WaitingReplies>().JustSent(ada)).Select(reply => reply.Reference).ShouldBe([second, first]);
    }

    [Theory, OnBoth]
    public async Task What_was_planned_waits_for_its_writer_where_the_customer_wrote_before_it_was_time(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        var at = house.Clock.GetUtcNow().AddHours(3);
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text), Instant.FromDateTimeOffset(at))).Value();
        (await house.Get<WaitingReplies>().JustSent(ada)).ShouldBeEmpty();
        (await house.Get<HearMessage>().Handle(house.Target(reference), "It came this minute, forget it.", null, null)).Value();
        house.Clock.Advance(TimeSpan.FromHours(4));
        (await house.Get<SweepHeld>().Handle()).ShouldBe(0);
        var stopped = (await house.Get<WaitingReplies>().On(ada, reference)).ShouldHaveSingleItem();
        stopped.Stopped.ShouldNotBeNull().ShouldContain("wrote again");
        (await house.Get<SweepHeld>().Handle()).ShouldBe(0);

        (await house.Get<HoldReply>().SendNow(ada, reference, stopped.Id)).Value();
        (await house.Get<SweepHeld>().Handle()).ShouldBe(1);
        (await Sent(house, reference)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task What_forbids_it_is_said_at_once_and_what_came_to_forbid_it_is_said_where_it_waits(On on)
    {
        await using var house = await House.Open(on);
        var (ada, ben, reference) = (await house.Colleague("ada"), await house.Colleague("ben"), await house.Receive());
        var hold = house.Get<HoldReply>();
        (await hold.Handle(house.Target(reference, by: ada), new Reply(" "))).Refusal();
        (await hold.Handle(house.Target(reference, by: ada), new Reply(Text), Instant.FromDateTimeOffset(house.Clock.GetUtcNow().AddMinutes(-1)))).Refusal().ShouldBe("send_at");
        (await hold.Handle(house.Target(reference, expected: 99, by: ada), new Reply(Text))).ShouldBeOfType<Outcome<Changed>.Stale>();
        (await hold.Handle(house.Target(reference, by: ada), new Reply(Text))).Value();
        var change = house.Get<ChangeComplaint>();
        (await change.Handle(house.Target(reference), new Resolve(null))).Value();
        (await change.Handle(house.Target(reference), new Close(null))).Value();
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        (await house.Get<SweepHeld>().Handle()).ShouldBe(0);
        var stopped = (await house.Get<WaitingReplies>().On(ben, reference)).ShouldHaveSingleItem();
        stopped.Stopped.ShouldNotBeNullOrWhiteSpace();
        (await hold.Handle(house.Target(reference, by: ada), new Reply(Text))).Refusal();
        // Anybody on the case may take up what could not be sent.
        (await hold.Recall(ben, reference, stopped.Id)).Value();
        (await house.Get<SaveDraft>().Load(ben, reference)).ShouldBe(Text);
    }

    [Theory, OnBoth]
    public async Task Where_nobody_wants_to_wait_it_goes_at_once(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        (await house.Get<HouseRules<SendingRules>>().Change(ada, new SendingRules(0))).ShouldBeOfType<Outcome<SendingRules>.NotFound>();
        (await house.Get<HouseRules<SendingRules>>().Change(Person.Amends, new SendingRules(61))).Refusal().ShouldBe("undo_seconds");
        (await house.Get<HouseRules<SendingRules>>().Change(Person.Amends, new SendingRules(0))).Value();
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value().Entries.ShouldNotBeEmpty();
        (await Sent(house, reference)).ShouldBe(1);
    }

    private static async Task<int> Sent(House house, string reference) =>
        (await house.Get<CaseView>().Handle(Person.Amends, reference))!.Timeline.Count(entry => entry.What is MessageSent);
}
