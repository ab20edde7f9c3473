using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

public sealed class PromiseFiguresTests
{
    // A Tuesday.
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 15, 0, TimeSpan.FromHours(1));

    [Fact]
    public void A_promise_is_right_by_its_place_and_then_by_its_day_and_doer()
    {
        LabelledPromises[] texts =
        [
            Text("I'll ring you on Friday. We will refund you by 12 March.", ("I'll ring you on Friday", "2026-03-06", "I"), ("We will refund you by 12 March", "2026-03-13", "we")),
            Text("Thank you for your patience. It was our mistake.", ("It was our mistake", null, "we")),
            Text("I'll send the form tomorrow."),
        ];

        var figures = PromiseFigures.Of(texts);

        figures.Promises.ShouldBe(3);
        figures.Precision.ShouldBe(2.0 / 3, 1e-9);
        figures.Recall.ShouldBe(2.0 / 3, 1e-9);
        figures.F1.ShouldBe(2.0 / 3, 1e-9);
        figures.Due.ShouldBe(0.5, 1e-9);
        figures.Actor.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void What_was_missed_has_no_other_half_and_what_is_too_much_comes_last()
    {
        var pairs = Text("It was our mistake. I'll send the form tomorrow.", ("It was our mistake", null, "we")).Compare();

        pairs.Select(pair => (pair.Wanted?.Text, pair.Found?.Due)).ShouldBe([("It was our mistake", null), (null, "2026-03-04")]);
    }

    [Theory]
    [InlineData("2026-03-03T15:00:00+01:00", "2026-03-03T14:00:00+00:00", true)]
    [InlineData("2026-03-03T15:00:00+01:00", "2026-03-03T15:00:00+00:00", false)]
    [InlineData("2026-03-03", "2026-03-03T15:00:00+00:00", false)]
    [InlineData(null, "2026-03-03", false)]
    [InlineData(null, null, true)]
    public void The_same_instant_is_the_same_in_every_offset(string? wanted, string? found, bool same) => new LabelledPromise("", wanted, "I").IsDue(found).ShouldBe(same);

    private static LabelledPromises Text(string text, params (string Text, string? Due, string Actor)[] promises) =>
        new("q-1", text, Sent, [.. promises.Select(promise => new LabelledPromise(promise.Text, promise.Due, promise.Actor))]);
}
