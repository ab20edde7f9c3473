using Amends.Application.Paths;
using Amends.Application.Promises;
using Amends.Language;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application.Promises;

/// <summary>The message about a new day is one that the coach has nothing against, and promises that day and nothing else.</summary>
public class NewDateMessageTests
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly Instant Made = Instant.FromUtc(2026, 3, 2, 10, 0);

    [Theory]
    [InlineData(false, Promisor.I, null, "ring you by Tuesday")]
    [InlineData(false, Promisor.We, "Billing", "we'll refund you £40 by Tuesday 10 March")]
    [InlineData(true, Promisor.I, null, "I'll ring you by Tuesday")]
    [InlineData(true, Promisor.We, "Billing", "we'll refund you £40 by Tuesday 10 March")]
    [InlineData(true, Promisor.Other, "Delivery", "the warehouse will send a new one on Tuesday")]
    public void It_is_kind_owns_it_and_promises_the_new_day_alone(bool broken, Promisor promisor, string? department, string words)
    {
        var due = Instant.FromUtc(2026, 3, 10, 23, 59, 59);
        var promise = new Promise(Guid.NewGuid(), promisor, null, Made, due, DuePrecision.Day, broken ? PromiseState.Broken : PromiseState.Open, Department: department);
        var now = broken ? due + Duration.FromHours(10) : due - Duration.FromDays(1);
        var text = NewDateMessage.Compose(promise, words, "Maria", null, new LocalDate(2026, 3, 13), London, now);

        var review = DraftReviewer.Default.Review([new Turn(Speaker.Customer, "Where is my money? I have been waiting for two weeks.")], text, now.InZone(London).ToDateTimeOffset());
        var told = $"{text}\n{review.Score} {string.Join(", ", review.Warnings.Select(w => w.Code))} | {string.Join(" | ", review.Promises.Select(p => p.Text + " " + p.Due))} | {string.Join(", ", review.Principles.Select(p => $"{p.Key} {p.Value:F2}"))}";
        review.Promises.Where(p => p.Due is not null).ShouldHaveSingleItem(told).Due.ShouldBe("2026-03-13");
        review.Promises.ShouldHaveSingleItem(told);
        review.Warnings.ShouldBeEmpty(told);
        review.Score.ShouldBeGreaterThanOrEqualTo(70, told);
        var evidence = EvidenceFromLanguage.Of(review);
        evidence.ShouldContain(e => e.Step == Step.Own && e.Strength >= Amends.Recovery.Evidence.Enough, told);
        evidence.ShouldContain(e => e.Step == Step.Acknowledge && e.Strength >= Amends.Recovery.Evidence.Enough, told);
    }

    [Fact]
    public void The_new_day_is_two_working_days_on()
    {
        var calendar = BusinessCalendar.Weekdays("own", London, [Hours.Parse("09:00-17:00")]);
        var promise = new Promise(Guid.NewGuid(), Promisor.I, null, Made, Instant.FromUtc(2026, 3, 6, 12, 0), DuePrecision.Time, PromiseState.Open);
        NewDateMessage.Suggested(promise, calendar, Made).ShouldBe(new LocalDate(2026, 3, 10));
        NewDateMessage.Suggested(promise, calendar, Instant.FromUtc(2026, 3, 9, 12, 0)).ShouldBe(new LocalDate(2026, 3, 11));
    }
}
