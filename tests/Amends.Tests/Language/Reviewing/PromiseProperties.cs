using Amends.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reviewing;

public class PromiseProperties
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 15, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Whatever_the_text_promises_lie_inside_it_in_order()
    {
        Prop.ForAll(Texts.Any, text =>
        {
            var end = 0;
            foreach (var promise in DraftReviewer.Default.Review([], text, Sent).Promises)
            {
                promise.Start.ShouldBeGreaterThanOrEqualTo(end);
                text.Substring(promise.Start, promise.Length).ShouldBe(promise.Text);
                end = promise.Start + promise.Length;
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("We'll ring you every")]
    [InlineData("I'll write each single")]
    public void A_draft_that_ends_before_its_time_is_named_is_read_all_the_same(string draft) =>
        Should.NotThrow(() => DraftReviewer.Default.Review([], draft, Sent));

    [Fact]
    public void A_limit_in_working_days_never_falls_on_a_weekend()
    {
        Prop.ForAll(Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(0, 4000).ToArbitrary(), (days, offset) =>
        {
            var promise = DraftReviewer.Default.Review([], $"We'll refund you within {days} working days.", Sent.AddDays(offset)).Promises.ShouldHaveSingleItem();
            var due = DateOnly.Parse(promise.Due!, System.Globalization.CultureInfo.InvariantCulture);
            due.DayOfWeek.ShouldNotBeOneOf(DayOfWeek.Saturday, DayOfWeek.Sunday);
            due.ShouldBeGreaterThan(DateOnly.FromDateTime(Sent.AddDays(offset).Date));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_day_named_without_a_year_is_never_past()
    {
        Prop.ForAll(Gen.Choose(1, 28).ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(0, 4000).ToArbitrary(), (day, month, offset) =>
        {
            var sent = Sent.AddDays(offset);
            var name = new DateTime(2026, month, 1).ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture);
            var due = DraftReviewer.Default.Review([], $"I'll ring you on {day} {name}.", sent).Promises.ShouldHaveSingleItem().Due!;
            DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(DateOnly.FromDateTime(sent.Date));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+00:00")]
    [InlineData("9999-12-31T23:59:59+00:00")]
    public void At_the_ends_of_the_calendar_nothing_breaks(string sent) =>
        Should.NotThrow(() => DraftReviewer.Default.Review([], "I'll ring you within 2000 weeks, next month, on 30 February and by Friday week.", DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture)));
}
