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

    private const string Charter = """{"code":"x","version":1,"name":"X","source":"s","effective":"2026-01-01","notice":"n","calendar":"weekdays","clocks":[{"code":"a","label":"A","from":"receipt","limit":"3 days","until":"reply","byHeat":{"angry":"1 hour"}}]}""";

    [Fact]
    public void Whole_days_of_a_calendar_file_are_holidays_and_appointments_are_not() =>
        HolidayFeed.Read(Holidays).ShouldBe([new LocalDate(2026, 12, 25), new(2026, 12, 26), new(2027, 1, 1)]);

    [Theory]
    [InlineData("", "not a calendar file")]
    [InlineData("<html>", "not a calendar file")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR", "no events")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDTEND:20280101\nEND:VEVENT", "longer than 31 days")]
    public void A_file_without_holidays_is_refused_with_what_to_do(string ics, string why) =>
        Should.Throw<FormatException>(() => HolidayFeed.Read(ics)).Message.ShouldContain(why);

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
