using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Promises;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Promises;

public sealed class LedgerTests
{
    [Theory, OnBoth]
    public async Task The_ledger_tells_what_is_broken_due_today_at_risk_and_still_to_come(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var late = await Promise(house, reference, "ring you", hours: 1);
        house.Clock.Advance(TimeSpan.FromHours(2));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);
        var today = await Promise(house, reference, "ring you again", hours: 5);
        var risky = await Promise(house, reference, "we'll refund you £40", hours: 40, Promisor.We);
        var moved = await Promise(house, reference, "we'll replace it", hours: 30, Promisor.We);
        var coming = await Promise(house, reference, "write to you", hours: 300);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new RenegotiatePromise(moved, Now(house) + Duration.FromHours(38), DuePrecision.Time, "No stock."))).Value();

        (await Ids(house, PromiseView.Broken)).ShouldBe([late]);
        (await Ids(house, PromiseView.DueToday)).ShouldBe([today]);
        (await Ids(house, PromiseView.AtRisk)).ShouldBeEmpty();
        (await Ids(house, PromiseView.Coming)).ShouldBe([moved, risky, coming]);

        house.Clock.Advance(TimeSpan.FromHours(4.9));
        (await Ids(house, PromiseView.AtRisk)).ShouldBe([today]);
        house.Clock.Advance(TimeSpan.FromHours(16));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);
        var atRisk = (await house.Get<ListPromises>().Handle(house.Agent, new PromiseQuery(View: PromiseView.AtRisk))).Items;
        atRisk.Select(p => (p.Id, p.Risk!.Danger, p.Department)).ShouldBe([(moved, PromiseDanger.NotBegun, "Delivery"), (risky, PromiseDanger.NotBegun, "Billing")]);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new PlanAction(Guid.CreateVersion7(), "Pay it out", null, "Billing", null))).Value();
        (await house.Get<ListPromises>().Handle(house.Agent, new PromiseQuery(View: PromiseView.AtRisk))).Items[1].Risk!.Danger.ShouldBe(PromiseDanger.DepartmentSilent);
    }

    [Theory, OnBoth]
    public async Task Promises_are_counted_week_by_week_by_when_they_were_due(On on)
    {
        await using var house = await House.Open(on);
        var (reference, kept) = (await house.Receive(), house.Get<PromisesKept>());
        (await kept.ByWeek()).Select(week => week.Count).ShouldBe(Enumerable.Repeat(0L, 13));
        await Promise(house, reference, "ring you", hours: 1);
        house.Clock.Advance(TimeSpan.FromHours(2));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);
        var done = await Promise(house, reference, "write to you", hours: 1);
        (await house.Get<ChangePromise>().Handle(done, house.Agent, new FulfilPromise(done, null))).Value();
        var weeks = await kept.ByWeek();
        (weeks[^1].Kept, weeks[^1].NotKept).ShouldBe((1, 1));
        house.Clock.Advance(TimeSpan.FromDays(8));
        weeks = await kept.ByWeek();
        (weeks[^2].Count, weeks[^1].Count).ShouldBe((2, 0));
        house.Clock.Advance(TimeSpan.FromDays(91));
        (await kept.ByWeek()).Sum(week => week.Count).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Pages_of_the_ledger_show_each_promise_once_in_order_whatever_its_state(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++)
            ids.Add(await Promise(house, reference, "we'll refund you", hours: 40 + i / 2, Promisor.We));
        foreach (var id in ids.Where((_, i) => i % 3 == 0))
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new RenegotiatePromise(id, Now(house) + Duration.FromHours(42), DuePrecision.Time, "No stock."))).Value();

        foreach (var (view, wait) in new[] { (PromiseView.Coming, 0.0), (PromiseView.AtRisk, 22.0) })
        {
            house.Clock.Advance(TimeSpan.FromHours(wait));
            var (seen, cursor) = (new List<PromiseItem>(), (string?)null);
            do
            {
                var page = await house.Get<ListPromises>().Handle(house.Agent, new PromiseQuery(View: view, Limit: 2, Cursor: cursor));
                seen.AddRange(page.Items);
                cursor = page.Next;
            }
            while (cursor is not null);
            seen.Select(p => p.Id).ShouldBe(ids, ignoreOrder: true);
            seen.Select(p => p.Due!.Value).ShouldBeInOrder();
        }
    }

    [Theory, OnBoth]
    public async Task The_customer_is_told_and_the_promise_moved_in_one_go_or_neither(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var id = await Promise(house, reference, "we'll refund you £40", hours: 30, Promisor.We);
        var seen = (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Version;
        var due = Instant.FromUtc(2026, 3, 6, 23, 59, 59);
        const string words = "I am sorry: it takes longer, and that is our fault. We will refund you by Friday 6 March. I will ring you on Thursday.";
        var tell = house.Get<TellNewDate>();

        (await tell.Handle(new(id, due, DuePrecision.Day, "The bank is closed."), words, house.Agent, expected: seen - 1)).ShouldBeOfType<Outcome<Changed>.Stale>();
        (await tell.Handle(new(id, Now(house), DuePrecision.Day, null), words, house.Agent)).Refusal().ShouldBe("due_passed");
        (await tell.Handle(new(id, due, DuePrecision.Day, null), " ", house.Agent)).Refusal().ShouldBe("text_missing");
        (await tell.Handle(new(Guid.NewGuid(), due, DuePrecision.Day, null), words, house.Agent)).ShouldBeOfType<Outcome<Changed>.NotFound>();
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Version.ShouldBe(seen);

        var done = (await tell.Handle(new(id, due, DuePrecision.Day, "The bank is closed."), words, house.Agent, expected: seen)).Value();
        done.Entries.Select(e => e.What.GetType()).ShouldBe([typeof(PromiseRenegotiated), typeof(MessageSent), typeof(PromiseMade)]);
        var promises = (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Promises;
        promises.Select(p => (p.State, p.Kind)).ShouldBe([(PromiseState.Renegotiated, PromiseKind.Refund), (PromiseState.Open, PromiseKind.CallBack)]);
        await using var db = await house.Db();
        (await db.Outbox.CountAsync()).ShouldBe(1);
        var row = await db.Promises.SingleAsync(p => p.Id == id);
        (row.FirstDue, row.Due, row.Evidence).ShouldBe((promises[0].MadeAt + Duration.FromHours(30), due, done.Entries[0].Sequence));
    }

    [Theory, OnBoth]
    public async Task A_broken_promise_asks_for_an_own_it_message_until_one_is_sent(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("I am so sorry about the wait, that must be annoying. It is our mistake, and I take it on."))).Value();
        var before = (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items[0].AnswerBy;
        var id = await Promise(house, reference, "ring you", hours: 1);
        house.Clock.Advance(TimeSpan.FromHours(1));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);

        var broken = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        broken.Path.Next!.Prompt.ShouldContain("broken promise");
        broken.Urgency.Why.ShouldContain(reason => reason.Code == "broken_promises");
        broken.AnswerBy.ShouldBeLessThan(before);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new RenegotiatePromise(id, Now(house) + Duration.FromDays(1), DuePrecision.Time, "Ill."))).Value();
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.Path.Next!.Prompt.ShouldContain("broken promise");

        var words = NewDateMessage.Compose(broken.State.Promises[0], "ring you", "Maya", null, new LocalDate(2026, 3, 4), broken.Zone, Now(house));
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply(words, Promises: []))).Value();
        var owned = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        owned.Path[Step.Own].State.ShouldBe(StepState.Done);
        owned.Path.Next!.Prompt.ShouldNotContain("broken promise");
    }

    [Theory, OnBoth]
    public async Task A_server_that_was_off_for_two_days_finds_every_broken_promise_once_and_in_order(On on)
    {
        await using var house = await House.Open(on);
        var references = new[] { await house.Receive(), await house.Receive("It broke."), await house.Receive("Still nothing.") };
        var due = new List<(Guid Id, int Hours)>();
        foreach (var (reference, i) in references.SelectMany(r => Enumerable.Range(0, 3).Select(i => (r, i))))
            due.Add((await Promise(house, reference, "ring you", hours: 1 + (i * 7 + due.Count * 5) % 30), 1 + (i * 7 + due.Count * 5) % 30));
        var kept = await Promise(house, references[0], "ring you", hours: 100);

        house.Clock.Advance(TimeSpan.FromDays(2));
        (await house.Create<SweepPromises>().Handle()).ShouldBe(9);
        (await house.Create<SweepPromises>().Handle()).ShouldBe(0);

        await using var db = await house.Db();
        var rows = await db.Timeline.Where(t => t.Kind == "promise_broken").ToListAsync();
        rows.Count.ShouldBe(9);
        foreach (var timeline in rows.GroupBy(r => r.ComplaintId))
        {
            var hours = timeline.OrderBy(r => r.Sequence).Select(r => due.Single(d => d.Id == ((PromiseBroken)r.ToEntry().What).PromiseId).Hours);
            hours.ShouldBeInOrder();
        }
        (await db.Promises.SingleAsync(p => p.Id == kept)).State.ShouldBe(PromiseState.Open);
    }

    [Theory, OnBoth]
    public async Task A_day_is_the_organisations_own_and_a_day_that_has_passed_is_none(On on)
    {
        await using var house = await House.Open(on);
        await house.Get<Charters>().Change(new BusinessHours("America/New_York", [1, 2, 3, 4, 5], ["09:00-17:00"], []));
        var reference = await house.Receive();
        const string words = "We will refund you by Tuesday 10 March. I will ring you by 20 February 2026. I will write to you shortly.";
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply(words))).Value();

        var promises = (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Promises;
        // Summer time has begun there by then: midnight is four o'clock in UTC.
        promises[0].Due.ShouldBe(Instant.FromUtc(2026, 3, 11, 3, 59, 59));
        promises.Skip(1).ShouldAllBe(p => p.Due == null && p.Precision == DuePrecision.None);
        house.Clock.Advance(TimeSpan.FromDays(400));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Promises_are_counted_as_they_end_and_the_sums_are_what_a_recount_gives(On on)
    {
        await using var house = await House.Open(on);
        var chance = new Random(7);
        var references = new[] { await house.Receive(), await house.Receive("It broke.") };
        string[] words = ["we'll refund you", "ring you", "we'll replace it", "it will be fine"];
        for (var i = 0; i < 60; i++)
        {
            var id = await Promise(house, references[i % 2], words[chance.Next(words.Length)], hours: chance.Next(1, 60), chance.Next(2) == 0 ? Promisor.I : Promisor.We);
            for (var step = chance.Next(3); step > 0; step--)
            {
                house.Clock.Advance(TimeSpan.FromHours(chance.Next(0, 40)));
                if (chance.Next(2) == 0)
                    await house.Get<SweepPromises>().Handle();
                Command command = chance.Next(3) switch { 0 => new FulfilPromise(id, null), 1 => new RenegotiatePromise(id, Now(house) + Duration.FromHours(chance.Next(1, 50)), DuePrecision.Time, null), _ => new WithdrawPromise(id, null) };
                await house.Get<ChangeComplaint>().Handle(house.Target(references[i % 2]), command);
            }
        }

        await using var db = await house.Db();
        var rows = (await db.Promises.ToListAsync()).Where(p => p.Kept is not null).ToList();
        rows.Count.ShouldBeGreaterThan(20);
        var sums = await db.PromiseSums.Where(s => s.Count != 0).ToListAsync();
        foreach (var (dimension, key) in new (PromiseDimension, Func<PromiseRow, string?>)[] { (PromiseDimension.Owner, p => p.Owner?.ToString()), (PromiseDimension.Kind, p => $"{(int)p.Kind}"), (PromiseDimension.Department, p => p.Department), (PromiseDimension.Team, p => p.TeamId?.ToString()) })
        {
            var recount = rows.Where(p => key(p) is not null).GroupBy(p => (key(p)!, p.Kept!.Value, p.Slip ?? -1)).ToDictionary(g => g.Key, g => (long)g.Count());
            sums.Where(s => s.Dimension == dimension).ToDictionary(s => (s.Key, s.Kept, s.Slip), s => s.Count).ShouldBe(recount, ignoreOrder: true);
            var byDay = rows.Where(p => key(p) is not null).GroupBy(p => (PromiseSums.DayOf(p.Due!.Value, p.Precision), key(p)!, p.Kept!.Value, p.Slip ?? -1)).ToDictionary(g => g.Key, g => (long)g.Count());
            (await db.PromiseDays.Where(s => s.Count != 0 && s.Dimension == dimension).ToListAsync()).ToDictionary(s => (s.Day, s.Key, s.Kept, s.Slip), s => s.Count).ShouldBe(byDay, ignoreOrder: true);
        }
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();

        var report = await house.Get<PromisesKept>().Handle();
        report.All.Count.ShouldBe(rows.Count);
        report.All.Kept!.Value.ShouldBe(rows.Count(p => p.Kept!.Value) / (double)rows.Count, 1e-9);
        var slips = rows.Where(p => p.Slip > 0).Select(p => p.Slip!.Value).Order().ToList();
        report.All.MedianSlip.ShouldBe(slips[(slips.Count - 1) / 2]);
        report.Departments.Concat(report.Kinds).ShouldAllBe(rate => rate.Kept != null == rate.Count >= 20);
        report.Kinds.ShouldContain(rate => rate.Kept == null);
    }

    [Theory, OnBoth]
    public async Task Nobodys_rate_is_shown_before_twenty_promises(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        for (var i = 1; i <= 20; i++)
        {
            var id = await Promise(house, reference, "ring you", hours: 5);
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new FulfilPromise(id, null))).Value();
            var mine = (await house.Get<PromisesKept>().Handle()).Colleagues.ShouldHaveSingleItem();
            (mine.Count, mine.Kept, mine.MedianSlip).ShouldBe((i, i < 20 ? null : 1.0, null));
        }
    }

    [Theory, OnBoth]
    public async Task A_promise_whose_reply_is_edited_and_sent_again_stands_as_it_was_sent_and_once(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var version = (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Version;
        var (first, edited) = (new Once(house.Agent.Id, "reply", [1]), new Once(house.Agent.Id, "reply", [2]));
        var reply = house.Get<SendReply>();
        (await reply.Handle(house.Target(reference, version) with { Once = first }, new Reply("I am sorry. We will refund you by Friday 6 March."))).Value();
        (await reply.Handle(house.Target(reference, version) with { Once = first }, new Reply("I am sorry. We will refund you by Friday 6 March."))).Value();
        (await reply.Handle(house.Target(reference, version) with { Once = edited }, new Reply("I am sorry. We will refund you by Monday 9 March."))).Refusal().ShouldBe("idempotency_key_reused");
        (await reply.Handle(house.Target(reference, version), new Reply("I am sorry. We will refund you by Monday 9 March."))).ShouldBeOfType<Outcome<Changed>.Stale>();

        var promise = (await house.Get<ListPromises>().Handle(house.Agent, new PromiseQuery(View: PromiseView.Coming))).Items.ShouldHaveSingleItem();
        (promise.Words, promise.Due).ShouldBe(("We will refund you by Friday 6 March", Instant.FromUtc(2026, 3, 6, 23, 59, 59)));
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Rates_of_a_period_are_of_the_promises_that_were_due_in_it(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        // Twenty for Thursday the fifth, and one for the end of March in New York, which is April already in UTC.
        for (var i = 0; i < 20; i++)
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new FulfilPromise(await Promise(house, reference, "ring you", hours: 72), null))).Value();
        var atTheEnd = Guid.CreateVersion7();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new MakePromise(new(atTheEnd, "write to you", Promisor.I, house.Agent.Id, Instant.FromUtc(2026, 4, 1, 3, 59, 59), DuePrecision.Day)))).Value();

        (await Counts()).ShouldBe([0, 0, 0, 20]);
        Today(5);
        (await Counts()).ShouldBe([20, 20, 20, 20]);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new FulfilPromise(atTheEnd, null))).Value();
        (await Counts()).ShouldBe([20, 20, 20, 21]);
        Today(31);
        (await Counts()).ShouldBe([21, 21, 21, 21]);
        (await house.Get<PromisesKept>().Handle(KeptPeriod.Month)).Colleagues.ShouldHaveSingleItem().Kept.ShouldBe(1.0);
        Today(32);
        (await Counts()).ShouldBe([0, 21, 0, 21]);
        Today(35);
        (await Counts()).ShouldBe([0, 1, 0, 21]);
        (await house.Get<PromisesKept>().Handle(KeptPeriod.ThirtyDays)).All.Kept.ShouldBeNull();

        // Days of March, counted on into April.
        void Today(int day) => house.Clock.Advance(Instant.FromUtc(2026, 3, 1, 12, 0).Plus(Duration.FromDays(day - 1)).ToDateTimeOffset() - house.Clock.GetUtcNow());

        async Task<List<long>> Counts()
        {
            var counts = new List<long>();
            foreach (var period in new[] { KeptPeriod.Month, KeptPeriod.ThirtyDays, KeptPeriod.Quarter, KeptPeriod.All })
                counts.Add((await house.Get<PromisesKept>().Handle(period)).All.Count);
            return counts;
        }
    }

    [Theory, OnBoth]
    public async Task A_broken_promise_that_moves_counts_on_the_day_it_moved_to_and_nowhere_else(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var id = await Promise(house, reference, "ring you", hours: 1);
        house.Clock.Advance(TimeSpan.FromHours(2));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new RenegotiatePromise(id, Now(house) + Duration.FromDays(40), DuePrecision.Time, "Ill."))).Value();
        (await house.Get<PromisesKept>().Handle(KeptPeriod.Month)).All.Count.ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(40));
        (await house.Get<PromisesKept>().Handle(KeptPeriod.Month)).All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_period_is_one_range_of_the_days()
    {
        await using var house = await House.Open(On.Sqlite);
        await using var db = await house.Db();
        var sql = PromisesKept.OfDays(db, 1, 2).ToQueryString();
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..].Replace("@first", "1", StringComparison.Ordinal).Replace("@last", "2", StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetString(3).ShouldContain("(day>? AND day<?)");
    }

    private static Instant Now(House house) => Instant.FromDateTimeOffset(house.Clock.GetUtcNow());

    private static async Task<IEnumerable<Guid>> Ids(House house, PromiseView view) =>
        (await house.Get<ListPromises>().Handle(house.Agent, new PromiseQuery(View: view))).Items.Select(p => p.Id);

    private static async Task<Guid> Promise(House house, string reference, string words, double hours, Promisor promisor = Promisor.I)
    {
        var id = Guid.CreateVersion7();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new MakePromise(new(id, words, promisor, house.Agent.Id, Now(house) + Duration.FromHours(hours), DuePrecision.Time)))).Value();
        return id;
    }
}
