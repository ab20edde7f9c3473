using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A part of the queue is one key away and one key back.</summary>
public sealed class QueueViewTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task Each_part_of_the_queue_is_one_key_away()
    {
        await using (var customer = await house.Visitor())
            await customer.Complains("Oda Brekke", "oda@example.org", "This is the third time the freezer came with a dent, and nobody rings me back. I am furious and I want my money back!");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await Expect(agent.Page.GetByRole(Microsoft.Playwright.AriaRole.Navigation, new() { Name = "Which cases" })).ToBeVisibleAsync();
        foreach (var (key, name) in new[] { ("2", "My team"), ("3", "Nobody’s"), ("4", "Due today"), ("5", "Angry, waiting"), ("1", "Mine"), ("7", "All") })
        {
            await agent.Page.Keyboard.PressAsync(key);
            await Expect(agent.Page.GetByRole(Microsoft.Playwright.AriaRole.Navigation, new() { Name = "Which cases" }).GetByRole(Microsoft.Playwright.AriaRole.Link, new() { NameRegex = new($"^{name}( [0-9]+[+]?)?$") })).ToHaveAttributeAsync("aria-current", "page");
        }
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn(Installation.Agent);
            foreach (var (path, shown) in new[] { ("/queue", "all"), ("/queue?view=angry", "angry"), ("/queue?view=team", "empty") })
            {
                await other.Page.GotoAsync(path);
                await other.Look($"queue-{shown}-{width}{(dark ? "-dark" : "")}");
                await other.IsAccessible();
                await other.FitsTheScreen();
            }
        }
    }
}
