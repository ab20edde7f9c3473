using Amends.Web.Shared;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public sealed class MarkingTests
{
    private static readonly Gen<(string Text, Marked[] Marks)> Marked =
        from text in ArbMap.Default.GeneratorFor<NonNull<string>>()
        from spans in Gen.Choose(-5, 60).Zip(Gen.Choose(-3, 90)).ArrayOf()
        select (text.Get, spans.Select(s => new Marked(s.Item1, s.Item2, "ev")).ToArray());

    [Fact]
    public void Whatever_is_marked_the_text_stays_as_it_was() => Prop.ForAll(
        Marked.ToArbitrary(),
        it => string.Concat(Marking.Stretches(it.Text, it.Marks).Select(s => s.Text)) == it.Text).QuickCheckThrowOnFailure();

    [Fact]
    public void Paragraphs_hold_all_that_is_not_white_space() => Prop.ForAll(
        Marked.ToArbitrary(),
        it => Dense(string.Concat(Marking.Paragraphs(it.Text, it.Marks).SelectMany(p => p.Stretches).Select(s => s.Text))) == Dense(it.Text)).QuickCheckThrowOnFailure();

    [Fact]
    public void An_empty_line_divides_paragraphs_and_a_single_break_does_not() =>
        Marking.Paragraphs("One\nstill one\n \n\nTwo", []).Select(p => p.Text).ShouldBe(["One\nstill one", "Two"]);

    [Fact]
    public void Of_two_marks_that_overlap_the_first_holds_the_words_and_the_second_what_is_left() =>
        Marking.Stretches("I want my money back.", [new(10, 5, "fact"), new(0, 21, "want", Id: "w")])
            .Select(s => (s.Text, s.Mark?.Class, s.Mark?.Id))
            .ShouldBe([("I want my ", "want", "w"), ("money", "fact", null), (" back.", "want", null)]);

    [Fact]
    public void A_message_of_a_hundred_thousand_lines_is_a_few_hundred_paragraphs() =>
        Marking.Paragraphs(string.Join("\n\n", Enumerable.Repeat("again", 100_000)), []).Count.ShouldBeLessThan(300);

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
