using System.Globalization;
using System.Text;
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
    public void No_span_cuts_what_a_person_sees_as_one_character() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Hostile, Hostile, (customer, draft) =>
        {
            var review = DraftReviewer.Default.Review([new(Speaker.Customer, "My parcel is late and you charged me twice! " + customer)], draft, Sent);

            WholeCharacters(draft, [.. review.Warnings.Select(w => (w.Start, w.Length)), .. review.Evidence.Select(e => (e.Start, e.Length)), .. review.Promises.Select(p => (p.Start, p.Length)), .. review.Contradictions.Select(c => (c.Start, c.Length))]);
            WholeCharacters("My parcel is late and you charged me twice! " + customer, [.. review.Unanswered.Select(u => (u.Start, u.Length))]);
            foreach (var promise in review.Promises) promise.Text.ShouldBe(draft.Substring(promise.Start, promise.Length));
        }));

    [Fact]
    public void Accents_on_the_letters_or_after_them_are_one()
    {
        foreach (var plain in Drafts)
        {
            var composed = $"Dear Zoë,\n\n{plain.Replace("parcel", "pârcel", StringComparison.Ordinal).Replace("e ", "é ", StringComparison.Ordinal)}\n\nÉ. Gómez, Café Ångström";
            var apart = composed.Normalize(NormalizationForm.FormD);
            Turn[] said = [new(Speaker.Customer, "My pârcel never came. Zoë")];
            var (one, other) = (DraftReviewer.Default.Review(said, composed, Sent), DraftReviewer.Default.Review(said, apart, Sent));

            other.Warnings.Select(w => w.Code).ShouldBe(one.Warnings.Select(w => w.Code));
            other.Warnings.Select(w => apart.Substring(w.Start, w.Length).Normalize()).ShouldBe(one.Warnings.Select(w => composed.Substring(w.Start, w.Length)));
            other.Principles.ShouldBe(one.Principles);
            other.Promises.Select(p => (p.Text.Normalize(), p.Actor, p.Due)).ShouldBe(one.Promises.Select(p => (p.Text, p.Actor, p.Due)));
            other.Evidence.Select(e => (e.Principle, apart.Substring(e.Start, e.Length).Normalize())).ShouldBe(one.Evidence.Select(e => (e.Principle, composed.Substring(e.Start, e.Length))));
            other.Contradictions.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\0")]
    [InlineData("\u0301")]
    [InlineData("e\u0301")]
    [InlineData("\u200B")]
    [InlineData("\u200D")]
    [InlineData("\uD83D")]
    [InlineData("\uFFFE")]
    [InlineData("ש")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("🇬🇧")]
    [InlineData("\r\n")]
    public void A_hundred_kilobytes_of_one_character_are_reviewed(string character)
    {
        var draft = "I'll ring you on Friday" + string.Concat(Enumerable.Repeat(character, 100_000 / character.Length));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var review = DraftReviewer.Default.Review([new(Speaker.Customer, draft)], draft, Sent, new() { CustomerName = draft, Reference = "AM-7K3F-2Q", Agreed = [draft], Promised = [new(2026, 3, 4)] });

        System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds.ShouldBeLessThan(20);
        foreach (var (start, length) in review.Warnings.Select(w => (w.Start, w.Length)).Concat(review.Promises.Select(p => (p.Start, p.Length)))) (start + length).ShouldBeLessThanOrEqualTo(draft.Length);
    }

    private static readonly string[] Drafts =
    [
        "Calm down. You should have read our terms. Someone will be in touch soon, and we will look into it.",
        "I'm sorry that your parcel is late. We'll refund you within 3 business days, and I'll ring you tomorrow before noon.",
        "Unfortunately we can't help you. Please contact the courier. We're sorry if you feel let down.",
        "You waited three weeks for the parcel, and that is our mistake. I have sent another one today; it will be with you on Friday. Would that help?",
    ];

    private static readonly string[] Pieces =
    [
        "I'll ring you ", "we will refund you £40", " by Friday", "sorry ", "Calm down", " soon", "[NAME]", "{{amount}}", "As promised, ", "Dear ", "Zoë", "cafe\u0301", "é", "e\u0301\u0323", "n\u0303", "👨‍👩‍👧", "👍🏽", "🇬🇧", "❤️", "1️⃣",
        "\uD83D", "\uDE21", "\0", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u202E", "\u0600", "שָׁלוֹם", "مرحبا", "한국", "한", "日本語", "\r\n", "\n\n", "\r", ". ", ", ", "! ", "? ", " ", "'", "’", "“", "”", "-", "\u0301", "\u0338", "=", "\u20E3", "XXXX", "____",
        new string('a', 300),
    ];

    private static Arbitrary<string> Hostile { get; } = Arb.From(Gen.OneOf(Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat), Texts.Any.Generator));

    private static void WholeCharacters(string text, IReadOnlyList<(int Start, int Length)> spans)
    {
        HashSet<int> boundaries = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        foreach (var (start, length) in spans)
        {
            boundaries.ShouldContain(start, $"{start}, {length}");
            boundaries.ShouldContain(start + length, $"{start}, {length}");
        }
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
