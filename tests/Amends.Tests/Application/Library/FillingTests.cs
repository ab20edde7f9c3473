using Amends.Application.Library;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application.Library;

/// <summary>What the case knows goes in, what it does not falls back or asks, and nothing that asks reaches a customer.</summary>
public sealed class FillingTests
{
    private static readonly Dictionary<string, string?> Case = new() { ["name"] = "Maya", ["me"] = "Ines", ["organisation"] = null, ["reference"] = "AM-7K3F-2Q", ["order"] = " ", ["today"] = "Monday 2 March" };

    [Theory]
    [InlineData("{name}, it is {me}.", "Maya, it is Ines.")]
    [InlineData("Hello {name|there}", "Hello Maya")]
    [InlineData("Hello { Name | there }", "Hello Maya")]
    [InlineData("{{name}}", "Maya")]
    [InlineData("We look for {order|your parcel}.", "We look for your parcel.")]
    [InlineData("From {organisation|}.", "From .")]
    [InlineData("Your order {order}", "Your order {order}", "{order}")]
    [InlineData("{amount} by {day and time}, {amount}", "{amount} by {day and time}, {amount}", "{amount}", "{day and time}")]
    [InlineData("{amount|£5}", "{amount|£5}")]
    [InlineData("{größe_x|so}", "{größe_x|so}", "{größe_x|so}")]
    public void Words_are_filled_from_the_case(string words, string text, params string[] asks)
    {
        var filled = Filling.Fill(words, Case);
        filled.Text.ShouldBe(text);
        filled.Asks.ShouldBe(asks);
    }

    [Theory]
    [InlineData("You get {amount} back.", "Fill in {amount} first: it would reach the customer as it stands.")]
    [InlineData("{a} and {b} and {c} and {a}", "Fill in {a}, {b} and {c} first: they would reach the customer as they stand.")]
    [InlineData("We refund ${amount}.", "Fill in {amount} first: it would reach the customer as it stands.")]
    [InlineData("Nothing here.", null)]
    [InlineData("body { color: red; } {\"id\": 5} if (a) { return; } {0} {} { } a{2,3}", null)]
    [InlineData("{this goes on for longer than anybody would name a thing to fill in}", null)]
    [InlineData("{two\nlines}", null)]
    public void A_placeholder_that_is_left_is_named_and_code_goes_through(string text, string? words) => (Filling.Refusal(text)?.Words).ShouldBe(words);

    [Theory]
    [InlineData("{name|there} gets {amount}", null)]
    [InlineData("{order 5}", "{order 5}")]
    [InlineData("{name", "{name")]
    [InlineData("name}", "}")]
    [InlineData("{}", "{}")]
    public void Braces_that_hold_no_placeholder_are_found(string words, string? stray) => Filling.Stray(words).ShouldBe(stray);

    [Fact]
    public void Whatever_stands_there_it_is_filled_and_nothing_known_is_left()
    {
        string[] pieces = ["{", "}", "{{", "}}", "{name}", "{name|there}", "{me|}", "{order|it}", "{amount}", "|", " ", "\n", "Hello", "ß", "\ud83d", "{today", "e\u0301", "{ reference }", "x_y", "{Name|a|b}"];
        var texts = Gen.Elements(pieces).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
        var values = Gen.Elements<string?>(null, "", " ", "Maya", "{name}", "{{amount}}", "a|b", "O’Neil\n").ListOf().ToArbitrary();
        Prop.ForAll(texts, values, (text, given) =>
        {
            var known = Filling.Known.Select((name, i) => (name, Value: i < given.Count ? given[i] : null)).ToDictionary(pair => pair.name, pair => pair.Value);
            var filled = Filling.Fill(text, known);
            foreach (var left in filled.Asks)
            {
                var name = left.Trim('{', '}').Split('|')[0].Trim().ToLowerInvariant();
                if (!Filling.Known.Contains(name))
                    continue;
                // Only what nobody knows and that has no fallback asks. Two braces that meet by the filling in are still found.
                left.ShouldNotContain("|");
                string.IsNullOrWhiteSpace(known[name]?.Replace('{', ' ').Replace('}', ' ')).ShouldBeTrue($"{text} -> {filled.Text}");
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_fallback_is_used_only_where_nothing_is_known()
    {
        var values = Gen.Elements<string?>(null, "", "  ", "Maya", "Ada Lovelace").ToArbitrary();
        Prop.ForAll(Gen.Elements(Filling.Known.ToArray()).ToArbitrary(), values, (name, value) =>
            Filling.Fill($"<{{{name}|fall back}}>", new Dictionary<string, string?> { [name] = value }).Text.ShouldBe(string.IsNullOrWhiteSpace(value) ? "<fall back>" : $"<{value}>")).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_ships_has_no_stray_brace_and_one_phrase_for_each_thing_it_is_for()
    {
        ShippedPhrases.All.Count.ShouldBe(12);
        ShippedPhrases.All.Select(one => one.Id).ShouldBeUnique();
        foreach (var one in ShippedPhrases.All)
        {
            Filling.Stray(one.Phrase.Words).ShouldBeNull(one.Id);
            Amends.Language.Rubric.Principles.ShouldContain(one.Phrase.Principle);
        }
    }
}
