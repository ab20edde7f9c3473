using Amends.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reviewing;

public class ReviewProperties
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Whatever_the_texts_scores_are_in_range_and_spans_inside()
    {
        Prop.ForAll(Texts.Any, Texts.Any, (customer, draft) =>
        {
            var review = DraftReviewer.Default.Review([new(Speaker.Customer, customer)], draft, Sent);

            review.Score.ShouldBeInRange(0, 100);
            review.Principles.Keys.ShouldBe(Rubric.Principles);
            review.Principles.Values.ShouldAllBe(p => p >= 0 && p <= 1);
            foreach (var warning in review.Warnings)
            {
                Rubric.Warnings.ShouldContain(warning.Code);
                warning.Start.ShouldBeGreaterThanOrEqualTo(0);
                (warning.Start + warning.Length).ShouldBeLessThanOrEqualTo(draft.Length);
                warning.Advice.ShouldNotBeNullOrWhiteSpace();
            }

            foreach (var span in review.Evidence) (span.Start + span.Length).ShouldBeLessThanOrEqualTo(draft.Length);
            foreach (var concern in review.Unanswered) (concern.Start + concern.Length).ShouldBeLessThanOrEqualTo(customer.Length);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_same_draft_gets_the_same_review()
    {
        Prop.ForAll(Texts.Any, draft =>
        {
            var once = DraftReviewer.Default.Review([], draft, Sent);
            var again = DraftReviewer.Default.Review([], draft, Sent);
            again.Score.ShouldBe(once.Score);
            again.Warnings.ShouldBe(once.Warnings);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Warnings_stand_in_the_order_of_the_draft() =>
        DraftReviewer.Default.Review([new(Speaker.Customer, "Third time I write. My parcel is still not here!")], "Calm down. You should have read our terms. Someone will be in touch soon.", Sent)
            .Warnings.Select(warning => warning.Start).ShouldBeInOrder();

    [Fact]
    public void However_many_apologies_follow_a_draft_is_no_more_and_no_less_vague()
    {
        const string draft = "We will look into it and somebody will be in touch soon.";
        Vague(draft).ShouldBeTrue();
        foreach (var apologies in new[] { 1, 2, 3, 4, 5, 20, 4_000 })
            Vague(draft + string.Concat(Enumerable.Repeat(" I am sorry about your kettle.", apologies))).ShouldBeTrue($"{apologies}");

        static bool Vague(string draft) => DraftReviewer.Default.Review([new(Speaker.Customer, "My kettle broke twice and nobody answers.")], draft, Sent).Warnings.Any(warning => warning.Code == "vague");
    }

    [Theory]
    [InlineData("sorry ")]
    [InlineData("I am sorry. ")]
    [InlineData("and I'll ring you on Monday ")]
    [InlineData("We will look into it. ")]
    [InlineData("x")]
    [InlineData("{")]
    [InlineData("_")]
    public void A_draft_ten_times_as_long_takes_time_in_proportion(string piece)
    {
        double Seconds(int length)
        {
            var draft = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            DraftReviewer.Default.Review([], draft, Sent);
            return System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Seconds(10_000);
        var tenth = Math.Max(0.02, Seconds(20_000));

        // Ten times the text; a square would take a hundred times as long.
        Seconds(200_000).ShouldBeLessThan(tenth * 60);
    }
}
