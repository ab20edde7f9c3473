using Amends.Language.Text;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Text;

public class GraphemesTests
{
    [Theory]
    [InlineData("€5€5€5", 3, 1, 3, 1)]
    [InlineData("cafe\u0301 late", 3, 1, 3, 2)]
    [InlineData("a👍🏽b", 3, 1, 1, 4)]
    [InlineData("👩‍👩‍👧", 2, 1, 0, 8)]
    public void A_span_is_widened_to_whole_characters(string text, int start, int length, int from, int over) =>
        Graphemes.Snap(text, start, length).ShouldBe((from, over));

    [Fact]
    public void A_character_is_looked_for_nearby_and_no_further()
    {
        var text = new string('\u0301', 5_000);
        var (start, length) = Graphemes.Snap(text, 4_000, 1);
        start.ShouldBeInRange(2_900, 4_000);
        (start + length).ShouldBeGreaterThan(4_000);
    }
}
