using System.Text.RegularExpressions;
using Amends.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reviewing;

public class WhatWeHeardTests
{
    private const string Angry = "Third time I have called. My parcel AM-44821 with the birthday present is still missing since 3 May and nobody rings back! You charged me £45.90 twice. I want my money back.";

    [Fact]
    public void A_complaint_is_said_back_in_two_to_four_sentences_with_its_facts()
    {
        var heard = WhatWeHeard.Of([new(Speaker.Customer, Angry)]);

        heard.Sentences.Count.ShouldBeInRange(2, 4);
        heard.Text.ShouldContain("AM-44821");
        heard.Text.ShouldContain("your money back");
        heard.Questions.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("My kettle arrived broken. Order 12345.")]
    [InlineData("The driver was rude to my mother and left the parcel in the rain.")]
    [InlineData("You charged me £45.90 twice on 3 May.")]
    [InlineData("Three weeks and my sofa is not here.")]
    [InlineData("The engineer did not turn up again. I took a day off for nothing.")]
    public void A_wish_that_nobody_spoke_of_is_asked_and_not_said(string message)
    {
        var heard = WhatWeHeard.Of([new(Speaker.Customer, message)]);
        heard.Text.ShouldNotContain("ou would like");
        heard.Questions.ShouldContain("What would put this right for you?");
    }

    [Theory]
    [InlineData("My kettle arrived broken. Send me a new one.", "a replacement")]
    [InlineData("You charged me £45.90 twice. I want my money back.", "your money back")]
    [InlineData("I want to speak to a manager about how your driver behaved.", "to speak to someone in charge")]
    public void A_wish_that_they_spoke_of_is_said_back(string message, string wish) =>
        WhatWeHeard.Of([new(Speaker.Customer, message)]).Text.ShouldContain(wish);

    [Fact]
    public void What_was_told_is_not_asked_again() =>
        WhatWeHeard.Of([new(Speaker.Customer, Angry)]).Questions.ShouldNotContain("What would put this right for you?");

    [Fact]
    public void What_the_agent_said_is_not_taken_for_the_customers_words() =>
        WhatWeHeard.Of([new(Speaker.Agent, Angry)]).Sentences.ShouldBeEmpty();

    [Theory]
    [InlineData("========================================\nHello, my kettle broke.")]
    [InlineData("😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡😡")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ?")]
    [InlineData("- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\nWhere is it?")]
    [InlineData("@one @two @three @four @five @six @seven @eight @nine @ten @eleven @twelve @thirteen @fourteen @fifteen where is my parcel")]
    public void Marks_and_handles_before_the_words_say_nothing_and_break_nothing(string text)
    {
        var heard = WhatWeHeard.Of([new(Speaker.Customer, text)]);
        heard.Text.ShouldNotContain("“”");
        foreach (var sentence in heard.Sentences)
            sentence.Sources.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("I have been a loyal customer since 2015. My parcel is late and nobody answers.", "2015")]
    [InlineData("Please explain the charge on my card 4111111111111111, my parcel never came.", "4111111111111111")]
    [InlineData("This is the 1st time I have ordered with you. My kettle arrived broken.", "first time")]
    [InlineData("I bought two tickets for Saturday and you cancelled the show. I want my money back.", "been through this before")]
    public void A_year_a_whole_card_number_and_a_first_time_are_not_said_back(string text, string words) =>
        WhatWeHeard.Of([new(Speaker.Customer, text)]).Text.ShouldNotContain(words, Case.Insensitive);

    [Fact]
    public void Nothing_is_stated_that_was_not_said()
    {
        Prop.ForAll(Texts.Any, text =>
        {
            var complaint = text + " " + Angry[..(Math.Abs(text.GetHashCode(StringComparison.Ordinal) % Angry.Length))];
            var heard = WhatWeHeard.Of([new(Speaker.Agent, "Hello"), new(Speaker.Customer, complaint)]);
            foreach (var sentence in heard.Sentences)
            {
                sentence.Sources.ShouldNotBeEmpty();
                foreach (var source in sentence.Sources)
                {
                    source.Turn.ShouldBe(1);
                    (source.Start + source.Length).ShouldBeLessThanOrEqualTo(complaint.Length);
                }

                var said = string.Join(' ', sentence.Sources.Select(source => Plain(complaint.Substring(source.Start, source.Length))));
                foreach (Match figure in Regex.Matches(sentence.Text, @"\d+")) said.ShouldContain(figure.Value);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_figure_date_and_name_stands_in_what_was_said()
    {
        foreach (var message in Writing.Customers.All)
        {
            var conversation = Writing.Customers.Said(message.Text);
            var heard = WhatWeHeard.Of(conversation);
            foreach (var sentence in heard.Sentences)
            {
                sentence.Sources.ShouldNotBeEmpty($"{message.Id}: {sentence.Text}");
                var said = string.Join(' ', sentence.Sources.Select(source => message.Text.Substring(source.Start, source.Length)));
                Grounding.Unsourced(sentence.Text, Writing.Customers.Said(said), NoBrief).ShouldBeEmpty($"{message.Id}: {sentence.Text} rests on {said}");
            }

            heard.Sentences.Count.ShouldBeLessThanOrEqualTo(4);
            heard.Questions.Count.ShouldBeInRange(1, 3);
        }
    }

    private static readonly ReplyBrief NoBrief = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static string Plain(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
