using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>When the first words do not come: a suggestion fills an empty draft, and never touches words that stand there.</summary>
public sealed class SuggestionTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_suggestion_fills_an_empty_draft_and_stands_beside_words_until_it_is_taken()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Orla Byrne", "orla-suggested@example.org", "I was charged £62 twice for the same ticket and nobody answers my e-mails. I want my money back.");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        var draft = agent.Page.Locator("textarea[name=text]").First;
        await agent.Page.Keyboard.PressAsync("s");
        await Expect(draft).Not.ToHaveValueAsync("");
        var first = await draft.InputValueAsync();
        first.ShouldContain("charge", customMessage: "it speaks of this case; whether of the sum, too, is the wording's choice");
        await agent.Look("suggestion-filled-1440", whole: false);

        await draft.FillAsync("Dear Orla, I have read all of it.");
        await agent.Button("Suggest a reply").ClickAsync();
        var box = agent.Page.Locator("section.suggested");
        await Expect(box).ToBeVisibleAsync();
        await Expect(draft).ToHaveValueAsync("Dear Orla, I have read all of it.");
        await agent.Look("suggestion-beside-1440", whole: false);
        await box.GetByRole(AriaRole.Button, new() { Name = "Use this" }).ClickAsync();
        await Expect(draft).Not.ToHaveValueAsync("Dear Orla, I have read all of it.");
        // As if it had been typed: the browser's own undo brings back what was there.
        await draft.FocusAsync();
        await agent.Page.Keyboard.PressAsync("Control+z");
        await Expect(draft).ToHaveValueAsync("Dear Orla, I have read all of it.");
    }
}
