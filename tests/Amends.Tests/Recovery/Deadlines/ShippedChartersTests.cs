using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

public class ShippedChartersTests
{
    [Fact]
    public void All_nine_charters_ship_with_source_and_effective_date_and_the_line_that_they_are_a_starting_point()
    {
        ShippedCharters.All.Select(c => c.Code).Distinct().ShouldBe(["asic-rg271", "cfpb", "fca-disp", "fca-payments", "iso-10002", "ofcom", "ofgem", "service", "us-dot"]);
        ShippedCharters.All.ShouldAllBe(c => c.Source.Length > 10 && c.Notice.StartsWith("A starting point") && c.Effective.Year >= 2008);
    }

    [Fact]
    public void A_complaint_is_held_to_the_version_in_force_when_it_came()
    {
        ShippedCharters.For("ofcom", Instant.FromUtc(2026, 4, 7, 22, 59))!.Key.ShouldBe("ofcom@1");
        // British summer time: the 8th begins an hour before midnight UTC.
        ShippedCharters.For("ofcom", Instant.FromUtc(2026, 4, 7, 23, 0))!.Key.ShouldBe("ofcom@2");
        ShippedCharters.For("ofcom", Instant.FromUtc(2001, 1, 1, 0, 0))!.Key.ShouldBe("ofcom@1");
        ShippedCharters.Named("ofcom@1")!.Version.ShouldBe(1);
        ShippedCharters.For("gdpr", Instant.FromUtc(2026, 1, 1, 0, 0)).ShouldBeNull();
    }

    [Theory]
    [InlineData("england-and-wales", "2024-03-29 2024-04-01 2025-12-26 2026-05-04 2027-12-27 2027-12-28 2033-12-27")]
    [InlineData("scotland", "2026-01-02 2026-06-15 2024-12-02 2027-01-04 2028-01-04 2026-08-03")]
    [InlineData("ireland", "2024-02-05 2030-02-01 2026-03-17 2026-10-26")]
    [InlineData("us-federal", "2026-07-03 2027-12-31 2027-06-18 2024-11-28 2026-01-19")]
    [InlineData("australia", "2026-01-26 2027-12-28 2026-04-06 2026-06-08 2028-01-03")]
    [InlineData("germany", "2026-05-14 2026-05-25 2026-10-03 2024-05-20")]
    public void Known_holidays_are_in_the_calendars(string calendar, string dates) =>
        dates.Split(' ').ShouldAllBe(date => ShippedCharters.Calendar(calendar)!.Holidays.Contains(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value));

    [Theory]
    [InlineData("england-and-wales", "2027-12-25 2026-06-15 2026-01-02")]
    [InlineData("scotland", "2026-04-06 2026-08-31")]
    [InlineData("ireland", "2026-04-03 2027-12-27")]
    [InlineData("us-federal", "2027-12-25 2026-07-06")]
    [InlineData("australia", "2026-04-27")]
    [InlineData("germany", "2026-12-24 2026-11-01")]
    public void Days_that_are_no_holidays_there_are_not(string calendar, string dates) =>
        dates.Split(' ').ShouldAllBe(date => !ShippedCharters.Calendar(calendar)!.Holidays.Contains(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value));

    [Fact]
    public void Every_calendar_lists_each_of_its_twelve_years() =>
        ShippedCharters.Calendars.Where(c => c.Code != "weekdays").ShouldAllBe(c => Enumerable.Range(2024, 12).All(year => c.Holidays.Count(date => date.Year == year) >= 7));

    [Fact]
    public void A_statutory_clock_never_pauses_and_keeps_its_date_when_the_case_is_reopened()
    {
        var charter = ShippedCharters.Latest("fca-disp");
        var story = Story.Begin(at: Instant.FromUtc(2026, 3, 6, 10, 0));
        var due = Due(charter, story);
        story.Do(new SendClarification("Your parcel is late.")).Pass(hours: 100);
        Due(charter, story).ShouldBe(due);
        story.Resolved().Pass(hours: 100).Do(new Reopen(null));
        Due(charter, story).ShouldBe(due);
        Due(charter, story).MetAt.ShouldBeNull();
    }

    [Fact]
    public void Several_charters_on_one_case_list_what_is_owed_under_none_once()
    {
        var story = Story.Begin();
        story.Do(new MakePromise(story.Promise()));
        var deadlines = Charter.Deadlines(story.State, [ShippedCharters.Latest("service"), ShippedCharters.Latest("fca-disp")]);
        deadlines.Count(d => d.Code == "promise").ShouldBe(1);
        deadlines.Select(d => d.Code).ShouldContain("final_response");
        deadlines.Select(d => d.Code).ShouldContain("first_reply");
    }

    [Fact]
    public void A_later_receipt_is_never_due_sooner() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var received = Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(0, 11 * 365 * 24 * 60));
        var later = received + Duration.FromMinutes(random.Next(0, 10_000));
        // A newer version may be stricter: compared is one version with itself.
        foreach (var charter in ShippedCharters.All)
        {
            var sooner = charter.Simulate(received).ToDictionary(d => d.Code, d => d.Due);
            charter.Simulate(later).ShouldAllBe(d => d.Due >= sooner[d.Code]);
            sooner.Values.ShouldAllBe(due => due > received);
        }
    }, 100);

    [Theory]
    [InlineData("{", "not a charter")]
    [InlineData("""{"code":"x"}""", "not a charter")]
    [InlineData("""{"code":"x","version":1,"name":"X","source":"s","effective":"soon","notice":"n","calendar":"weekdays","clocks":[]}""", "is not a date")]
    [InlineData("""{"code":"x","version":1,"name":"X","source":"s","effective":"2026-01-01","notice":"n","calendar":"mars","clocks":[]}""", "no calendar")]
    [InlineData("""{"code":"x","version":1,"name":"X","source":"s","effective":"2026-01-01","notice":"n","calendar":"weekdays","clocks":[]}""", "at least one clock")]
    [InlineData("""{"code":"x","version":1,"name":"X","source":"s","effective":"2026-01-01","notice":"n","calendar":"weekdays","clocks":[{"code":"a","label":"A","from":"receipt","limit":"soon","until":"reply"}]}""", "not a limit")]
    public void A_file_that_is_no_charter_is_refused_with_where_and_why(string json, string why) =>
        Should.Throw<FormatException>(() => CharterFile.Read(json, ShippedCharters.Calendar)).Message.ShouldContain(why);

    [Theory]
    [InlineData("15 business minutes")]
    [InlineData("24 hours or 1 business day")]
    [InlineData("close of 2 business days")]
    [InlineData("8 weeks")]
    [InlineData("2 business weeks")]
    public void A_limit_is_written_as_it_is_read(string limit) => Limit.Parse(limit).ToString().ShouldBe(limit);

    [Theory]
    [InlineData("")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("99999999999 days")]
    [InlineData("close of 3 hours")]
    [InlineData("3 fortnights")]
    public void A_limit_that_makes_no_sense_is_refused(string limit) => Should.Throw<FormatException>(() => Limit.Parse(limit));

    private static Deadline Due(Charter charter, Story story) => charter.Deadlines(story.State).Single(d => d.Code == "final_response");
}
