using Amends.Application.Library;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application.Library;

/// <summary>A use is told from what went out.</summary>
public sealed class TakenTests
{
    private static readonly IReadOnlyList<PhraseVersion> Phrases =
    [
        One("with_me", "This is with me now, and it stays with me until it is done."),
        One("by_when", "You will hear from me by {day and time}, even if there is nothing new by then."),
        One("short", "{amount} is on its way"),
    ];

    [Theory]
    [InlineData("Dear Maya, this is with me now, and it stays with me until it is done. Ines", "with_me")]
    [InlineData("This is with me now, and it stays with me until everything is done.\n\nYou will hear from me by noon on Friday, even if there is nothing new by then.", "by_when", "with_me")]
    [InlineData("This is with me now.")]
    [InlineData("£4 is on its way")]
    [InlineData("")]
    public void A_phrase_was_taken_where_most_of_its_own_words_stand(string reply, params string[] taken) => Taken.From(Phrases.Select(one => (one.Id, one.Phrase.Words)), reply).ShouldBe(taken);

    [Fact]
    public void Every_phrase_that_ships_is_found_in_itself()
    {
        foreach (var one in ShippedPhrases.All)
            Taken.From(ShippedPhrases.All.Select(shipped => (shipped.Id, shipped.Phrase.Words)), "Hello.\n" + one.Phrase.Words.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)).ShouldBe([one.Id]);
    }

    private static PhraseVersion One(string id, string words) => new(id, 1, new(id, words), false, null, null);
}
