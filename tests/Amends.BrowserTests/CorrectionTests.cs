using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What was read wrongly is put right beside the message, with two keys or without script.</summary>
public sealed class CorrectionTests(Installation house) : IClassFixture<Installation>
{
    private const string Words = "Your drone dropped my parcel into the pond! This is a DISGRACE, I am furious and nobody picks up the phone.";

    [Fact]
    public async Task Two_keys_correct_how_upset_somebody_sounds()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Noor Visser", "noor@example.org", Words);
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await agent.Page.Keyboard.PressAsync("x");
        await Expect(agent.Page.Locator("details.correct")).ToHaveAttributeAsync("open", "");
        await agent.Look("correction-open", whole: false);
        await agent.IsAccessible();
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.GetByText("Corrected by")).ToBeVisibleAsync();
        await agent.Look("correction-made", whole: false);
    }

    [Fact]
    public async Task What_was_said_before_is_put_right_where_it_stands()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Noor Visser", "noor3@example.org", Words);
        await customer.OpensTheirPage();
        await Adds(customer, "And nobody answers the phone.");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        var first = agent.Page.Locator("article.turn", new() { HasText = "dropped my parcel" });
        await first.GetByText("Read wrongly?").ClickAsync();
        await Expect(first.Locator("[name=band]").First).ToBeVisibleAsync();
        await agent.Look("correction-before", whole: false);
        await agent.IsAccessible();

        // The case goes on meanwhile; what is pressed then is meant of the case as it is now.
        var version = first.Locator("[name=version]").First;
        var before = await version.InputValueAsync();
        await Adds(customer, "And now it rains.");
        await Expect(agent.Page.Locator(".talk").GetByText("And now it rains.").First).ToBeVisibleAsync();
        await Expect(version).Not.ToHaveValueAsync(before);
        await Expect(first.Locator("[name=band]").First).ToBeVisibleAsync();
        await first.Locator("[name=band]").First.ClickAsync();
        await Expect(first.GetByText("Corrected by")).ToBeVisibleAsync();
        await Expect(agent.Page).ToHaveURLAsync(new Regex($"/complaints/{reference}$"));
        await agent.Page.GotoAsync((await first.Locator("turbo-frame").GetAttributeAsync("src"))!);
        await agent.IsAccessible();
    }

    [Fact]
    public async Task What_was_said_before_is_put_right_on_a_page_of_its_own_without_script()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Noor Visser", "noor4@example.org", Words);
        await customer.OpensTheirPage();
        await Adds(customer, "And nobody answers the phone.");
        await using var agent = await house.Visitor(script: false);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        var first = agent.Page.Locator("article.turn", new() { HasText = "dropped my parcel" });
        await first.GetByText("Read wrongly?").ClickAsync();
        await first.GetByRole(AriaRole.Link, new() { Name = "Put it right" }).ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Name = "Read wrongly?" })).ToBeVisibleAsync();
        await Expect(agent.Page.GetByText(Words)).ToBeVisibleAsync();
        await agent.Look("correction-page");
        await agent.Button("not a complaint").ClickAsync();
        await Expect(first.GetByText("Corrected by")).ToBeVisibleAsync();
        await Expect(agent.Page).ToHaveURLAsync(new Regex($"/complaints/{reference}$"));
    }

    [Fact]
    public async Task An_own_code_is_added_chosen_and_taken_back_without_script()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Noor Visser", "noor2@example.org", Words);
        await using var admin = await house.Visitor(script: false);
        await admin.SignIn(Installation.Admin);
        await admin.Page.GotoAsync("/settings/codes");
        await admin.Page.GetByLabel("Code", new() { Exact = true }).FillAsync("delivery.drone");
        await admin.Page.Locator("#new-name").FillAsync("Drones");
        await admin.Button("Add it").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Drones" })).ToBeVisibleAsync();
        await admin.Look("codes");
        await admin.Page.GotoAsync("/settings/codes?q=nothing+like+it");
        await Expect(admin.Page.GetByText("No code is called that.")).ToBeVisibleAsync();

        await admin.Page.GotoAsync($"/complaints/{reference}");
        await admin.Page.GetByText("Read wrongly?").ClickAsync();
        await admin.Page.GetByLabel("About", new() { Exact = true }).SelectOptionAsync("delivery.drone");
        await admin.Button("Add this concern").ClickAsync();
        await Expect(admin.Page.GetByText("Corrected by")).ToBeVisibleAsync();
        await admin.Page.GetByText("Read wrongly?").ClickAsync();
        await Expect(admin.Button("not about: drones")).ToBeVisibleAsync();
        await admin.Button("Undo the correction").ClickAsync();
        await Expect(admin.Page.GetByText("Corrected by")).ToHaveCountAsync(0);
        await Expect(admin.Page).ToHaveURLAsync(new Regex($"/complaints/{reference}$"));
    }

    private static async Task Adds(Visitor customer, string words)
    {
        await customer.Page.GetByLabel("Anything to add").FillAsync(words);
        await customer.Button("Send to us").ClickAsync();
        await Expect(customer.Page.GetByLabel("Anything to add")).ToHaveValueAsync("");
    }
}
