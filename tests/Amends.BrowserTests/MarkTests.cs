using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Why words are underlined, and what else of a case is reached without a mouse, on a phone and on a short screen.</summary>
public sealed class MarkTests(Installation house) : IClassFixture<Installation>
{
    private const string Words = "Your drone dropped my parcel into the pond! This is a DISGRACE, I am furious and nobody picks up the phone. I want my money back, all 84 euros of it.";

    [Fact]
    public async Task A_key_goes_through_the_underlined_words_and_says_why()
    {
        await using var agent = await AtCaseOf("Noor Visser", "noor@example.org");
        var marks = agent.Page.Locator(".talk mark[title]");
        (await marks.CountAsync()).ShouldBeGreaterThan(1);
        await agent.Page.Keyboard.PressAsync("e");
        await Expect(marks.First).ToBeFocusedAsync();
        await Expect(marks.First).ToHaveAccessibleDescriptionAsync((await marks.First.GetAttributeAsync("title"))!);
        await Expect(Note(agent)).ToHaveTextAsync((await marks.First.GetAttributeAsync("title"))!);
        (await marks.First.EvaluateAsync<bool>("mark => mark.matches(':focus-visible') && getComputedStyle(mark).outlineStyle === 'solid'")).ShouldBeTrue();
        await agent.Look("mark-key", whole: false);
        await agent.IsAccessible();

        await agent.Page.Keyboard.PressAsync("e");
        await Expect(marks.Nth(1)).ToBeFocusedAsync();
        await Expect(Note(agent)).ToHaveCountAsync(1);
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(Note(agent)).ToHaveCountAsync(0);
        for (var step = await marks.CountAsync() - 2; step >= 0; step--)
            await agent.Page.Keyboard.PressAsync("e");
        await Expect(marks.First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_note_stays_while_news_come_in()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Ada Brandt", "ada@example.org", Words);
        await customer.OpensTheirPage();
        await using var agent = await AtCase(reference);
        await agent.Page.Keyboard.PressAsync("e");
        var mark = agent.Page.Locator(".talk mark[aria-describedby]");
        await Expect(mark).ToBeFocusedAsync();
        await customer.Page.GetByLabel("Anything to add").FillAsync("And nobody answers the phone.");
        await customer.Button("Send to us").ClickAsync();
        await Expect(agent.Page.Locator(".talk").GetByText("And nobody answers the phone.").First).ToBeVisibleAsync();
        await Expect(Note(agent)).ToBeVisibleAsync();
        await Expect(mark).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_tap_shows_why_and_a_second_one_puts_it_away()
    {
        await using var agent = await AtCaseOf("Bram Visser", "bram@example.org", width: 390);
        var mark = agent.Page.Locator(".talk mark[title]").First;
        await mark.TapAsync();
        await Expect(Note(agent)).ToHaveTextAsync((await mark.GetAttributeAsync("title"))!);
        await Expect(agent.Page.Locator("p:has(mark) > #ev-note")).ToBeVisibleAsync();
        await agent.Look("mark-tap", whole: false);
        await agent.FitsTheScreen();
        await agent.IsAccessible();
        await mark.TapAsync();
        await Expect(Note(agent)).ToHaveCountAsync(0);
        await mark.TapAsync();
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(Note(agent)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_short_screen_the_empty_draft_is_one_line_and_words_never_fold_away()
    {
        await using var agent = await AtCaseOf("Cleo Visser", "cleo@example.org");
        var composer = agent.Page.Locator("#compose");
        var draft = agent.Page.GetByLabel("What you write to Cleo");
        var tall = await Height(composer);
        await agent.Page.SetViewportSizeAsync(1440, 640);
        (await Height(composer)).ShouldBeLessThan(64);
        await agent.Look("composer-folded", whole: false);
        await agent.IsAccessible();

        await agent.Page.Keyboard.PressAsync("n");
        await Expect(draft).ToBeFocusedAsync();
        await draft.BlurAsync();
        await Expect(agent.Button("Keep the note")).ToBeInViewportAsync();
        await agent.Page.GotoAsync(agent.Page.Url);
        (await Height(composer)).ShouldBeLessThan(64);

        await agent.Page.Keyboard.PressAsync("r");
        await Expect(draft).ToBeFocusedAsync();
        (await Height(composer)).ShouldBeGreaterThan(tall / 2);
        await draft.FillAsync("Cleo, that was wrong of us.");
        await draft.BlurAsync();
        await Expect(agent.Page.Locator("button[data-send]:visible")).ToBeInViewportAsync();
        (await Height(composer)).ShouldBeGreaterThan(tall / 2);
    }

    [Fact]
    public async Task Two_keys_put_right_how_a_message_was_read()
    {
        await using var agent = await AtCaseOf("Dirk Visser", "dirk@example.org");
        var fold = agent.Page.Locator("details.correct");
        await agent.Page.Keyboard.PressAsync("1");
        await Expect(fold).Not.ToHaveAttributeAsync("open", "");
        await agent.Page.Keyboard.PressAsync("x");
        await Expect(fold.Locator("kbd:visible").Filter(new() { HasText = "o" })).ToHaveCountAsync(1);
        await agent.Page.Keyboard.PressAsync("o");
        await Expect(agent.Page.GetByLabel("About", new() { Exact = true })).ToBeFocusedAsync();
        await agent.Look("correction-keys", whole: false);
        await agent.IsAccessible();
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("x");
        var second = (await fold.Locator("[data-key='2']").InnerTextAsync()).Split(' ', '\n')[0];
        await agent.Page.Keyboard.PressAsync("2");
        await Expect(agent.Page.GetByText("Corrected by")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".case-head")).ToContainTextAsync(second);
    }

    [Fact]
    public async Task Every_step_of_a_case_has_a_key()
    {
        await using var agent = await AtCaseOf("Elif Visser", "elif@example.org");
        await agent.Page.Keyboard.PressAsync("a");
        await Expect(agent.Page.Locator(".case-head").GetByText("yours")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("g");
        await agent.Page.Keyboard.PressAsync("s");
        await Expect(agent.Button("Send, then the next case")).ToBeFocusedAsync();
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("d");
        await Expect(agent.Page.Locator("#action-words")).ToBeFocusedAsync();
        await agent.IsAccessible();
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("y");
        await Expect(agent.Page.Locator("#resolved-words")).ToBeFocusedAsync();
        await agent.Page.Keyboard.TypeAsync("The parcel came again, dry.");
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.Locator(".case-head").GetByText("Put right")).ToBeVisibleAsync();
        await agent.Page.Locator("body").PressAsync("g");
        await agent.Page.Keyboard.PressAsync("c");
        await Expect(agent.Page.Locator(".case-head").GetByText("Closed")).ToBeVisibleAsync();
        await agent.Page.Locator("body").PressAsync("g");
        await agent.Page.Keyboard.PressAsync("l");
        await Expect(agent.Page).ToHaveURLAsync(new Regex("/like$"));
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToContainTextAsync("close the case");
        await agent.Look("keys", whole: false);
        await agent.IsAccessible();
    }

    [Fact]
    public async Task Steps_still_to_come_fold_into_a_line_and_stay_so_in_this_browser()
    {
        await using var agent = await AtCaseOf("Fay Visser", "fay@example.org");
        var rest = agent.Page.Locator(".path .rest details").Last;
        await Expect(rest).ToHaveAttributeAsync("open", "");
        await agent.Look("steps-open", whole: false);
        await rest.Locator("summary").ClickAsync();
        await Expect(rest).Not.ToHaveAttributeAsync("open", "");
        await agent.Page.ReloadAsync();
        await Expect(rest).Not.ToHaveAttributeAsync("open", "");
        await Expect(rest.Locator("summary")).ToHaveTextAsync(new Regex("^\\d+ more steps$"));
        await agent.Look("steps-folded", whole: false);
        await agent.IsAccessible();
        await agent.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Expect(rest).ToHaveAttributeAsync("open", "");
        await agent.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Expect(rest).Not.ToHaveAttributeAsync("open", "");
        await rest.Locator("summary").ClickAsync();
        await agent.Page.ReloadAsync();
        await Expect(rest).ToHaveAttributeAsync("open", "");
    }

    private static ILocator Note(Visitor agent) => agent.Page.Locator("#ev-note");

    private static async Task<float> Height(ILocator part) => (await part.BoundingBoxAsync())!.Height;

    private async Task<Visitor> AtCaseOf(string name, string email, int width = 1440)
    {
        await using var customer = await house.Visitor(script: false);
        return await AtCase(await customer.Complains(name, email, Words), width);
    }

    private async Task<Visitor> AtCase(string reference, int width = 1440)
    {
        var agent = await house.Visitor(width);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await Expect(agent.Page.Locator("html[aria-busy]")).ToHaveCountAsync(0);
        return agent;
    }
}
