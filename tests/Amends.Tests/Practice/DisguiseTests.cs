using Amends.Practice;
using Amends.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

public sealed class DisguiseTests
{
    private const string Words =
        "I am Katarzyna Wielgosz, order QX-48213. I rang on Tuesday 9 March and spoke to Desmond, who promised the Brabantia dehumidifier to 14 Larkspur Close, LS6 2TR, by Friday. " +
        "It cost £64.99 and I paid twice, so £129.98. Write to k.wielgosz@mailbox.example, call 07700 900123 or see https://photos.example/kw/1. @wielgosz_k is me too, account 9918273.";

    private static readonly IReadOnlyList<Replacement> Proposed = Disguise.Propose("Katarzyna Wielgosz", ["Ines Duarte"], [Words], 7);

    private static readonly string Disguised = Disguise.Apply(Words, Proposed);

    [Theory]
    [InlineData("Katarzyna")]
    [InlineData("Wielgosz")]
    [InlineData("Desmond")]
    [InlineData("48213")]
    [InlineData("9 March")]
    [InlineData("Brabantia")]
    [InlineData("dehumidifier")]
    [InlineData("Larkspur")]
    [InlineData("LS6 2TR")]
    [InlineData("64.99")]
    [InlineData("129.98")]
    [InlineData("mailbox")]
    [InlineData("900123")]
    [InlineData("photos.example")]
    [InlineData("9918273")]
    public void What_would_tell_who_it_is_goes(string telling) => Disguised.ShouldNotContain(telling, Case.Insensitive);

    [Fact]
    public void What_happened_stays()
    {
        Disguised.ShouldContain("I rang on Tuesday 16 March and spoke to ");
        Disguised.ShouldContain("and I paid twice, so £");
        Disguised.ShouldContain(", by Friday. It cost £");
    }

    [Fact]
    public void Twice_as_much_stays_about_twice_as_much()
    {
        var amounts = Proposed.Where(one => one.Kind == ReplacedKind.Amount).Select(one => decimal.Parse(one.To.TrimStart('£'), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        amounts.Count.ShouldBe(2);
        (amounts[1] / amounts[0]).ShouldBe(2, 0.05m);
    }

    [Fact]
    public void One_name_is_one_other_name_wherever_it_stands() =>
        Disguise.Apply("KATARZYNA wrote. Katarzyna’s order, not katarzynas.", Proposed).ShouldBe(
            $"{To("Katarzyna").ToUpperInvariant()} wrote. {To("Katarzyna")}’s order, not katarzynas.");

    [Fact]
    public void A_name_in_letters_that_only_look_the_same_goes_too() =>
        Disguise.Apply("I am \u212Aatarzyna.", Proposed).ShouldBe("I am .");

    [Fact]
    public void A_colleague_who_is_not_named_is_no_row_to_read() => Proposed.ShouldNotContain(one => one.From == "Ines" || one.From == "Duarte");

    [Fact]
    public void Plain_words_are_left_alone() =>
        Disguise.Propose("", [], ["I am furious. You said on Monday that somebody would call me back within the hour, and nobody did. I'm waiting at home since Tuesday."], 1).ShouldBeEmpty();

    [Fact]
    public void The_same_case_gets_the_same_proposal() => Disguise.Propose("Katarzyna Wielgosz", ["Ines Duarte"], [Words], 7).ShouldBe(Proposed);

    [Fact]
    public void In_our_own_messages_every_long_number_goes_and_nothing_is_lost_but_what_is_marked()
    {
        for (var at = 0; at < OwnTexts.Length; at += 17)
        {
            var (text, replaced) = (OwnTexts[at], Disguise.Propose("Anna Example", [], [OwnTexts[at]], at));
            var parts = Disguise.Parts(text, replaced).ToList();
            string.Concat(parts.Select(part => part.Original)).ShouldBe(text);
            string.Concat(parts.Select(part => part.Replaced)).ShouldBe(Disguise.Apply(text, replaced));
            replaced.Where(one => one.Kind == ReplacedKind.Number && Disguise.Apply(text, replaced).Contains(one.From, StringComparison.Ordinal)).ShouldBeEmpty(text);
        }
    }

    [Fact]
    public void What_was_told_later_is_told_when_asked()
    {
        var scenario = CaseStory.From(
            ["You lied to me. The boiler is still cold.", "The order number is AB-1234. I rang three times before anybody answered me.", "My mother is eighty and sits in her coat."],
            "Robin Farrow", 83.4, ["completion"], ["delivery.late"]);
        scenario.Opening.ShouldBe("You lied to me. The boiler is still cold.");
        scenario.Anger.ShouldBe(83);
        scenario.Level.ShouldBe(3);
        scenario.Persona.Leaves.ShouldBe(100);
        scenario.Story.Select(part => part.Says).ShouldBe(["The order number is AB-1234.", "I rang three times before anybody answered me.", "My mother is eighty and sits in her coat."]);
        scenario.Story[0].Topics.ShouldContain("number");
        ScenarioFile.Read("case", ScenarioFile.Write(scenario with { Id = "cold_boiler", Title = "The cold boiler", Trade = "energy" })).Story.Count.ShouldBe(3);
    }

    private static readonly string[] OwnTexts =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "training/data"), "customers-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];

    private static string To(string from) => Proposed.Single(one => one.From == from).To;
}
