using Amends.Application.Library;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A slash opens the library; what it puts in is filled in by Tab, and does not go out before it is.</summary>
public sealed class PhraseTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_phrase_comes_by_a_slash_is_filled_in_by_tab_and_goes_out_only_then()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Wanda Kowal", $"{Guid.NewGuid():N}@example.org", "My parcel is two weeks late and nobody answers me. I am furious!");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Lead);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        var draft = agent.Page.Locator("textarea.draft");
        var box = agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Phrases" });
        await draft.ClickAsync();
        await agent.Page.Keyboard.TypeAsync("Dear Wanda,\n/");
        await Expect(box).ToBeVisibleAsync();
        await Expect(box.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await agent.Look("phrases-open-1440", whole: false);
        await agent.IsAccessible();
        await agent.Page.Keyboard.TypeAsync("nothing like it");
        await Expect(box.GetByText("No phrase has these words.")).ToBeVisibleAsync();

        // Escape leaves what was typed, the slash too.
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(box).ToBeHiddenAsync();
        await Expect(draft).ToHaveValueAsync("Dear Wanda,\n/nothing like it");
        await draft.FillAsync("Dear Wanda,\n");
        await draft.PressAsync("End");
        await agent.Page.Keyboard.TypeAsync("/two ways");
        await Expect(box.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(draft).ToHaveValueAsync("Dear Wanda,\nI can {one way}, or {another way}. Which would you rather have?");
        await Expect(agent.Page.GetByText("To fill in: {one way}, {another way}.")).ToBeVisibleAsync();
        await agent.Look("phrases-asks-1440", whole: false);

        await agent.Page.Keyboard.TypeAsync("send a new one today");
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Page.GetByText("Fill in {another way} first: it would reach the customer as it stands.")).ToBeVisibleAsync();
        await agent.Look("phrases-refused-1440", whole: false);
        await draft.FocusAsync();
        await draft.EvaluateAsync("it => it.setSelectionRange(0, 0)");
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.TypeAsync("give you your money back");
        await Expect(draft).ToHaveValueAsync("Dear Wanda,\nI can send a new one today, or give you your money back. Which would you rather have?");
        // Nothing is left to fill in: Tab leaves the draft again.
        await agent.Page.Keyboard.PressAsync("Tab");
        await Expect(draft).Not.ToBeFocusedAsync();
        await draft.FocusAsync();
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("#case").GetByText("Which would you rather have?").First).ToBeVisibleAsync();
        await Expect(draft).ToHaveValueAsync("");
        (await house.Service<HousePhrases>().All()).Single(one => one.Id == "your_choice").Uses.ShouldBe(1);

        // The list is the lead's way to the library.
        await agent.Button("Phrases").ClickAsync();
        await box.GetByRole(AriaRole.Link, new() { Name = "All phrases" }).ClickAsync();
        await Expect(agent.Heading("Words your team keeps for its replies")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("n");
        await agent.Page.GetByLabel("Title").FillAsync("The driver says hello");
        await agent.Page.GetByLabel("Words").FillAsync("{name|Hello}, the driver would like to say sorry in person on {day}.");
        await agent.Button("Save it").ClickAsync();
        await Expect(agent.Page.GetByText("is saved as version 1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_a_tap_takes_a_phrase_and_the_pages_fit()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Piet de Vries", $"{Guid.NewGuid():N}@example.org", "You charged me twice for one parcel, £20 each. I want it back.");
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            var look = $"{width}{(dark ? "-dark" : "")}";
            await using var lead = await house.Visitor(width, dark: dark);
            await lead.SignIn(Installation.Lead);
            await lead.Page.GotoAsync($"/complaints/{reference}");
            var button = lead.Button("Phrases");
            if (width == 390)
                await button.TapAsync();
            else
                await button.ClickAsync();
            var box = lead.Page.GetByRole(AriaRole.Dialog, new() { Name = "Phrases" });
            await Expect(box.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
            await lead.Look($"phrases-case-{look}", whole: false);
            await lead.IsAccessible();
            await lead.FitsTheScreen();
            if (width == 390)
                await box.GetByRole(AriaRole.Option, new() { Name = "It is with me now" }).TapAsync();
            else
                await box.GetByRole(AriaRole.Option, new() { Name = "It is with me now" }).ClickAsync();
            await Expect(lead.Page.Locator("textarea.draft")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("This is with me now"));
            await lead.Page.Locator("textarea.draft").FillAsync("");
            foreach (var (path, name) in new[] { ("/settings/phrases", "phrases"), ("/settings/phrases/by_when", "phrase"), ("/settings/phrases/edit?id=by_when", "phrase-edit"), ($"/complaints/{reference}/phrases", "phrase-sheet") })
            {
                await lead.Page.GotoAsync(path);
                await lead.Look($"{name}-{look}");
                await lead.IsAccessible();
                await lead.FitsTheScreen();
            }
        }
        await using var plain = await house.Visitor(390, script: false);
        await plain.SignIn(Installation.Agent);
        await plain.Page.GotoAsync($"/complaints/{reference}");
        await plain.Page.Locator("summary", new() { HasText = "Phrases" }).ClickAsync();
        await Expect(plain.Page.Locator(".phraseplain dd").First).ToBeVisibleAsync();
        await plain.Look("phrases-plain-390");
    }
}
