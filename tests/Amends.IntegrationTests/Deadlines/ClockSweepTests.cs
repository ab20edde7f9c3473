using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Live;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Deadlines;

/// <summary>Alarms of clocks: each once, in order, whatever happens in between.</summary>
public sealed class ClockSweepTests
{
    private static readonly Person Admin = new(Guid.CreateVersion7(), "Ruth", Role.Admin);

    [Theory, OnBoth]
    public async Task Warnings_of_a_short_clock_are_told_live_and_mark_the_queue_and_only_its_end_stands_in_the_timeline(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("A plain question.");
        var news = house.Get<Events>().Listen(house.Lead, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var heard = news.MoveNextAsync().AsTask();

        // Monday nine o'clock, eight business hours: half at one, four fifths at 15:24, over at five.
        (await house.Get<SweepClocks>().Handle()).ShouldBe(0);
        (await Mark(house)).ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromHours(4));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(1);
        (await house.Get<SweepClocks>().Handle()).ShouldBe(0);
        (await Mark(house)).ShouldBe(ClockAlarm.Half);
        house.Clock.Advance(TimeSpan.FromMinutes(144));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(1);
        (await Mark(house)).ShouldBe(ClockAlarm.Risk);
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.Timeline.ShouldNotContain(e => e.What is ClockRang);
        house.Clock.Advance(TimeSpan.FromMinutes(96));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(1);
        (await house.Get<SweepClocks>().Handle()).ShouldBe(0);
        (await Mark(house)).ShouldBe(ClockAlarm.Due);
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.Timeline.Select(e => e.What).OfType<ClockRang>().ShouldHaveSingleItem().Clock.ShouldBe("first_reply");
        if (on == On.Postgres)
            return; // Its news comes through the database, to nodes that follow it; a house without a host does not.

        // What was told before this complaint is heard before it.
        var last = await house.Receive("Another one.");
        var rung = 0;
        while (await heard && news.Current.Reference != last)
        {
            rung += news.Current.Kinds.Contains(SweepClocks.Kind) ? 1 : 0;
            heard = news.MoveNextAsync().AsTask();
        }
        rung.ShouldBe(3);
        await news.DisposeAsync();
    }

    [Theory, OnBoth]
    public async Task After_two_days_off_every_alarm_is_told_once_and_in_the_order_in_which_it_came_due(On on)
    {
        await using var house = await House.Open(on);
        await Held(house, "asic-rg271");
        var references = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            references.Add(await house.Receive("A plain question."));
            house.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        house.Clock.Advance(TimeSpan.FromDays(2));
        // First reply and acknowledgement: three alarms each, on three cases.
        (await house.Get<SweepClocks>().Handle()).ShouldBe(18);
        (await house.Get<SweepClocks>().Handle()).ShouldBe(0);
        var rung = new List<(Instant At, ClockRang What)>();
        foreach (var reference in references)
        {
            var entries = (await house.Get<CaseView>().Handle(house.Agent, reference))!.Timeline.Where(e => e.What is ClockRang).ToList();
            rung.AddRange(entries.Select(e => (e.At, (ClockRang)e.What)));
            // The acknowledgement runs for longer than a day: its warnings stand there too.
            entries.Select(e => (ClockRang)e.What).Where(r => r.Charter == "asic-rg271").Select(r => r.Alarm).ShouldBe([ClockAlarm.Half, ClockAlarm.Risk, ClockAlarm.Due]);
            entries.Select(e => (ClockRang)e.What).Where(r => r.Charter == "service").Select(r => r.Alarm).Last().ShouldBe(ClockAlarm.Due);
        }
        await using var db = await house.Db();
        (await db.Clocks.CountAsync(c => c.NextAt != null && c.NextAt <= Instant.FromDateTimeOffset(house.Clock.GetUtcNow()))).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_promise_that_runs_out_and_a_colleague_who_reads_to_the_end_overtake_nobody(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("A plain question.");
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("I am sorry. I will ring you today at 17:00."))).Value();
        var seen = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        house.Clock.Advance(TimeSpan.FromHours(30));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);
        (await house.Get<HearMessage>().Handle(house.Target(reference), "It still blinks.")).Value();
        var unread = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference, seen.State.Version), new NoteCause("product.faulty", null))).ShouldBeOfType<Outcome<Changed>.Stale>();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new MarkRead(unread.Messages[^1].Id))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference, unread.State.Version), new NoteCause("product.faulty", null))).Value().Version.ShouldBe(unread.State.Version + 2);
    }

    [Theory, OnBoth]
    public async Task An_alarm_that_rings_while_somebody_writes_does_not_stop_their_reply_and_a_colleagues_word_does(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("A plain question.");
        var seen = (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Version;
        house.Clock.Advance(TimeSpan.FromHours(9));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(3);
        (await house.Get<SendReply>().Handle(house.Target(reference, seen), new Reply("I am sorry that you waited."))).Value().Version.ShouldBe(seen + 2);
        (await house.Get<SendReply>().Handle(house.Target(reference, seen), new Reply("I am sorry again."))).ShouldBeOfType<Outcome<Changed>.Stale>();
        (await house.Get<SendReply>().Handle(house.Target(reference, seen + 90), new Reply("I am sorry again."))).ShouldBeOfType<Outcome<Changed>.Stale>();
    }

    [Theory, OnBoth]
    public async Task A_case_that_cannot_be_changed_keeps_no_other_from_its_alarm(On on)
    {
        await using var house = await House.Open(on);
        var (broken, sound) = (await house.Receive("A plain question."), await house.Receive("Another plain question.", "else@example.org"));
        await using (var db = await house.Db())
        {
            db.Complaints.Single(c => c.Reference == broken).State = "{\"stage\":";
            await db.SaveChangesAsync();
        }
        house.Clock.Advance(TimeSpan.FromHours(8));
        (await house.Get<SweepClocks>().Handle()).ShouldBeGreaterThan(0);
        (await house.Get<CaseView>().Handle(house.Agent, sound))!.Timeline.Select(e => e.What).OfType<ClockRang>().ShouldHaveSingleItem();
    }

    [Theory, OnBoth]
    public async Task Two_sweeps_at_once_tell_nothing_twice(On on)
    {
        await using var house = await House.Open(on);
        await Held(house, "asic-rg271");
        for (var i = 0; i < 5; i++)
            await house.Receive("A plain question.");
        house.Clock.Advance(TimeSpan.FromDays(2));
        var told = await Task.WhenAll(house.Get<SweepClocks>().Handle(), house.Get<SweepClocks>().Handle());
        told.Sum().ShouldBe(30);
        foreach (var item in (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items)
            (await house.Get<CaseView>().Handle(house.Agent, item.Reference))!.Timeline.Select(e => e.What).OfType<ClockRang>().ShouldBeUnique();
    }

    [Theory, OnBoth]
    public async Task A_clock_that_is_stopped_or_whose_case_is_closed_tells_nothing(On on)
    {
        await using var house = await House.Open(on);
        var answered = await house.Receive("A plain question.");
        (await house.Get<SendReply>().Handle(house.Target(answered), new Reply("I am sorry. It is on its way."))).Value();
        var closed = await house.Receive("Another one.");
        (await house.Get<ChangeComplaint>().Handle(house.Target(closed), new Resolve("Done."))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(closed), new Close(null))).Value();
        house.Clock.Advance(TimeSpan.FromHours(9));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(0);
        await using var db = await house.Db();
        (await db.Clocks.Select(c => c.Clock).ToListAsync()).ShouldBe(["update"]);
    }

    [Theory, OnBoth]
    public async Task A_complaint_that_was_received_long_ago_is_told_to_be_late_and_of_nothing_else(On on)
    {
        await using var house = await House.Open(on);
        var old = Instant.FromDateTimeOffset(house.Clock.GetUtcNow()) - Duration.FromDays(30);
        (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new(), Channel.Email, "It broke.", ReceivedAt: old), house.Agent)).Value();
        (await house.Get<SweepClocks>().Handle()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_calendar_that_changes_while_clocks_run_moves_what_is_due_and_repeats_no_alarm(On on)
    {
        await using var house = await House.Open(on);
        await house.Get<RecountDeadlines>().Handle();
        var reference = await house.Receive("A plain question.");
        house.Clock.Advance(TimeSpan.FromHours(5));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(1);

        (await house.Get<ImportHolidays>().Handle(Admin, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Flood\nDTSTART:20260302\nEND:VEVENT\nEND:VCALENDAR", false)).Value().ShouldBe(1);
        (await house.Get<RecountDeadlines>().Handle()).ShouldBe(1);
        (await house.Get<RecountDeadlines>().Handle()).ShouldBe(0);
        var due = Instant.FromUtc(2026, 3, 3, 17, 0);
        (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items.ShouldHaveSingleItem().NextDue.ShouldBe(due);
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.Deadlines.ShouldContain(d => d.Code == "first_reply" && d.Due == due);

        // The other end of the day, when it would have been over: now it is Tuesday that counts, and half of it was told before.
        house.Clock.Advance(TimeSpan.FromHours(5));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await house.Get<SweepClocks>().Handle()).ShouldBe(2);
        // It runs for more than a day now, so its last two alarms stand in the timeline.
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.Timeline.Select(e => e.What).OfType<ClockRang>().Select(rang => rang.Alarm).ShouldBe([ClockAlarm.Risk, ClockAlarm.Due]);
    }

    [Theory, OnBoth]
    public async Task A_calendar_that_changes_moves_the_alarm_about_silence_and_the_call_list_too(On on)
    {
        await using var house = await House.Open(on);
        await house.Get<RecountDeadlines>().Handle();
        var (silent, right) = (await house.Receive("A plain question."), await house.Receive("The lamp is broken."));
        (await house.Get<SendReply>().Handle(house.Target(silent), new Reply("Thank you for asking."))).Value();
        (await house.Get<SendReply>().Handle(house.Target(right), new Reply("Thank you for telling us."))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(right), new Resolve("A new lamp is there."))).Value();
        var (heard, asked) = await Dues();

        (await house.Get<ImportHolidays>().Handle(Admin, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Flood\nDTSTART:20260303\nEND:VEVENT\nEND:VCALENDAR", false)).Value().ShouldBe(1);
        (await house.Get<RecountDeadlines>().Handle()).ShouldBe(2);
        var after = await Dues();
        after.Heard.ShouldBe(heard + Duration.FromDays(1));
        after.Asked.ShouldBe(asked + Duration.FromDays(1));

        async Task<(Instant Heard, Instant Asked)> Dues()
        {
            await using var db = await house.Db();
            return (db.Complaints.Single(c => c.Reference == silent).UpdateDue!.Value, db.FollowUps.Single().Due);
        }
    }

    [Fact]
    public async Task The_sweep_reads_what_is_due_straight_from_its_index()
    {
        await using var house = await House.Open(On.Sqlite);
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN SELECT k.clock FROM clocks k CROSS JOIN complaints c WHERE k.next_at <= 5 AND c.id = k.complaint_id ORDER BY k.next_at, k.complaint_id LIMIT 200";
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetString(3).ShouldContain("IX_clocks_next_at_complaint_id");
    }

    private static async Task Held(House house, params string[] codes) =>
        (await house.Get<Charters>().Choose(Admin, new CharterChoice("service", codes))).Value();

    private static async Task<ClockAlarm?> Mark(House house) =>
        (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items.ShouldHaveSingleItem().Urgency.Why.Select(why => why.MarkAt(Instant.FromDateTimeOffset(house.Clock.GetUtcNow()))).Max();
}
