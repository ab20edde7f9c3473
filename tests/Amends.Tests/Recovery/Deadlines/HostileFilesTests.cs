using System.Text;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

public class HostileFilesTests
{
    private const string Holidays = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\n"
        + "BEGIN:VEVENT\r\nDTSTART;VALUE=DA\r\n TE:20270101\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20270201T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private const string Calendar = """{"code":"x","name":"X","zone":"Europe/London","source":"s","rules":"r","first":"2026-01-01","last":"2026-12-31","week":{"monday":["09:00-17:00"]},"holidays":[{"date":"2026-01-01","name":"New Year"}]}""";

    private const string Charter = """{"code":"x","version":1,"name":"X","source":"s","effective":"2026-01-01","notice":"n","calendar":"weekdays","clocks":[{"code":"a","label":"A","from":"receipt","limit":"3 days","until":"document"}],"documents":[{"kind":"final_response","name":"F","stops":["a"],"contains":[{"says":"s","words":["by <date>"]}],"letter":["{customer} [x] {due:a}"]}]}""";

    [Fact]
    public void Whole_days_of_a_calendar_file_are_holidays_and_appointments_are_not() =>
        HolidayFeed.Read(Holidays).Select(holiday => holiday.Date).ShouldBe([new LocalDate(2026, 12, 25), new(2026, 12, 26), new(2027, 1, 1)]);

    [Theory]
    [InlineData("", "not a calendar file")]
    [InlineData("<html>", "not a calendar file")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "no events")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDTEND:20280101\nEND:VEVENT", "Line 2: the event on 2026-01-01 lasts longer than 31 days")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDURATION:P9000D\nEND:VEVENT", "longer than 31 days")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261301\nEND:VEVENT", "Line 3: “20261301” is not a date")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101", "Line 2: this event has no end")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT", "Line 3: an event begins inside the one of line 2")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=DAILY\nEND:VEVENT", "Line 4: “FREQ=DAILY” repeats in a way")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;BYDAY=1MO\nEND:VEVENT", "Line 4")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;COUNT=99999999999\nEND:VEVENT", "Line 4")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nSTATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR", "no events")]
    public void A_file_without_holidays_is_refused_with_what_to_do(string ics, string why) =>
        Should.Throw<FormatException>(() => HolidayFeed.Read(ics)).Message.ShouldContain(why);

    [Theory]
    [InlineData("DTSTART:20241225\nRRULE:FREQ=YEARLY;COUNT=3", "2024-12-25 2025-12-25 2026-12-25")]
    [InlineData("DTSTART:20240229\nRRULE:FREQ=YEARLY;UNTIL=20330101", "2024-02-29 2028-02-29 2032-02-29")]
    [InlineData("DTSTART:20240101\nRRULE:FREQ=YEARLY;INTERVAL=2;COUNT=2", "2024-01-01 2026-01-01")]
    [InlineData("DTSTART:20240527\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3", "2024-05-27 2025-05-26 2026-05-25")]
    [InlineData("DTSTART:20241128\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20251231T000000Z", "2024-11-28 2025-11-27")]
    [InlineData("DTSTART:20241231\nDTEND:20250102\nRRULE:FREQ=YEARLY;COUNT=2", "2024-12-31 2025-01-01 2025-12-31 2026-01-01")]
    [InlineData("DTSTART:20240506\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20250506", "2024-05-06 2026-05-06")]
    [InlineData("DTSTART:20240506\nRDATE;VALUE=DATE:20240508,20240510", "2024-05-06 2024-05-08 2024-05-10")]
    [InlineData("DTSTART:20240506\nDURATION:P2D", "2024-05-06 2024-05-07")]
    public void Days_that_come_again_each_year_are_counted_out(string lines, string days) =>
        string.Join(' ', HolidayFeed.Read($"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Day off\n{lines}\nEND:VEVENT\nEND:VCALENDAR").Select(day => NodaTime.Text.LocalDatePattern.Iso.Format(day.Date))).ShouldBe(days);

    [Fact]
    public void A_holiday_has_its_name_and_one_without_an_end_of_years_stops_somewhere()
    {
        var days = HolidayFeed.Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:King\\, and\n  country\nDTSTART:19700101\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR");
        days[0].Name.ShouldBe("King, and country");
        days.Count.ShouldBe(91);
    }

    [Theory]
    [InlineData("09:00-17:00\"]", "null]", "must be given")]
    [InlineData("Europe/London", "Mars", "no time zone")]
    [InlineData("monday", "someday", "not a day of the week")]
    [InlineData("monday", "1", "not a day of the week")]
    [InlineData("2026-01-01\",\"name", "2026-02-30\",\"name", "not a date")]
    [InlineData("[\"09:00-17:00\"]", "[]", "no business hours")]
    public void A_calendar_that_cannot_be_is_refused_with_where_and_why(string replace, string with, string why)
    {
        CalendarFile.Read(Calendar).Holidays.Count.ShouldBe(1);
        Should.Throw<FormatException>(() => CalendarFile.Read(Calendar.Replace(replace == "09:00-17:00\"]" ? "\"09:00-17:00\"]" : replace, with))).Message.ShouldContain(why);
    }

    [Fact]
    public void Broken_files_are_refused_and_never_break_us() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        foreach (var (file, read) in new (string, Action<string>)[]
        {
            (Holidays, text => HolidayFeed.Read(text)),
            (Calendar, text => CalendarFile.Read(text)),
            (Charter, text => CharterFile.Read(text, ShippedCharters.Calendar)),
        })
        {
            try
            {
                read(Broken(file, random));
            }
            catch (FormatException wrong)
            {
                wrong.Message.ShouldNotBeNullOrWhiteSpace();
            }
        }
    }, 1500);

    private static string Broken(string text, Random random)
    {
        var broken = new StringBuilder(text);
        for (var times = random.Next(1, 6); times > 0 && broken.Length > 1; times--)
        {
            var at = random.Next(broken.Length);
            switch (random.Next(5))
            {
                case 0: broken[at] = (char)random.Next(0, 0x10000); break;
                case 1: broken.Remove(at, Math.Min(random.Next(1, 20), broken.Length - at)); break;
                case 2: broken.Insert(at, text.AsSpan(random.Next(text.Length))); break;
                case 3: broken.Insert(at, "null"); break;
                default: broken[at] = "0123456789\"[]{}:,-\n"[random.Next(19)]; break;
            }
        }

        return broken.ToString();
    }
}
