using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Goodwill;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What opens on a page passes axe too: menus, what floats, dialogs, what went wrong; by day, and in the dark that a press on its button brings.</summary>
public sealed class OpenedTests(Installation house) : IClassFixture<Installation>
{
    private const string Refused = "Maria, {carrier} has your dress. I'm sorry if that was wrong of us. I'll ring you tomorrow before noon.";

    [Fact]
    public async Task What_opens_passes_axe_by_day_and_in_the_dark()
    {
        var reference = await Asked();
        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        foreach (var theme in new[] { "light", "dark" })
        {
            await lead.Page.GotoAsync($"/complaints/{reference}");
            await Floats(lead, theme);
            await IsRefused(lead, theme);
            await Folds(lead, theme);
            await lead.Page.GotoAsync("/queue");
            await lead.Page.Locator(".q-pick").Nth(0).CheckAsync(new() { Force = true });
            await lead.Page.Locator("details.me > summary").ClickAsync();
            await Expect(lead.Page.Locator(".q-bulk")).ToBeVisibleAsync();
            await Check(lead, $"open-bulk-{theme}");
            await lead.Page.GotoAsync("/approvals");
            foreach (var fold in await lead.Page.Locator(".approval").First.Locator("summary").AllAsync())
                await fold.ClickAsync();
            await Expect(lead.Page.GetByLabel("Why not").First).ToBeVisibleAsync();
            await Check(lead, $"open-approval-{theme}");
            await lead.Page.Locator("[data-theme-button]").ClickAsync();
            await Expect(lead.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme == "light" ? "dark" : "light");
        }
    }

    [Fact]
    public async Task The_menu_of_a_small_window_passes_axe()
    {
        foreach (var dark in new[] { false, true })
        {
            await using var agent = await house.Visitor(390, dark: dark);
            await agent.SignIn(Installation.Agent);
            await agent.Button("Menu").ClickAsync();
            await Expect(agent.Page.Locator("#menu")).ToBeVisibleAsync();
            await Check(agent, $"open-menu-{(dark ? "dark" : "light")}");
        }
    }

    private static async Task Floats(Visitor lead, string theme)
    {
        var page = lead.Page;
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await Check(lead, $"open-keys-{theme}");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#draft").FillAsync(Refused);
        await Expect(page.Locator("[data-promise]")).ToHaveCountAsync(1);
        await page.Locator(".more-ways").ClickAsync();
        await Expect(page.Locator("#more-ways")).ToBeVisibleAsync();
        await Check(lead, $"open-later-{theme}");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#more-ways")).ToBeHiddenAsync();
        await lead.Button("Phrases").ClickAsync();
        await Expect(page.Locator("#phrases [role=option]").First).ToBeVisibleAsync();
        await Check(lead, $"open-phrases-{theme}");
        await page.Keyboard.PressAsync("Escape");
    }

    /// <summary>A reply that may not go out as it is, and a file that cannot come along.</summary>
    private static async Task IsRefused(Visitor lead, string theme)
    {
        await lead.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(lead.Page.Locator("#notice")).ToContainTextAsync("{carrier}");
        await lead.Page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "nothing.txt", MimeType = "text/plain", Buffer = [] });
        await Expect(lead.Page.Locator("#files-said")).Not.ToBeEmptyAsync();
        await Check(lead, $"open-refused-{theme}");
    }

    /// <summary>All that folds out at once: handing over, who sees it, how it was read, the promise's day, and what the guide offers.</summary>
    private static async Task Folds(Visitor lead, string theme)
    {
        await lead.Page.EvaluateAsync("() => { for (const fold of document.querySelectorAll('#case details, .guide details')) fold.open = true; }");
        foreach (var part in new[] { "#hand-to", "#also-sees", ".correct [name=band]", "[data-promise] .duefield", "#heard-words" })
            await Expect(lead.Page.Locator(part).First).ToBeVisibleAsync();
        await Check(lead, $"open-folds-{theme}");
    }

    private static async Task Check(Visitor visitor, string name)
    {
        await visitor.Look(name, whole: false);
        await visitor.IsAccessible();
        await visitor.FitsTheScreen();
    }

    /// <summary>A case on which an agent asks for more goodwill than they may give.</summary>
    private async Task<string> Asked()
    {
        var ines = await house.Colleague(Installation.Agent);
        var received = await house.Service<ReceiveComplaint>().Handle(
            new NewComplaint(new NewCustomer("Maria Okafor", null), Channel.Email, "My parcel with the £42.00 lamp never came, you promised it twice and nobody answers. I am furious and want something for the trouble!"), ines);
        var target = new Target(((Outcome<NewCase>.Done)received).Value.Reference, ines);
        (await house.Service<GiveRemedy>().Handle(target, new(Guid.NewGuid(), "voucher", new Money(9000, "GBP"), "She has been with us for nine years."))).ShouldBeOfType<Outcome<Changed>.Done>();
        return target.Reference;
    }
}
