using System.Net;
using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Informing;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Composure;

/// <summary>Customers who hear nothing for as long as the standard allows, and the word that there is no news.</summary>
public sealed class InformingTests
{
    [Theory, OnBoth]
    public async Task Each_silence_is_raised_once_and_in_order_even_after_two_days_off(On on)
    {
        await using var house = await House.Open(on);
        var references = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            references.Add(await house.Receive());
            await Reply(house, references[i]);
            // Business days, not hours, decide: a day between makes the order.
            house.Clock.Advance(TimeSpan.FromDays(1));
        }
        var waits = await house.Receive();
        var (closed, resolved) = (references[3], references[4]);
        (await house.Get<ChangeComplaint>().Handle(house.Target(resolved), new Resolve(null))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(closed), new Resolve(null))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(closed), new Close(null))).Value();
        // What came due while nothing swept, two days and more of it.
        house.Clock.Advance(TimeSpan.FromDays(2));
        var both = await Task.WhenAll(house.Get<SweepUninformed>().Handle(), house.Get<SweepUninformed>().Handle());
        both.Sum().ShouldBe(3);
        (await house.Get<SweepUninformed>().Handle()).ShouldBe(0);

        await using (var db = await house.Db())
        {
            var raised = await db.Timeline.Where(t => t.Kind == "uninformed").Join(db.Complaints, t => t.ComplaintId, c => c.Id, (t, c) => new { c.Reference, t.Data }).ToListAsync();
            raised.Select(r => r.Reference).Order().ShouldBe(references.Take(3).Order());
            (await db.Complaints.CountAsync(c => c.UpdateDue != null)).ShouldBe(0);
        }
        (await house.Get<CaseView>().Handle(house.Agent, waits))!.State.UninformedAt.ShouldBeNull();
        // Writing ends the silence, and the next one is raised again.
        await Reply(house, references[0]);
        (await house.Get<CaseView>().Handle(house.Agent, references[0]))!.State.UninformedAt.ShouldBeNull();
        (await house.Get<SweepUninformed>().Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(7));
        (await house.Get<SweepUninformed>().Handle()).ShouldBe(1);
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_sweep_raises_them_in_the_order_in_which_they_came_due()
    {
        await using var house = await House.Open(On.Sqlite);
        var references = new List<string>();
        for (var i = 0; i < 4; i++)
            references.Add(await house.Receive());
        // The last that came is the first that hears from us: the order is not that of the cases.
        references.Reverse();
        foreach (var reference in references)
        {
            await Reply(house, reference);
            house.Clock.Advance(TimeSpan.FromDays(1));
        }
        house.Clock.Advance(TimeSpan.FromDays(9));
        var news = house.Get<Application.Live.Events>().Listen(Person.Amends, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = news.MoveNextAsync();
        (await house.Get<SweepUninformed>().Handle()).ShouldBe(4);
        foreach (var reference in references)
        {
            (await next).ShouldBeTrue();
            news.Current.Reference.ShouldBe(reference);
            next = news.MoveNextAsync();
        }
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var session = new Session(connection, true);
        var plan = await session.All("EXPLAIN QUERY PLAN " + SweepUninformed.Sql, row => row.GetString(3), 1L);
        string.Join('\n', plan).ShouldContain("update_due_id (update_due");
    }

    [Theory, OnBoth]
    public async Task The_word_that_there_is_no_news_says_what_is_done_by_whom_and_when_they_hear_next_and_passes_the_coach(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        await Reply(house, reference);
        var now = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        var (step, begun) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var command in new Command[]
        {
            new PlanAction(step, "Find the parcel\nInternal: shelf 9.", null, "Warehouse", null), new PlanAction(begun, "Pay the refund", null, "Billing", now + Duration.FromDays(9)), new BeginAction(begun, "Billing"),
            new AskApproval(Guid.NewGuid(), "May I give £90?", null, now + Duration.FromDays(8)),
        })
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), command)).Value();
        house.Clock.Advance(TimeSpan.FromDays(3));
        (await house.Get<SweepUninformed>().Handle()).ShouldBe(1);
        now = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        var found = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        var words = NoNewsMessage.Compose(found, "Maya", new LocalDate(2026, 3, 9), now);
        foreach (var part in new[] { "since Monday 2 March", "There is no news yet", "“Find the parcel” is with our warehouse team. I asked them on Monday 2 March", "“Pay the refund” is with our billing team. They have been at it since Monday 2 March", "a yes from our management", "I will write to you again by Monday 9 March" })
            words.ShouldContain(part);
        foreach (var inside in new[] { "shelf 9", "£90", "Ada" })
            words.ShouldNotContain(inside);

        var review = (await house.Get<ReviewDraft>().Handle(house.Agent, reference, words))!;
        review.Warnings.Select(w => $"{w.Code}: {words.Substring(w.Start, w.Length)}").ShouldBeEmpty();
        review.Promises.ShouldContain(p => p.Due == "2026-03-09");
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply(words))).Value();
        var told = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        told.State.UninformedAt.ShouldBeNull();
        told.State.Promises.ShouldContain(p => p.State == PromiseState.Open && p.Due != null);
    }

    [Fact]
    public async Task The_case_offers_the_message_and_sending_it_ends_the_alarm()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        (await SignedIn.Post(agent, page, page + "/messages", new() { ["text"] = "I am sorry. I am looking into it now.", ["mode"] = "reply" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var html = WebUtility.HtmlDecode(await agent.GetStringAsync(page));
        html.ShouldContain("hears from us by");
        html.ShouldNotContain("data-key=\"u\">Tell");
        var ready = WebUtility.HtmlDecode(await agent.GetStringAsync(page + "?informing=yes"));
        ready.ShouldContain("There is no news yet");
        ready.ShouldContain("Send and promise");
    }

    private static async Task Reply(House house, string reference) =>
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("I am sorry about the wait. I am looking into it."))).Value();
}
