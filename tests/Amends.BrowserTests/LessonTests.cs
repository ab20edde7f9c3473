using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What worked on one case is told to the team and stands beside the next like it.</summary>
public sealed class LessonTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task What_worked_on_a_case_stands_beside_the_next_like_it()
    {
        await using var customer = await house.Visitor(script: false);
        var first = await customer.Complains("Elif Aksoy", $"{Guid.NewGuid():N}@example.org", "The piano tuner came twice without his tools, and my recital is on Sunday. I am furious!");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync("/practice/lessons");
        await agent.Look("lessons-none");
        await agent.IsAccessible();
        await agent.Page.GotoAsync($"/practice/lessons?reference={first}");
        await agent.Page.GetByLabel("What was it?").SelectOptionAsync(new SelectOptionValue { Label = "Own it" });
        await agent.Page.GetByLabel("What you did, and what it changed").FillAsync("I rang the tuner with her on the line and stayed until he said when. She laughed at the end.");
        await agent.Button("Share it").ClickAsync();
        await Expect(agent.Page.GetByText("Your team finds it here")).ToBeVisibleAsync();

        var second = await customer.Complains("Otis Reed", $"{Guid.NewGuid():N}@example.org", "Your piano tuner did not come for the third time, and the recital of my pupils is on Sunday.");
        await agent.Page.GotoAsync($"/complaints/{second}/like");
        await Expect(agent.Page.GetByText("I rang the tuner with her on the line")).ToBeVisibleAsync();
        await agent.Look("lessons-like");
        await agent.IsAccessible();

        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn(Installation.Agent);
            await other.Page.GotoAsync($"/practice/lessons?q=piano%20tuner%20did%20not%20come&reference={second}");
            await Expect(other.Page.GetByText("I rang the tuner with her on the line")).ToBeVisibleAsync();
            await other.Look($"lessons-{width}{(dark ? "-dark" : "")}");
            await other.IsAccessible();
            await other.FitsTheScreen();
        }
        await agent.Page.GotoAsync("/practice/lessons");
        await agent.Button("Take it down").ClickAsync();
        await agent.Button("Put it back").ClickAsync();
        await Expect(agent.Page.GetByText("I rang the tuner with her on the line")).ToBeVisibleAsync();
    }
}
