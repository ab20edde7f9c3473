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
    public void A_limit_in_working_days_never_falls_on_a_weekend_and_counts_no_weekend()
    {
        Prop.ForAll(Gen.OneOf(Gen.Choose(1, 60), Gen.Choose(1, 2000)).ToArbitrary(), Gen.Choose(0, 4000).ToArbitrary(), (days, offset) =>
        {
            var promise = DraftReviewer.Default.Review([], $"We'll refund you within {days} working days.", Sent.AddDays(offset)).Promises.ShouldHaveSingleItem();
            var due = DateOnly.Parse(promise.Due!, System.Globalization.CultureInfo.InvariantCulture);
            due.DayOfWeek.ShouldNotBeOneOf(DayOfWeek.Saturday, DayOfWeek.Sunday);
            var from = DateOnly.FromDateTime(Sent.AddDays(offset).Date);
            Enumerable.Range(1, due.DayNumber - from.DayNumber).Count(day => from.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ShouldBe(days);
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

    [Fact]
    public void Nothing_falls_due_before_it_was_sent()
    {
        Prop.ForAll(Drafts.ToArbitrary(), Gen.Choose(0, 400_000).ToArbitrary(), (draft, hours) =>
        {
            var sent = Sent.AddHours(hours);
            foreach (var promise in DraftReviewer.Default.Review([], draft, sent).Promises)
            {
                if (promise.Due is null) { promise.Precision.ShouldBe("none"); continue; }
                if (promise.Precision == "time") DateTimeOffset.Parse(promise.Due, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(sent);
                else DateOnly.Parse(promise.Due, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(DateOnly.FromDateTime(sent.DateTime));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_said_afterwards_does_not_change_a_promise()
    {
        Prop.ForAll(Drafts.ToArbitrary(), Gen.Elements("Thank you for your patience.", "Kind regards,\nSam", "Is there anything else?", "The engineer came on 2 March.").ToArbitrary(), (draft, tail) =>
        {
            var alone = DraftReviewer.Default.Review([], draft, Sent).Promises;
            DraftReviewer.Default.Review([], draft + "\n\n" + tail, Sent).Promises.ShouldBe(alone);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_draft_cut_off_anywhere_breaks_nothing()
    {
        Prop.ForAll(Drafts.ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), (draft, at) =>
        {
            var cut = draft[..Math.Min(at, draft.Length)];
            foreach (var promise in DraftReviewer.Default.Review([], cut, Sent).Promises) cut.Substring(promise.Start, promise.Length).ShouldBe(promise.Text);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_question_promises_nothing()
    {
        Prop.ForAll(Gen.Elements(Whens).ToArbitrary(), when =>
            DraftReviewer.Default.Review([], $"Shall we ring you {when}?", Sent).Promises.ShouldBeEmpty()).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_same_words_fall_due_a_week_later_when_sent_a_week_later()
    {
        string[] relative = ["today", "tomorrow", "by Friday", "next Thursday", "within 3 working days", "by the end of the week", "over the weekend", "a week on Tuesday", "in a day or two", "the week after next"];
        Prop.ForAll(Gen.Elements(relative).ToArbitrary(), Gen.Choose(0, 3000).ToArbitrary(), (when, days) =>
        {
            var sent = Sent.AddDays(days);
            Due(sent.AddDays(7)).ShouldBe(Due(sent).AddDays(7));

            DateOnly Due(DateTimeOffset at) => DateOnly.Parse(DraftReviewer.Default.Review([], $"We'll ring you {when}.", at).Promises.ShouldHaveSingleItem().Due!, System.Globalization.CultureInfo.InvariantCulture);
        }).QuickCheckThrowOnFailure();
    }

    private static readonly string[] Whens =
    [
        "today", "by 5", "at 9am", "before noon", "tonight", "tomorrow morning", "within the hour", "in 48 hours", "by close of business", "this Friday", "next Thursday", "a week on Tuesday",
        "by the end of the month", "on the 3rd", "on 29 February", "by year end", "in January", "before Christmas", "over the weekend", "daily at 10", "every Friday", "at 14:30 GMT", "at 3 pm Pacific", "shortly", "before the day's out", "between 8 and 10", "on 7 August 2025", "within a fortnight",
        "by evening", "before dark", "on the 9th or 10th", "two days before Friday", "by 2026-03-10T14:00Z", "at 14:00 GMT+1", "by the end of the first quarter", "Monday, Tuesday at the latest", "then",
    ];

    [Fact]
    public void An_apostrophe_left_out_changes_no_promise()
    {
        Prop.ForAll(Gen.Elements("I'll ring you", "We'll call round", "You'll have it", "They'll ring you", "It'll be sent", "I'm sending it", "You won't be charged").ToArbitrary(), Gen.Elements(Whens).ToArbitrary(), (what, when) =>
        {
            var full = DraftReviewer.Default.Review([], $"{what} {when}.", Sent).Promises;
            var bare = DraftReviewer.Default.Review([], $"{what.Replace("'", "", StringComparison.Ordinal)} {when}.", Sent).Promises;
            bare.Select(promise => (promise.Due, promise.Actor, promise.Text.Replace("'", "", StringComparison.Ordinal))).ShouldBe(full.Select(promise => (promise.Due, promise.Actor, promise.Text.Replace("'", "", StringComparison.Ordinal))));
        }).QuickCheckThrowOnFailure();
    }


    private static readonly Gen<string> Sentence =
        from who in Gen.Elements("I'll", "We will", "Our technician will", "You'll hear: we shall", "Priya's going to")
        from what in Gen.Elements("ring you", "send the new one and pick up the old", "look into it and write to you", "be with you", "waive the fee")
        from when in Gen.Elements(Whens)
        select $"{who} {what} {when}.";

    private static readonly Gen<string> Drafts = from sentences in Gen.NonEmptyListOf(Sentence) select string.Join(' ', sentences.Take(6));

    [Theory]
    [InlineData("0001-01-01T00:00:00+00:00")]
    [InlineData("9999-12-31T23:59:59+00:00")]
    public void At_the_ends_of_the_calendar_nothing_breaks(string sent) =>
        Should.NotThrow(() => DraftReviewer.Default.Review([], "I'll ring you within 2000 weeks, next month, on 30 February and by Friday week.", DateTimeOffset.Parse(sent, System.Globalization.CultureInfo.InvariantCulture)));
}
