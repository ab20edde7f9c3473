using System.Text.Json.Nodes;
using Amends.Practice;
using Amends.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

public sealed class ScenarioTests
{
    private static readonly string Good = Repository.Read("src/Amends.Practice/Scenarios/Data/late_delivery.json");

    [Fact]
    public void Twenty_four_ship_in_eight_trades_and_three_levels()
    {
        ScenarioLibrary.All.Count.ShouldBeGreaterThanOrEqualTo(24);
        ScenarioLibrary.All.Select(scenario => scenario.Trade).Distinct().Count().ShouldBeGreaterThanOrEqualTo(8);
        ScenarioLibrary.All.Select(scenario => scenario.Level).Distinct().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_wrong_value_is_named_with_its_file_and_line()
    {
        var wrong = Good.Replace("\"level\": 1", "\"level\": 9", StringComparison.Ordinal);
        var error = Should.Throw<ScenarioException>(() => ScenarioFile.Read("mine.json", wrong));
        error.Message.ShouldBe("mine.json, line 5: \"level\": give 1, 2 or 3");
    }

    [Fact]
    public void Broken_json_is_named_with_its_line() =>
        Should.Throw<ScenarioException>(() => ScenarioFile.Read("mine.json", "{\n  \"id\": \"x\",\n  oops\n}")).Line.ShouldBe(3);

    [Fact]
    public void A_missing_part_is_named()
    {
        var scenario = JsonNode.Parse(Good)!.AsObject();
        scenario.Remove("opening");
        Should.Throw<ScenarioException>(() => ScenarioFile.Read("mine.json", scenario.ToJsonString())).Message.ShouldContain("opening");
    }

    [Theory]
    [InlineData("wants", "null")]
    [InlineData("concerns", "null")]
    [InlineData("concerns", "\" \"")]
    [InlineData("story", "null")]
    [InlineData("topics", "null")]
    [InlineData("topics", "\"\"")]
    [InlineData("calmer", "null")]
    [InlineData("angrier", "null")]
    [InlineData("leaving", "null")]
    public void Nothing_in_a_list_is_named(string list, string nothing)
    {
        var wrong = new System.Text.RegularExpressions.Regex($@"""{list}"":\s*\[").Replace(Good, found => $"{found.Value}{nothing}, ", 1);
        wrong.ShouldNotBe(Good);
        Should.Throw<ScenarioException>(() => ScenarioFile.Read("mine.json", wrong)).Message.ShouldContain($"\"{list}\": ");
    }

    [Fact]
    public void Somebody_without_a_name_is_nobody_to_practise_with()
    {
        var scenario = JsonNode.Parse(Good)!.AsObject();
        scenario["persona"]!["name"] = " ";
        Should.Throw<ScenarioException>(() => ScenarioFile.Read("mine.json", scenario.ToJsonString())).Message.ShouldContain("\"name\": say who they are");
    }

    [Fact]
    public void What_is_written_reads_back_the_same() =>
        ScenarioLibrary.All.ShouldAllBe(scenario => ScenarioFile.Write(ScenarioFile.Read("again", ScenarioFile.Write(scenario))) == ScenarioFile.Write(scenario));

    [Fact]
    public void What_ships_speaks_of_concerns_and_wants_that_there_are()
    {
        var labels = Repository.Read("docs/reference/labels.md");
        ScenarioLibrary.All.SelectMany(scenario => scenario.Wants.Concat(scenario.Concerns.SelectMany(code => code.Split('.')))).Distinct()
            .Where(code => !labels.Contains(code, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
