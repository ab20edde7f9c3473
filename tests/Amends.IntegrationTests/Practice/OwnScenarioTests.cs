using Amends.Application;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Practice;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Practice;

public sealed class OwnScenarioTests
{
    private static readonly string Mine = ScenarioFile.Write(ScenarioLibrary.Find("late_delivery")! with { Id = "late_boiler", Title = "The boiler that did not come" });

    [Theory, OnBoth]
    public async Task A_lead_writes_a_scenario_that_all_can_play_and_a_session_keeps_the_version_it_began_with(On on)
    {
        await using var house = await House.Open(on);
        var (save, scenarios, begin) = (house.Get<SaveScenario>(), house.Get<Scenarios>(), house.Get<BeginPractice>());
        (await save.Handle(house.Agent, Mine)).ShouldBeOfType<Outcome<SavedScenario>.NotFound>("agents play, leads write");
        (await save.Handle(house.Lead, Mine)).Value().ShouldBe(new("late_boiler", 1));
        (await save.Handle(house.Lead, Mine)).ShouldBeOfType<Outcome<SavedScenario>.Refused>().Refusal.Code.ShouldBe("scenario_unchanged");
        (await scenarios.All()).Count(one => one.Id == "late_boiler").ShouldBe(1);

        var id = (await begin.Handle(house.Agent, "late_boiler", exam: false)).Value();
        (await save.Handle(house.Lead, Mine.Replace("did not come", "leaks", StringComparison.Ordinal))).Value().Version.ShouldBe(2);
        (await house.Get<PracticeView>().Handle(house.Agent, id))!.Play.Scenario.Title.ShouldBe("The boiler that did not come");
        var own = (await scenarios.Own()).ShouldHaveSingleItem();
        (own.Scenario.Title, own.Version).ShouldBe(("The boiler that leaks", 2));
        (await scenarios.Versions("late_boiler")).Select(one => (one.Version, one.Scenario.Title)).ShouldBe([(2, "The boiler that leaks"), (1, "The boiler that did not come")]);
        (await scenarios.Versions("no_such")).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task What_is_taken_out_of_use_is_begun_by_nobody_and_comes_back_as_it_was(On on)
    {
        await using var house = await House.Open(on);
        var (save, scenarios, begin) = (house.Get<SaveScenario>(), house.Get<Scenarios>(), house.Get<BeginPractice>());
        (await save.Handle(house.Lead, Mine)).Value();
        var played = (await begin.Handle(house.Agent, "late_boiler", exam: false)).Value();
        (await save.Withdraw(house.Lead, "late_boiler", true)).Value().Version.ShouldBe(2);
        (await begin.Handle(house.Agent, "late_boiler", exam: false)).ShouldBeOfType<Outcome<Guid>.NotFound>();
        (await house.Get<PlayReply>().Handle(house.Agent, played, 0, "The boiler did not come, and that is our mistake.")).Value().Play.Turns.Count.ShouldBe(1);
        (await scenarios.Own()).ShouldHaveSingleItem().Withdrawn.ShouldBeTrue();
        (await save.Withdraw(house.Lead, "late_boiler", false)).Value().Version.ShouldBe(3);
        (await begin.Handle(house.Agent, "late_boiler", exam: false)).Value();
        (await save.Withdraw(house.Agent, "late_boiler", true)).ShouldBeOfType<Outcome<SavedScenario>.NotFound>();
    }

    [Theory, OnBoth]
    public async Task What_is_no_scenario_is_refused_with_its_line_and_a_code_that_ships_stays_ours(On on)
    {
        await using var house = await House.Open(on);
        var save = house.Get<SaveScenario>();
        async Task<(string Code, string Words)> Refused(string text) =>
            (await save.Handle(house.Lead, text)).ShouldBeOfType<Outcome<SavedScenario>.Refused>().Refusal is var refusal ? (refusal.Code, refusal.Words) : default;
        var line = Mine.Split('\n').TakeWhile(one => !one.Contains("\"level\"", StringComparison.Ordinal)).Count() + 1;
        (await Refused(Mine.Replace("\"level\": 1", "\"level\": 4", StringComparison.Ordinal))).ShouldBe(("scenario_unclear", $"scenario, line {line}: \"level\": give 1, 2 or 3"));
        (await Refused(Mine.Replace("\"calmer\": [", "\"calmer\": [null, ", StringComparison.Ordinal))).Words.ShouldContain("\"calmer\": give each line");
        (await Refused("{")).Code.ShouldBe("scenario_unclear");
        (await Refused(new string('x', SaveScenario.LongestText + 1))).Code.ShouldBe("scenario_too_long");
        (await Refused(Mine.Replace("late_boiler", "late_delivery", StringComparison.Ordinal))).Code.ShouldBe("scenario_shipped");
        (await house.Get<Scenarios>().Own()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Of_two_leads_who_save_at_once_each_gets_a_version(On on)
    {
        await using var house = await House.Open(on);
        var saved = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => house.Get<SaveScenario>().Handle(house.Lead, Mine.Replace("did not come", $"came {n} days late", StringComparison.Ordinal))));
        saved.Select(one => one.Value().Version).Order().ShouldBe([1, 2, 3, 4]);
    }

    [Theory, OnBoth]
    public async Task Whoever_was_overtaken_is_told_and_overwrites_nothing(On on)
    {
        await using var house = await House.Open(on);
        var save = house.Get<SaveScenario>();
        async Task<string> Refused(string text, int seen) => (await save.Handle(house.Lead, text, seen)).ShouldBeOfType<Outcome<SavedScenario>.Refused>().Refusal.Code;
        (await save.Handle(house.Lead, Mine, 0)).Value().Version.ShouldBe(1);
        (await Refused(Mine, 0)).ShouldBe("scenario_known");
        var leaks = Mine.Replace("did not come", "leaks", StringComparison.Ordinal);
        (await save.Handle(house.Lead, leaks, 1)).Value().Version.ShouldBe(2);
        (await Refused(Mine, 1)).ShouldBe("scenario_newer");
        (await save.Handle(house.Lead, Mine, 2)).Value().Version.ShouldBe(3);

        (await save.Handle(house.Lead, leaks)).Value().Version.ShouldBe(4);
        (await save.Withdraw(house.Lead, "late_boiler", true)).Value();
        (await house.Get<Scenarios>().Own()).ShouldHaveSingleItem().Scenario.Title.ShouldBe("The boiler that leaks", "it leaves as it was last saved");
    }

    [Theory, OnBoth]
    public async Task One_that_was_saved_before_a_rule_it_breaks_keeps_nobody_from_the_others(On on)
    {
        await using var house = await House.Open(on);
        (await house.Get<SaveScenario>().Handle(house.Lead, Mine)).Value();
        await using (var db = await house.Db())
        {
            db.Scenarios.Add(new ScenarioRow { Id = "old_one", Version = 1, Text = Mine.Replace("late_boiler", "old_one", StringComparison.Ordinal).Replace("\"calmer\": [", "\"calmer\": [null, ", StringComparison.Ordinal), By = house.Lead.Id });
            await db.SaveChangesAsync();
        }
        house.Get<Scenarios>().Forget();
        (await house.Get<Scenarios>().Own()).ShouldHaveSingleItem().Scenario.Id.ShouldBe("late_boiler");
    }
}
