using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

public sealed class ReviewFiguresTests
{
    [Fact]
    public void Codes_that_no_reply_shows_do_not_count()
    {
        LabelledReply[] replies = [Reply("short", 10, "apology"), Reply("a longer one", 50, "apology", "blame"), Reply("one that is longer", 90)];
        Review[] reviews = [Review(20, ("apology", 0.9)), Review(40, ("apology", 0.4), ("blame", 0.5)), Review(80, ("thanks", 0.9))];

        var figures = ReviewFigures.Of(replies, reviews);

        // Apology: one of two found, none wrongly; thanks stands in no reply.
        figures.Principles.ShouldBe(2.0 / 3, 1e-9);
        figures.Warnings.ShouldBe(1, 1e-9);
        figures.Rank.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void A_score_that_follows_length_alone_shows()
    {
        LabelledReply[] replies = [Reply("xxxx", 50, "apology", "blame"), Reply("xx", 52), Reply("xxxxxxxx", 48), Reply("x", 49)];

        ReviewFigures.Of(replies, [.. replies.Select(reply => Review(10 * reply.Draft.Length))]).Length.ShouldBe(1, 1e-9);
    }

    private static LabelledReply Reply(string draft, double quality, params string[] codes) =>
        new("r1-1", "Where is it?", draft, [.. LabelledReply.Codes.Select(code => codes.Contains(code) ? 1.0 : 0)], quality);

    private static Review Review(int score, params (string Code, double Score)[] codes) => new(
        score, Rubric.Principles.ToDictionary(code => code, code => codes.FirstOrDefault(found => found.Code == code).Score),
        [.. codes.Where(found => Rubric.Warnings.Contains(found.Code)).Select(found => new Warning(found.Code, found.Score, 0, 1, ""))], [], []);
}
