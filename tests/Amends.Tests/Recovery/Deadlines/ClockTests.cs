using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

/// <summary>What holds for every clock, whatever happens on a case; and what others got wrong.</summary>
public class ClockTests
{
    private static readonly Charter Fca = ShippedCharters.Latest("fca-disp");

    [Fact]
    public void No_clock_counts_after_its_stop() => Check.ForAnySeed(seed =>
    {
        var history = Histories.Of(seed, 40);
        var state = Complaint.None;
        var met = new Dictionary<(string, string), Instant>();
        foreach (var entry in history.Timeline)
        {
            state = state.Apply(entry);
            foreach (var deadline in Charter.Deadlines(state, Histories.Held).Where(deadline => deadline.Charter is not null))
            {
                // Nothing is met before it happened, and no clock that a document stopped is ever watched or moved again.
                (deadline.MetAt > entry.At).ShouldBeFalse();
                if (state.Stopped.Exists(stopped => stopped.Charter == deadline.Charter && stopped.Clock == deadline.Code))
                {
                    deadline.IsWatched.ShouldBeFalse();
                    var key = (deadline.Charter!, deadline.Code);
                    if (met.TryGetValue(key, out var before))
                        deadline.MetAt.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(before);
                    met[key] = deadline.MetAt!.Value;
                }
            }
            if (state.Stage == Stage.Closed)
                Charter.Deadlines(state, Histories.Held).ShouldAllBe(deadline => !deadline.IsWatched);
        }
    }, 200);

    [Fact]
    public void The_alarms_of_a_clock_come_in_order_between_its_start_and_its_end() => Check.ForAnySeed(seed =>
    {
        foreach (var deadline in Charter.Deadlines(Histories.Of(seed, 30).State, Histories.Held).Where(deadline => deadline.IsWatched))
            new[] { deadline.Started!.Value, deadline.At(ClockAlarm.Half), deadline.At(ClockAlarm.Risk), deadline.At(ClockAlarm.Due) }.ShouldBeInOrder();
    }, 200);

    [Fact]
    public void An_alarm_rings_once_for_each_time_the_clock_runs()
    {
        var story = Story.Begin().Do(new AddCharter(Fca.Key)).Pass(hours: 24 * 60);
        var due = Fca.Deadlines(story.State).Single(deadline => deadline.Code == "final_response");
        RingClock Ring(ClockAlarm alarm) => new("fca-disp", "final_response", due.Label, due.Started!.Value, due.Due, alarm);
        story.Do(Ring(ClockAlarm.Half), Actor.Amends);
        story.Refused(Ring(ClockAlarm.Half), Actor.Amends).Code.ShouldBe("clock_rung");
        story.Do(Ring(ClockAlarm.Due), Actor.Amends);
        story.Refused(Ring(ClockAlarm.Risk), Actor.Amends).Code.ShouldBe("clock_rung");
        story.Refused(Ring(ClockAlarm.Due) with { Started = story.Now, Due = story.Now + Duration.FromDays(1) }, Actor.Amends).Code.ShouldBe("clock_not_due");
        story.Refused(Ring(ClockAlarm.Due), Histories.Customer).Code.ShouldBe("for_colleagues");
    }

    [Fact]
    public void A_charter_may_count_from_another_day_and_can_be_taken_off_with_a_reason()
    {
        var story = Story.Begin(at: Instant.FromUtc(2026, 3, 6, 10, 0)).Pass(hours: 48);
        story.Do(new AddCharter("cfpb@1", story.Now));
        ShippedCharters.Latest("cfpb").Deadlines(story.State).Single(d => d.Code == "response").Due.ShouldBe(Instant.FromUtc(2026, 3, 24, 3, 59, 59));
        story.Refused(new AddCharter("cfpb@1")).Code.ShouldBe("charter_held");
        story.Refused(new AddCharter("cfpb@2")).Code.ShouldBe("charter_held");
        story.Refused(new AddCharter("")).Code.ShouldBe("charter_missing");
        story.Refused(new AddCharter("ofcom@2", story.Now + Duration.FromMinutes(1))).Code.ShouldBe("since_future");
        story.Refused(new DropCharter("cfpb@1", " ")).Code.ShouldBe("words_missing");
        story.Refused(new DropCharter("service@1", "No.")).Code.ShouldBe("charter_first");
        story.Refused(new DropCharter("ofcom@2", "No.")).Code.ShouldBe("charter_unknown");
        story.Do(new DropCharter("cfpb@1", "It came by e-mail.")).State.Charters.ShouldBeEmpty();
    }

    [Fact]
    public void A_day_off_that_is_proclaimed_while_a_clock_runs_moves_its_end_and_never_its_start()
    {
        var story = Story.Begin(at: Instant.FromUtc(2026, 3, 6, 10, 0)).Do(new AddCharter(Fca.Key));
        var before = Fca.Deadlines(story.State).Single(deadline => deadline.Code == "acknowledgement");
        before.Due.ShouldBe(Instant.FromUtc(2026, 3, 9, 23, 59, 59));
        var week = Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => (IReadOnlyList<Hours>)[Hours.Parse("09:00-17:00")]);
        var changed = Fca with { Calendar = new("x", Fca.Calendar.Zone, week, [.. Fca.Calendar.Holidays, new LocalDate(2026, 3, 9)]) };
        var after = changed.Deadlines(story.State).Single(deadline => deadline.Code == "acknowledgement");
        after.Due.ShouldBe(Instant.FromUtc(2026, 3, 10, 23, 59, 59));
        after.Started.ShouldBe(before.Started);
    }

    [Fact]
    public void A_day_off_more_never_makes_anything_due_sooner() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var zone = DateTimeZoneProviders.Tzdb[random.Next(3) switch { 0 => "Europe/London", 1 => "America/New_York", _ => "Australia/Sydney" }];
        IReadOnlyList<Hours> hours = [Hours.Parse("08:00-12:00"), Hours.Parse("13:00-24:00")];
        var some = Enumerable.Range(0, 10).Select(_ => new LocalDate(2026, 1, 1).PlusDays(random.Next(365))).ToList();
        var (fewer, more) = (BusinessCalendar.Weekdays("a", zone, hours, some), BusinessCalendar.Weekdays("b", zone, hours, [.. some, new LocalDate(2026, 1, 1).PlusDays(random.Next(365))]));
        var start = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(365 * 24 * 60));
        foreach (var text in new[] { "90 business minutes", "7 business hours", "3 business days", "close of 2 business days", "2 business weeks", "24 hours or 1 business day", "8 weeks" })
        {
            var limit = Limit.Parse(text);
            limit.From(start, more).ShouldBeGreaterThanOrEqualTo(limit.From(start, fewer), text);
            limit.From(start, fewer).ShouldBeLessThanOrEqualTo(limit.From(start + Duration.FromMinutes(random.Next(0, 5000)), fewer), text);
        }
    }, 300);

    [Fact]
    public void A_charter_is_written_as_it_is_read() => ShippedCharters.All.ShouldAllBe(charter =>
        CharterFile.Write(CharterFile.Read(CharterFile.Write(charter), ShippedCharters.Calendar)) == CharterFile.Write(charter));

    [Theory]
    [InlineData("\"stops\":[\"a\"]", "\"stops\":[\"b\"]", "Document 1: there is no clock “b”")]
    [InlineData("{due:a}", "{due:b}", "Document 1: nothing is known as {due:b}")]
    [InlineData("{customer}", "{surname}", "nothing is known as {surname}")]
    [InlineData("\"words\":[\"by <date>\"]", "\"words\":[]", "Document 1: each point says")]
    [InlineData("\"code\":\"a\"", "\"code\":\"A clock\"", "Clock 1: “A clock” is not a code")]
    [InlineData("\"code\":\"x\"", "\"code\":\"X Y\"", "needs a code")]
    [InlineData("\"until\":\"document\"", "\"until\":\"document\",\"unless\":\"b\"", "Clock 1: there is no other clock “b”")]
    [InlineData("\"until\":\"document\"", "\"until\":\"never\"", "not a charter")]
    public void A_charter_that_cannot_work_is_refused_with_where_and_why(string replace, string with, string why)
    {
        const string charter = """{"code":"x","version":1,"name":"X","source":"s","effective":"2026-01-01","notice":"n","calendar":"weekdays","clocks":[{"code":"a","label":"A","from":"receipt","limit":"3 days","until":"document"}],"documents":[{"kind":"final_response","name":"F","stops":["a"],"contains":[{"says":"s","words":["by <date>"]}],"letter":["{customer} [x] {due:a}"]}]}""";
        CharterFile.Read(charter, ShippedCharters.Calendar).Documents.Count.ShouldBe(1);
        Should.Throw<FormatException>(() => CharterFile.Read(charter.Replace(replace, with, StringComparison.Ordinal), ShippedCharters.Calendar)).Message.ShouldContain(why);
    }
}
