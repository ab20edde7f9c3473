using Amends.Application;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>The first minutes of a new desk, from the one-time link to the first complaint in the queue.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_new_desk_is_usable_after_three_steps()
    {
        await using var house = new Installation(database: null, isNew: true);
        await house.InitializeAsync();
        await using var admin = await house.Visitor(390, zone: "Europe/Lisbon");
        var page = admin.Page;
        await page.GotoAsync($"/welcome/{await Link(house)}");
        await page.GetByLabel("Your name").FillAsync("Amira Khan");
        await page.GetByLabel("Your e-mail").FillAsync("amira@example.org");
        await page.GetByLabel("Password").FillAsync(Installation.Password);
        await admin.Button("Create and sign in").ClickAsync();

        await Expect(admin.Heading("What do your customers know you by?")).ToBeVisibleAsync();
        // The browser's own time zone is proposed.
        await Expect(page.GetByLabel("Time zone")).ToHaveValueAsync("Europe/Lisbon");
        await admin.Look("start-1");
        await admin.IsAccessible();
        await admin.FitsTheScreen();
        await page.GetByLabel("Your organisation’s name").FillAsync("Harbour Kettles");
        await page.GetByLabel("Hours", new() { Exact = true }).FillAsync("nine to five");
        await admin.Button("Save and go on").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not yet.");
        await Expect(page.GetByLabel("Your organisation’s name")).ToHaveValueAsync("Harbour Kettles");
        await admin.Look("start-1-wrong");
        await page.GetByLabel("Hours", new() { Exact = true }).FillAsync("09:00-17:00");
        await admin.Button("Save and go on").ClickAsync();

        await Expect(admin.Heading("How do they reach you?")).ToBeVisibleAsync();
        await Expect(page.GetByText("/embed.js")).ToBeVisibleAsync();
        await admin.Look("start-2");
        await admin.IsAccessible();
        await admin.FitsTheScreen();
        await admin.Link("Go on").ClickAsync();

        await Expect(admin.Heading("Who works with you?")).ToBeVisibleAsync();
        await admin.Look("start-3");
        await admin.IsAccessible();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ines Duarte");
        await page.GetByLabel("E-mail").FillAsync("ines@example.org");
        await admin.Button("Add them").ClickAsync();
        await Expect(page.GetByText("Ines Duarte is added.")).ToBeVisibleAsync();
        var join = (await page.Locator("code").TextContentAsync())!.Trim();
        await admin.Look("start-3-added");
        await admin.IsAccessible();
        await admin.FitsTheScreen();
        await admin.Link("Go on").ClickAsync();
        await Expect(admin.Heading("Your desk is ready.")).ToBeVisibleAsync();
        await admin.Look("start-ready");
        await admin.IsAccessible();

        await using var customer = await house.Visitor();
        await customer.Complains("Tom Reed", "tom@example.org", "The kettle leaks, for the second time. I am really angry!");
        await Expect(customer.Page.GetByText("Harbour Kettles").First).ToBeVisibleAsync();
        await using var ines = await house.Visitor(dark: true);
        await ines.Page.GotoAsync(join);
        await ines.Page.Locator("input[type=password]").First.FillAsync(Installation.Password);
        await ines.Button("Keep it and sign in").ClickAsync();
        await ines.Page.WaitForURLAsync("**/queue");
        await ines.Page.GotoAsync("/queue");
        await Expect(ines.Page.GetByText("Tom Reed").First).ToBeVisibleAsync();
        // An agent has no business there.
        (await ines.Page.GotoAsync("/start"))!.Status.ShouldBe(403);
    }

    private static async Task<string> Link(Installation house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FirstRun>().Begin(TestContext.Current.CancellationToken))!;
    }
}
