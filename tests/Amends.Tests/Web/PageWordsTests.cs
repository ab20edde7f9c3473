using System.Globalization;
using Amends.Web.CustomerPages;
using Amends.Web.Forms;
using Amends.Web.Shared;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public sealed class PageWordsTests
{
    // Tuesday 24 November 2026, 09:34 in London.
    private static readonly HouseClock Clock = new(DateTimeZoneProviders.Tzdb["Europe/London"], Instant.FromUtc(2026, 11, 24, 9, 34));

    [Theory]
    [InlineData(24, 9, 25, "today, 09:25")]
    [InlineData(23, 18, 4, "yesterday, 18:04")]
    [InlineData(19, 18, 4, "Thu 19 Nov, 18:04")]
    public void A_moment_is_told_as_people_tell_it(int day, int hour, int minute, string words) =>
        Clock.At(Instant.FromUtc(2026, 11, day, hour, minute)).ShouldBe(words);

    [Fact]
    public void A_moment_of_another_year_names_it() => Clock.Day(Instant.FromUtc(2024, 3, 2, 12, 0)).ShouldBe("2 Mar 2024");

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(9, "9 min")]
    [InlineData(70, "1 h 10")]
    [InlineData(1200, "20 h")]
    [InlineData(4400, "3 days")]
    public void A_wait_is_told_in_its_own_measure(int minutes, string words) => Clock.Since(Clock.Now - Duration.FromMinutes(minutes)).ShouldBe(words);

    [Fact]
    public void A_day_ends_where_the_organisation_is() => Clock.EndOf(new LocalDate(2026, 6, 1)).ShouldBe(Instant.FromUtc(2026, 6, 1, 22, 59, 59));

    [Theory]
    [InlineData("THREE TIMES. That is a lie. I was there.", 14, "That is a lie.")]
    [InlineData("I paid 12.50 for it. Why?", 9, "I paid 12.50 for it.")]
    [InlineData("one line\nanother line", 12, "another line")]
    [InlineData("“Really?!” she said", 1, "“Really?!”")]
    public void A_sentence_is_what_a_reader_takes_for_one(string text, int at, string sentence)
    {
        var (start, length) = Sentences.Around(text, at);
        text.Substring(start, length).ShouldBe(sentence);
    }

    [Theory]
    [InlineData("leila@example.org")]
    [InlineData("+44 113 496 0042")]
    public void A_contact_that_our_answer_reaches_is_taken(string contact) => Contact.Trouble(contact).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("leila.haddad@")]
    [InlineData("@example.org")]
    [InlineData("leila haddad@example.org")]
    [InlineData("call me")]
    [InlineData("12")]
    public void A_contact_that_our_answer_would_not_reach_is_told_what_is_missing(string contact) => Contact.Trouble(contact).ShouldNotBeNull();

    [Theory]
    [InlineData("ffff00")]
    [InlineData("000000")]
    [InlineData("0b5d51")]
    [InlineData("ffffff")]
    public void Any_brand_colour_can_be_read_on_paper_by_day_and_by_night(string colour)
    {
        var parts = BrandColour.Sheet(colour)!.Split('#').Skip(1).Select(part => part[..6]).ToList();
        Contrast(parts[0], "fbfaf7").ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(parts[1], "161513").ShouldBeGreaterThanOrEqualTo(4.5);
    }

    private static double Contrast(string one, string other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + .05) / (both.Min() + .05);
    }

    private static double Luminance(string colour)
    {
        var linear = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4)).ToArray();
        return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
    }
}
