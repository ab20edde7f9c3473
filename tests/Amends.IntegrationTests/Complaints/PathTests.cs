using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Drafts;
using Amends.Application.Promises;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public sealed class PathTests
{
    [Theory, OnBoth]
    public async Task A_case_goes_from_outburst_to_closing_and_a_customer_who_writes_again_reopens_it(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("You lost my luggage! I want a refund.", "maya@example.org");
        var target = house.Target(reference);
        var change = house.Get<ChangeComplaint>();
        var option = Guid.CreateVersion7();

        (await change.Handle(target, new ChangeOwner(house.Agent.Id, null))).Value();
        (await house.Get<SendReply>().Handle(target, new Reply("I am so sorry that your luggage was lost."))).Value();
        (await change.Handle(target, new SendClarification("Your blue case was lost on 1 March."))).Value();
        (await house.Get<HearMessage>().Handle(target, "Yes, exactly. It is the blue one.")).Value()
            .Entries[0].Evidence.ShouldContain(e => e.Step == Step.Clarify);
        (await change.Handle(target, new OfferOptions([new(option, "refund", "Your money back\nWithin five days.", new Money(12_000, "GBP"))]))).Value();
        (await house.Get<HearMessage>().Handle(target, "That works for me, thank you.")).Value()
            .Entries[0].Evidence.ShouldContain(e => e.Step == Step.Agree);
        (await change.Handle(target, new Agree(option, null))).Value();
        (await house.Get<WriteNote>().Handle(target, "Refund is booked.")).Value();
        (await change.Handle(target, new Resolve("Refunded \0 in full"))).Value().Entries[0].Words.ShouldBe("Refunded \ufffd in full");
        (await change.Handle(target, new Close(null))).Value();
        (await change.Handle(target, new AddNote(Guid.CreateVersion7()))).Refusal().ShouldBe("closed");
        (await house.Get<HearMessage>().Handle(target, "It is still not here!")).Value().Entries[0].What.ShouldBeOfType<Reopened>();

        (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Stage.ShouldBe(Stage.Open);
    }

    [Theory, OnBoth]
    public async Task A_promise_is_kept_moved_or_withdrawn_by_its_id_and_the_ledger_shows_it(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var due = Instant.FromDateTimeOffset(house.Clock.GetUtcNow()) + Duration.FromHours(4);
        var promises = Enumerable.Range(0, 3).Select(i => new NewPromise(Guid.CreateVersion7(), $"do {i}", Promisor.We, house.Agent.Id, due + Duration.FromHours(i), DuePrecision.Time)).ToList();
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("We will.", Promises: promises))).Value();

        var list = house.Get<ListPromises>();
        var first = await list.Handle(house.Agent, new PromiseQuery(Limit: 2));
        var rest = await list.Handle(house.Agent, new PromiseQuery(Limit: 2, Cursor: first.Next));
        first.Items.Concat(rest.Items).Select(p => p.Id).ShouldBe(promises.Select(p => p.Id));

        var change = house.Get<ChangePromise>();
        (await change.Handle(promises[0].Id, house.Agent, new FulfilPromise(promises[0].Id, null))).Value();
        (await change.Handle(promises[1].Id, house.Agent, new RenegotiatePromise(promises[1].Id, due + Duration.FromDays(2), DuePrecision.Day, "the courier is late"))).Value();
        (await change.Handle(Guid.NewGuid(), house.Agent, new WithdrawPromise(promises[2].Id, null))).ShouldBeOfType<Outcome<Changed>.NotFound>();
        (await list.Handle(house.Agent, new PromiseQuery(PromiseState.Kept))).Items.ShouldHaveSingleItem().Id.ShouldBe(promises[0].Id);
        (await list.Handle(house.Agent, new PromiseQuery(PromiseState.Renegotiated))).Items.ShouldHaveSingleItem().Words.ShouldBe("do 1");
    }

    [Theory, OnBoth]
    public async Task A_draft_waits_for_its_writer_alone(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var drafts = house.Get<SaveDraft>();
        (await drafts.Handle(house.Agent, reference, "Dear Maya, I")).Value();
        (await drafts.Handle(house.Agent, reference, "Dear Maya, I am")).Value();

        (await drafts.Load(house.Agent, reference)).ShouldBe("Dear Maya, I am");
        (await drafts.Load(house.Lead, reference)).ShouldBeNull();
        (await drafts.Handle(house.Agent, reference, "")).Value();
        (await drafts.Load(house.Agent, reference)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_note_that_was_begun_is_a_note_when_it_comes_back(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var (drafts, hand) = (house.Get<SaveDraft>(), house.Get<InHand>());
        var id = (await house.Get<CaseView>().Handle(house.Agent, reference))!.Id;
        (await drafts.Handle(house.Agent, reference, "Between us: the depot lost it.", mode: "note")).Value();
        (await hand.Handle(house.Agent, id)).Mode.ShouldBe("note");
        (await drafts.Handle(house.Agent, reference, "Dear Maya,")).Value();
        (await hand.Handle(house.Agent, id)).Mode.ShouldBe("reply");
        (await drafts.Handle(house.Agent, reference, "")).Value();
        (await hand.Handle(house.Agent, id)).Mode.ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_draft_that_others_words_became_stays_and_is_told(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var drafts = house.Get<SaveDraft>();
        (await drafts.Handle(house.Agent, reference, "Dear Maya,\r\nI", from: "")).Value().Others.ShouldBeNull();
        (await drafts.Handle(house.Agent, reference, "Dear Maya,\nI am", from: "Dear Maya,\nI")).Value().Others.ShouldBeNull();
        (await drafts.Handle(house.Agent, reference, "Dear Maya, an older saving", from: "Dear Maya,\nI")).Value().Others.ShouldBe("Dear Maya,\nI am");
        (await drafts.Handle(house.Agent, reference, "", from: "")).Value().Others.ShouldBe("Dear Maya,\nI am", "nor is it thrown away");
        (await drafts.Load(house.Agent, reference)).ShouldBe("Dear Maya,\nI am");

        var draft = new Reply("Dear Maya, another tab sends this.") { Files = new(Draft: []) };
        (await house.Get<SendReply>().Handle(house.Target(reference), draft)).Value();
        (await drafts.Load(house.Agent, reference)).ShouldBe("Dear Maya,\nI am", "it is not what went out");
        (await house.Get<SendReply>().Handle(house.Target(reference), draft with { Text = "Dear Maya,\r\nI am" })).Value();
        (await drafts.Load(house.Agent, reference)).ShouldBeNull();
        (await drafts.Handle(house.Agent, reference, "Dear Maya,\nI am", from: "Dear Maya,\nI")).Value().Others.ShouldBe("", "a saving that comes after the words went out");
    }

    [Theory, OnBoth]
    public async Task A_customer_sees_the_arc_over_all_complaints(On on)
    {
        await using var house = await House.Open(on);
        var first = await house.Receive(email: "maya@example.org");
        var second = await house.Receive(email: "maya@example.org");
        (await house.Get<HearMessage>().Handle(house.Target(first), "And again.")).Value();

        var id = (await house.Get<CaseView>().Handle(house.Agent, first))!.State.CustomerId;
        var profile = (await house.Get<CustomerView>().Handle(house.Agent, id)).ShouldNotBeNull();
        profile.Complaints.Select(c => c.Reference).ShouldBe([second, first]);
        profile.Arc.Select(p => p.Reference).ShouldBe([first, second, first]);
        profile.Identities.ShouldHaveSingleItem().Shown.ShouldBe("maya@example.org");
    }

    [Theory, OnBoth]
    public async Task A_customers_link_opens_their_case_until_it_is_revoked_and_nothing_else_opens_anything(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var links = house.Get<CustomerLink>();
        var token = (await links.Create(reference)).ShouldNotBeNull();

        var opened = (await links.Open(token)).ShouldNotBeNull();
        opened.Reference.ShouldBe(reference);
        (await house.Get<HearMessage>().Handle(new Target(reference, opened.Customer), "Any news?")).Value();
        (await house.Get<WriteNote>().Handle(house.Target(reference), "Careful, he is difficult.")).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new NoteCause("carrier", "our own fault"))).Value();
        var theirs = (await house.Get<CaseView>().Handle(opened.Customer, reference)).ShouldNotBeNull();
        theirs.Messages.ShouldAllBe(m => m.Direction != Direction.Note);
        theirs.Timeline.ShouldAllBe(e => e.Words == null);
        (await house.Get<ChangeComplaint>().Handle(new Target(reference, opened.Customer), new Resolve(null))).Refusal().ShouldBe("for_colleagues");
        (await house.Get<ChangeComplaint>().Handle(new Target(await house.Receive(), opened.Customer), new Reopen(null))).ShouldBeOfType<Outcome<Changed>.NotFound>();

        foreach (var wrong in new[] { null, "", "x", token[..^1], token + "A", (token[0] == 'A' ? 'B' : 'A') + token[1..], new string('A', 43), new string('!', 43) })
            (await links.Open(wrong)).ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromDays(200));
        (await links.Open(token)).ShouldBeNull();
        var fresh = await links.Create(reference);
        await links.Revoke(reference);
        (await links.Open(fresh)).ShouldBeNull();
    }
}
