using System.Text;
using System.Text.Json;
using Amends.Language;
using Amends.Web.Commands;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reviewing;

/// <summary>Which of the customer's concerns a draft leaves unanswered: of all they wrote since our last reply, and of nothing before it.</summary>
public class UnansweredTests
{
    private const string Charged = "You charged me twice for the same order.", Rude = "Your driver was rude to my mother.", OnTheDriver = "I have spoken to the driver about how rude he was to your mother.";
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Every_message_since_our_last_reply_is_asked()
    {
        var open = Unanswered(OnTheDriver, Theirs(Charged), Theirs(Rude)).ShouldHaveSingleItem();

        open.Concern.ShouldStartWith("billing.");
        open.Back.ShouldBe(1);
        Charged.Substring(open.Start, open.Length).ShouldContain("charged");
    }

    [Fact]
    public void What_came_before_our_last_reply_is_not_asked_again() =>
        Unanswered(OnTheDriver, Theirs(Charged), Ours("Thank you, we have seen it."), Theirs(Rude)).ShouldBeEmpty();

    [Fact]
    public void What_our_last_reply_touched_is_answered_where_we_write_once_more()
    {
        Unanswered("Here is our address.", Theirs(Charged)).ShouldNotBeEmpty();
        Unanswered("Here is our address.", Theirs(Charged), Ours("The second charge goes back to your card.")).ShouldBeEmpty();
    }

    [Fact]
    public void The_latest_message_comes_first_and_a_concern_is_named_once()
    {
        var open = Unanswered("Here is our address.", Theirs(Charged), Theirs(Rude), Theirs(Charged));

        open.Select(one => one.Back).ShouldBe([0, 1]);
    }

    [Fact]
    public void Only_words_in_an_earlier_message_say_which_one_in_the_JSON()
    {
        Json("Here is our address.", Theirs(Charged)).ShouldNotContain("\"back\"");
        Json(OnTheDriver, Theirs(Charged), Theirs(Rude)).ShouldContain("\"back\":1");
    }

    private static Turn Theirs(string text) => new(Speaker.Customer, text);

    private static Turn Ours(string text) => new(Speaker.Agent, text);

    private static IReadOnlyList<UnansweredConcern> Unanswered(string draft, params Turn[] said) => DraftReviewer.Default.Review(said, draft, Sent).Unanswered;

    private static string Json(string draft, params Turn[] said)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            ReviewJson.Write(json, DraftReviewer.Default.Review(said, draft, Sent));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
