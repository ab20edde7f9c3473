using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public sealed class ReceivingTests
{
    [Theory, OnBoth]
    public async Task A_complaint_that_comes_in_is_saved_with_its_timeline_and_its_words(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("My parcel never came.", "maya@example.org");

        var it = (await house.Get<CaseView>().Handle(house.Agent, reference.ToLowerInvariant())).ShouldNotBeNull();
        it.Messages.ShouldHaveSingleItem().Text.ShouldBe("My parcel never came.");
        it.Timeline.Select(e => e.What.GetType()).ShouldBe([typeof(Received), typeof(MessageReceived)]);
        it.State.Version.ShouldBe(2);
        it.CustomerName.ShouldBe("Maya Lund");
    }

    [Theory, OnBoth]
    public async Task Folding_the_timeline_gives_the_row_after_every_change(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("I am sorry. I'll ring you tomorrow.", Promises: [new(Guid.CreateVersion7(), "ring you", Promisor.I, house.Agent.Id, NodaTime.Instant.FromUtc(2026, 3, 3, 17, 0), DuePrecision.Day)]))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new ChangeOwner(house.Agent.Id, null))).Value();

        await using var db = await house.Db();
        var row = await db.Complaints.SingleAsync();
        var timeline = await db.Timeline.OrderBy(t => t.Sequence).ToListAsync();
        Json.Write(Complaint.Fold(timeline.Select(t => t.ToEntry()))).ShouldBe(row.State);
        row.Owner.ShouldBe(house.Agent.Id);
        (await db.Promises.SingleAsync()).State.ShouldBe(PromiseState.Open);
        (await db.Outbox.CountAsync()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Whoever_is_known_by_an_address_is_that_customer_again(On on)
    {
        await using var house = await House.Open(on);
        await house.Receive(email: "Maya@Example.org");
        await house.Receive(email: "maya@example.org");

        await using var db = await house.Db();
        (await db.Customers.CountAsync()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task What_a_stranger_types_does_not_tell_them_what_somebody_is_called(On on)
    {
        await using var house = await House.Open(on);
        await house.Receive(email: "maya@example.org");
        var stranger = (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Xaver", "maya@example.org"), Channel.Form, "Where is it?"), by: null)).Value();

        (await house.Get<CaseView>().Handle(house.Agent, stranger.Reference))!.CustomerName.ShouldBe("Xaver");
        await using var db = await house.Db();
        (await db.Customers.SingleAsync()).Name.ShouldBe("Maya Lund");
    }

    [Theory, OnBoth]
    public async Task A_name_of_another_system_opens_no_case_that_one_may_not_see(On on)
    {
        await using var house = await House.Open(on);
        var given = new NewComplaint(new NewCustomer("Maya Lund"), Channel.Email, "My order 4711 never came.", ExternalId: "crm-1");
        var first = (await house.Get<ReceiveComplaint>().Handle(given, house.Agent)).Value();
        (await house.Get<ReceiveComplaint>().Handle(given, house.Agent)).Value().Reference.ShouldBe(first.Reference);

        (await house.Get<Restrict>().Handle(house.Target(first.Reference, by: house.Lead), [])).Value();
        (await house.Get<ReceiveComplaint>().Handle(given, house.Agent)).Refusal().ShouldBe("external_id_taken");
        (await house.Get<ReceiveComplaint>().Handle(given, house.Lead)).Value().Reference.ShouldBe(first.Reference);
    }

    [Theory, OnBoth]
    public async Task A_new_customer_who_writes_twice_at_once_is_one_customer(On on)
    {
        await using var house = await House.Open(on);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => house.Receive(email: "maya@example.org"))));

        await using var db = await house.Db();
        (await db.Customers.CountAsync()).ShouldBe(1);
        (await db.Complaints.CountAsync()).ShouldBe(12);
    }

    [Theory, OnBoth]
    public async Task The_same_request_at_once_makes_one_complaint_and_gives_one_answer(On on)
    {
        await using var house = await House.Open(on);
        var once = new Once(house.Agent.Id, "k-1", [1, 2, 3]);
        var given = new NewComplaint(new NewCustomer("Maya"), Channel.Api, "It broke.");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => house.Get<ReceiveComplaint>().Handle(given, house.Agent, once)));

        answers.Select(a => a.Value().Reference).Distinct().ShouldHaveSingleItem();
        (await house.Get<ReceiveComplaint>().Handle(given, house.Agent, once with { RequestHash = [9] })).Refusal().ShouldBe("idempotency_key_reused");
    }

    [Theory, OnBoth]
    public async Task What_no_page_can_show_is_stored_safely(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("nul \0, bell \a, half \ud800 pair, whole \ud83d\ude21, \u202eright to left <script>alert(1)</script>");

        var text = (await house.Get<CaseView>().Handle(house.Agent, reference))!.Messages[0].Text;
        text.ShouldBe("nul \ufffd, bell \ufffd, half \ufffd pair, whole \ud83d\ude21, \u202eright to left <script>alert(1)</script>");
    }

    [Theory, OnBoth]
    public async Task The_queue_gives_every_case_once_page_by_page(On on)
    {
        await using var house = await House.Open(on);
        var references = new List<string>();
        for (var i = 0; i < 23; i++)
        {
            if (i % 3 == 0)
                house.Clock.Advance(TimeSpan.FromMinutes(1));
            references.Add(await house.Receive($"Complaint {i}"));
        }

        foreach (var sort in new[] { QueueSort.Urgency, QueueSort.Heat, QueueSort.Received })
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var page = await house.Get<Queue>().Handle(house.Agent, new QueueQuery(Sort: sort, Cursor: cursor, Limit: 5));
                seen.AddRange(page.Items.Select(i => i.Reference));
                cursor = page.Next;
            }
            while (cursor is not null);
            seen.ShouldBe(references, ignoreOrder: true, sort.ToString());
        }
    }

    [Theory, OnBoth]
    public async Task Who_saw_an_older_version_is_told_what_changed_since(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference, 2), new ChangeOwner(house.Lead.Id, null))).Value().Version.ShouldBe(3);

        var stale = (await house.Get<SendReply>().Handle(house.Target(reference, 2), new Reply("Hello"))).ShouldBeOfType<Outcome<Changed>.Stale>();
        stale.Version.ShouldBe(3);
        stale.Since.ShouldHaveSingleItem().What.ShouldBe(new OwnerChanged(house.Lead.Id));
    }
}
