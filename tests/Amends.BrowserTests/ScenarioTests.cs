using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A lead copies a customer who comes with Amends, tries the copy before it is saved, saves it, and a colleague plays it.</summary>
public sealed class ScenarioTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_lead_writes_a_scenario_tries_it_and_a_colleague_plays_it()
    {
        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        await lead.Page.GotoAsync("/practice/scenarios");
        await lead.Look("scenarios-none");
        await lead.IsAccessible();
        await lead.Link("Copy The birthday present that is not there").ClickAsync();
        await Expect(lead.Heading("A scenario of your own")).ToBeVisibleAsync();
        await lead.Page.GetByLabel("Code").FillAsync("late_boiler");
        await lead.Page.GetByLabel("Title").FillAsync("The boiler that did not come");
        await lead.Page.GetByLabel("How angry they must be to leave").FillAsync("50");
        await lead.Button("Save it").ClickAsync();
        await Expect(lead.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("leaves");
        await Expect(lead.Page.GetByLabel("Title")).ToHaveValueAsync("The boiler that did not come");
        await lead.Look("scenario-wrong", whole: false);
        await lead.Page.GetByLabel("How angry they must be to leave").FillAsync("97");

        var tried = await lead.Page.RunAndWaitForPopupAsync(() => lead.Button("Try it in another tab").ClickAsync());
        await Expect(tried.Locator("#now")).ToContainTextAsync("Where is it?");
        await tried.CloseAsync();

        await lead.Button("Save it").ClickAsync();
        await Expect(lead.Page.GetByText("is saved as version 1")).ToBeVisibleAsync();
        await lead.Page.GetByText("The boiler that did not come", new() { Exact = true }).ClickAsync();
        await Expect(lead.Page.GetByLabel("Their first message")).Not.ToBeEmptyAsync();
        await lead.IsAccessible();

        await lead.Page.GetByLabel("Title").FillAsync("The boiler that leaks");
        await lead.Button("Save version 2").ClickAsync();
        await Expect(lead.Page.GetByText("is saved as version 2")).ToBeVisibleAsync();
        await lead.Page.GetByText("The boiler that leaks", new() { Exact = true }).ClickAsync();
        await lead.Link("Version 1").ClickAsync();
        await Expect(lead.Page.GetByText("Saving makes it version 3")).ToBeVisibleAsync();
        await Expect(lead.Page.GetByLabel("Title")).ToHaveValueAsync("The boiler that did not come");
        await lead.Button("Save version 3").ClickAsync();
        await Expect(lead.Page.GetByText("is saved as version 3")).ToBeVisibleAsync();

        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        (await agent.Page.GotoAsync("/practice/scenarios"))!.Status.ShouldBe(403);

        // Another colleague plays it: who still has a session open is greeted by that, and another test's agent must not be.
        await using var player = await house.Visitor();
        await player.SignIn(Installation.Admin);
        await player.Page.GotoAsync("/practice");
        await player.Button("Start: The boiler that did not come").ClickAsync();
        await Expect(player.Page.Locator("#now")).ToContainTextAsync("Where is it?");

        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn(Installation.Lead);
            foreach (var (path, name) in new[] { ("/practice/scenarios", "scenarios"), ("/practice/scenarios/edit?id=late_boiler", "scenario") })
            {
                await other.Page.GotoAsync(path);
                await other.Look($"{name}-{width}{(dark ? "-dark" : "")}");
                await other.IsAccessible();
                await other.FitsTheScreen();
            }
        }
    }
}
