using System.Globalization;
using Amends.Language.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Text;

public sealed class TextDocumentTests
{
    [Theory]
    [InlineData("Don't you DARE!!! call me", "don't you dare !! call me")]
    [InlineData("@United flight 1234 was late http://t.co/abc.", "@ flight 0 was late / .")]
    [InlineData("Write to jo.b@mail.example.com now", "write to & now")]
    [InlineData("#FixIt soooo goooood :( 😡👍🏽", "fixit so good :( 😡 👍")]
    [InlineData("what the f**k, this sh!t is b0ll0cks", "what the fuck , this shit is bollocks")]
    [InlineData("4th time, £4.99 at 10:30pm", "0th time , £ 0 at 0pm")]
    [InlineData("cafe\u0301 and caf\u00e9", "cafe and cafe")]
    [InlineData("v\u0435ry z\u200Bero", "very zero")]
    [InlineData("follow-up (soon)", "follow - up ( soon )")]
    public void Words_are_folded_to_what_a_reader_takes_them_for(string text, string expected)
    {
        using var document = TextDocument.Rent(text);
        var norms = new List<string>();
        foreach (var token in document.Tokens)
            norms.Add(document.Norm(token).ToString());
        string.Join(' ', norms).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Mr. Smith rang. Nobody came! Why?", 3)]
    [InlineData("It costs 4.99 today. \"Really?\" he said", 3)]
    [InlineData("one line\nanother line", 2)]
    public void Sentences_end_where_they_do(string text, int sentences)
    {
        using var document = TextDocument.Rent(text);
        document.Sentences.Length.ShouldBe(sentences);
    }

    [Fact]
    public void Quoted_words_are_marked()
    {
        using var document = TextDocument.Rent("You said \"we will call\" and 'never' did, didn't you?\n> old words\nnew words");
        var quoted = new List<string>();
        foreach (var token in document.Tokens)
            if (token.Has(TokenMarks.Quoted))
                quoted.Add(document.Norm(token).ToString());
        quoted.ShouldBe(["we", "will", "call", "never", ">", "old", "words"]);
    }

    [Fact]
    public void Any_text_is_cut_into_ordered_spans_on_grapheme_boundaries() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Texts.Any, text =>
        {
            using var document = TextDocument.Rent(text);
            var end = 0;
            var tokens = 0;
            foreach (var token in document.Tokens)
            {
                token.Start.ShouldBeGreaterThanOrEqualTo(end);
                token.Length.ShouldBeGreaterThan(0);
                end = token.End;
            }
            end.ShouldBeLessThanOrEqualTo(text.Length);
            foreach (var clause in document.Clauses)
                tokens += clause.TokenCount;
            tokens.ShouldBe(document.Tokens.Length);
            var boundaries = new HashSet<int>(StringInfo.ParseCombiningCharacters(text)) { text.Length };
            foreach (var token in document.Tokens)
            {
                var (start, length) = Graphemes.Snap(text, token.Start, token.Length);
                boundaries.ShouldContain(start);
                boundaries.ShouldContain(start + length);
                start.ShouldBeLessThanOrEqualTo(token.Start);
                (start + length).ShouldBeGreaterThanOrEqualTo(token.End);
            }
        }));
}
