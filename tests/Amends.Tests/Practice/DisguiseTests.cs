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
    public void Names_and_numbers_of_the_last_message_are_not_crowded_out_by_rare_words_of_the_first()
    {
        var rare = string.Join(' ', Enumerable.Range(0, 300).Select(n => $"zq{(char)('a' + n / 26)}{(char)('a' + n % 26)}x"));
        var proposed = Disguise.Propose("Maya Lund", [], [rare, "Ring Maya Lund on 07700 900123 or write to maya.lund@mailbox.example, I paid £64.99 on 9 March."], 3);
        proposed.Count.ShouldBe(Disguise.Most);
        proposed.Select(one => one.From).Take(5).ShouldBe(["Maya", "Lund", "07700 900123", "maya.lund@mailbox.example", "£64.99"]);
        proposed.ShouldContain(one => one.From == "9 March");
        proposed.Count(one => one.Kind == ReplacedKind.Rare).ShouldBeGreaterThan(190);
    }

    [Fact]
    public void More_to_be_recognised_by_than_anybody_reads_is_all_told_so_that_it_can_be_refused() =>
        Disguise.Propose("", [], [string.Join(", ", Enumerable.Range(0, 250).Select(n => $"{123400 + n}"))], 3).Count.ShouldBe(250);

    [Fact]
    public void A_name_of_one_character_is_a_name_where_letters_have_no_capitals()
    {
        var proposed = Disguise.Propose("李 明", ["J Smith"], ["李 明", "I am 李 明, J Smith."], 3);
        proposed.Select(one => one.From).ShouldBe(["李", "明", "Smith"]);
        proposed.ShouldAllBe(one => one.To != one.From);
    }

    [Theory]
    [InlineData("It cost £1.", "£1")]
    [InlineData("It cost £2.", "£2")]
    [InlineData("It cost £2.50 each.", "£2.50")]
    [InlineData("It came on 14/03/2026 at last.", "14/03/2026", "21/03/2026")]
    [InlineData("It came on 03/14/2026 at last.", "03/14/2026", "03/21/2026")]
    [InlineData("It came on 14.03.2026 at last.", "14.03.2026", "21.03.2026")]
    [InlineData("It came on 2026-03-05 at last.", "2026-03-05", "2026-03-12")]
    [InlineData("It came on 28 March 2026 at last.", "28 March 2026", "21 March 2026")]
    [InlineData("It came in March 2026 at last.", "March 2026", "April 2026")]
    [InlineData("It came in December 2025 at last.", "December 2025", "November 2025")]
    public void An_amount_or_a_day_never_stays_as_it_was(string text, string from, string? to = null)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var found = Disguise.Propose("", [], [text], seed).Single(one => one.From == from);
            Disguise.Stands(found.To, from).ShouldBeFalse(found.To);
            if (to is not null)
                found.To.ShouldBe(to);
        }
    }

    [Fact]
    public void Nobody_is_called_by_their_own_name()
    {
        for (var seed = 0; seed < 60; seed++)
            Disguise.Propose("Robin Linden", ["Kim Holt"], ["Robin Linden and Kim Holt wrote, robin@example.org."], seed).ShouldAllBe(one => !Disguise.Stands(one.To, one.From));
    }

    [Theory]
    [InlineData("Linden", "Li", false)]
    [InlineData("Mr Li", "li", true)]
    [InlineData("£2.50", "£2", false)]
    [InlineData("about £2.", "£2", true)]
    public void What_stands_somewhere_stands_there_as_a_word(string text, string word, bool stands) => Disguise.Stands(text, word).ShouldBe(stands);

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
