using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>The customer has JavaScript off, the agent no mouse.</summary>
public sealed class KeyboardTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_complaint_is_led_to_the_thank_you_without_script_on_one_side_and_without_a_mouse_on_the_other()
    {
        await using var customer = await house.Visitor(width: 390, script: false);
        var reference = await customer.Complains("Leila Haddad", "0113 496 0042", "I paid extra for Saturday. The cot came on Tuesday with one side missing, and your chat tells me to check the box again. The baby is due in nine days.");
        await customer.OpensTheirPage();

        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await OpenByKeys(agent, reference);
        await Listen(agent);
        await Reply(agent);
        await SayBack(agent);

        await customer.Page.ReloadAsync();
        await customer.Button("Yes, that’s it").ClickAsync();
        await Expect(customer.Page.GetByText("You said: yes, that’s it.")).ToBeVisibleAsync();

        await Offer(agent);
        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("A new side, by courier today").CheckAsync();
        await customer.Button("Choose this").ClickAsync();
        await Expect(customer.Heading("What we agreed")).ToBeVisibleAsync();

        await PutRight(agent);
        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("In part").CheckAsync();
        await customer.Page.GetByLabel("Fully").CheckAsync();
        await customer.Button("Send my answers").ClickAsync();
        await Expect(customer.Page.GetByText("Thank you for telling us.").First).ToBeVisibleAsync();

        // Nobody reloads the agent's page: it hears of the answers.
        await Expect(agent.Page.Locator("#after").GetByText("it is put right in part, satisfied: 5 of 5")).ToBeVisibleAsync();
        await Thank(agent);
        await customer.Page.ReloadAsync();
        await Expect(customer.Page.GetByText("thanked you for telling us.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_mark_shows_all_keys_and_slash_searches()
    {
        await house.Samples();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("/");
        await agent.Page.Keyboard.TypeAsync("dress");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("with “dress”");
    }

    [Fact]
    public async Task Everything_in_the_guide_has_a_key_and_the_help_names_it()
    {
        var samples = await house.Samples();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{samples.Hottest}");
        foreach (var (key, field) in new[] { ("h", "#heard-words"), ("a", "#agree-words"), ("w", "#cause"), ("x", "#skip-why") })
        {
            await Keys(agent, "g", key);
            await Expect(agent.Page.Locator(field)).ToBeFocusedAsync();
            await agent.Page.Keyboard.PressAsync("Escape");
            await agent.Page.EvaluateAsync("document.activeElement.blur()");
        }
        await Keys(agent, "g", "p");
        await Expect(agent.Page.Locator("#promises button:focus")).ToHaveTextAsync("It is done");
        await Keys(agent, "?");
        var help = agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" });
        var told = (await help.Locator("dt").AllInnerTextsAsync()).SelectMany(keys => keys.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        foreach (var key in await agent.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-key]')].flatMap(e => e.dataset.key.split(' '))"))
            told.ShouldContain(key, "a key that nobody is told of");
        await agent.Page.Keyboard.PressAsync("Escape");
        await Keys(agent, "g", "u");
        await agent.Page.WaitForURLAsync($"**/customers/{samples.Customer}");
    }

    [Fact]
    public async Task What_is_taken_down_by_phone_survives_a_reload_until_the_case_is_open()
    {
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync("/complaints/new");
        await agent.Page.GetByLabel("What do they say?").FillAsync("The cot came with one side missing.");
        await agent.Page.GetByLabel("Phone", new() { Exact = true }).Last.FillAsync("0113 496 0042");
        await agent.Page.ReloadAsync();
        await Expect(agent.Page.GetByLabel("What do they say?")).ToHaveValueAsync("The cot came with one side missing.");
        await Expect(agent.Page.Locator("#phone")).ToHaveValueAsync("0113 496 0042");
        await agent.Page.GetByLabel("Their name").FillAsync("Leila Haddad");
        await agent.Button("Open the case").ClickAsync();
        await Expect(agent.Page.Locator(".talk mark").GetByText("The cot came with one side missing.")).ToBeVisibleAsync();
        await agent.Page.GotoAsync("/complaints/new");
        await Expect(agent.Page.GetByLabel("What do they say?")).ToHaveValueAsync("");
        await agent.Page.GetByLabel("What do they say?").FillAsync("Somebody hung up.");
        await agent.Button("Begin again").ClickAsync();
        await agent.Page.ReloadAsync();
        await Expect(agent.Page.GetByLabel("What do they say?")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Single_keys_do_nothing_where_the_person_switched_them_off()
    {
        await house.Samples();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync("/account");
        await agent.Page.GetByLabel("Let single keys do things").UncheckAsync();
        await agent.Page.Locator("form[action='/account/keys'] button").ClickAsync();
        await Expect(agent.Page.GetByText("That is what single keys do")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByLabel("Let single keys do things")).Not.ToBeCheckedAsync();
        await agent.Page.Keyboard.PressAsync("?");
        await agent.Page.Keyboard.PressAsync("g");
        await agent.Page.Keyboard.PressAsync("q");
        await agent.Page.GotoAsync("/account");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).Not.ToBeVisibleAsync();
        await agent.Page.GetByLabel("Let single keys do things").CheckAsync();
        await agent.Page.RunAndWaitForResponseAsync(() => agent.Page.Locator("form[action='/account/keys'] button").ClickAsync(), response => response.Url.EndsWith("/account/keys", StringComparison.Ordinal));
        await Expect(agent.Page.GetByLabel("Let single keys do things")).ToBeCheckedAsync();
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Better_words_are_taken_with_one_key()
    {
        var samples = await house.Samples();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Lead);
        await agent.Page.GotoAsync($"/complaints/{samples.Hottest}");
        var draft = agent.Page.GetByLabel("What you write to Maria");
        await draft.FillAsync("Maria, you told us twice and we did not listen. I'm sorry if the call gave you the wrong impression.");
        var better = await agent.Page.Locator("[data-better]").First.GetAttributeAsync("data-better");
        await draft.PressAsync("Control+.");
        (await draft.InputValueAsync()).ShouldContain(better!);
        await draft.FillAsync("");
    }

    [Fact]
    public async Task What_was_written_is_kept_where_the_case_changed_meanwhile()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Omar Aziz", "omar@example.org", "My refund is still not on my card after three weeks.");
        await customer.OpensTheirPage();
        await using var agent = await house.Visitor(script: false);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");

        await customer.Page.GetByLabel("Anything to add").FillAsync("And nobody answers the phone.");
        await customer.Button("Send to us").ClickAsync();
        await Expect(customer.Page.GetByText("We have your words and answer you here.")).ToBeVisibleAsync();

        await agent.Page.GetByLabel("What you write to Omar").FillAsync("Omar, three weeks is far too long. I'll look into it today.");
        await agent.Page.Locator("button[data-send]:visible").ClickAsync();
        await Expect(agent.Page.GetByText("This case changed while you wrote.")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByLabel("What you write to Omar")).ToHaveValueAsync("Omar, three weeks is far too long. I'll look into it today.");
        await Expect(agent.Page.GetByText("And nobody answers the phone.").First).ToBeVisibleAsync();
        await agent.Page.Locator("button[data-send]:visible").ClickAsync();
        await Expect(agent.Page.GetByLabel("What you write to Omar")).ToHaveValueAsync("");
    }

    private static async Task OpenByKeys(Visitor agent, string reference)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await agent.Page.Keyboard.PressAsync("j");
            if (await agent.Page.EvaluateAsync<string>("document.activeElement?.getAttribute('href') ?? ''") == $"/complaints/{reference}")
                break;
        }
        await agent.Page.Keyboard.PressAsync("Enter");
        await agent.Page.WaitForURLAsync($"**/complaints/{reference}");
    }

    private static async Task Listen(Visitor agent)
    {
        await Expect(agent.Page.Locator(".step.next")).ToContainTextAsync("Listen");
        await agent.Page.Keyboard.PressAsync(".");
        await Expect(agent.Page.Locator(".step.done").GetByText("Listen")).ToBeVisibleAsync();
    }

    private static async Task Reply(Visitor agent)
    {
        await agent.Page.Keyboard.PressAsync("r");
        await Expect(agent.Page.GetByLabel("What you write to Leila")).ToBeFocusedAsync();
        await agent.Page.Keyboard.TypeAsync("Leila, the cot came late and with a side missing, and then we told you to look again. That was wrong of us, and I'm sorry. I'll find you the missing side today.");
        await Expect(agent.Page.GetByLabel("Promise", new() { Exact = true }).First).ToBeCheckedAsync();
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Page.GetByLabel("What you write to Leila")).ToHaveValueAsync("");
        await Expect(agent.Page.Locator(".talk").GetByText("That was wrong of us")).ToBeVisibleAsync();
    }

    private static async Task SayBack(Visitor agent)
    {
        await Keys(agent, "g", "h");
        await Expect(agent.Page.Locator("#heard-words")).ToBeFocusedAsync();
        await agent.Page.Keyboard.PressAsync("Control+A");
        await agent.Page.Keyboard.TypeAsync("You paid for Saturday, the cot came on Tuesday without one side, and the baby is due in nine days.");
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.GetByText("asked, no answer yet")).ToBeVisibleAsync();
        await IsStill(agent, "#heard");
    }

    private static async Task Offer(Visitor agent)
    {
        await Expect(agent.Page.Locator("#heard").GetByText("“Yes, that’s it”")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("o");
        await Expect(agent.Page.Locator("input[name=take][value='1']")).ToBeFocusedAsync();
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.TypeAsync("A new side, by courier today");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.Locator("#plan").GetByText("waiting for a choice")).ToBeVisibleAsync();
    }

    private static async Task PutRight(Visitor agent)
    {
        await Expect(agent.Page.Locator("#plan").GetByText("agreed", new() { Exact = true })).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("y");
        await agent.Page.Keyboard.TypeAsync("The side is there and the cot stands.");
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.Locator(".case-head").GetByText("Put right")).ToBeVisibleAsync();
        await IsStill(agent, "#plan");
    }

    private static async Task Thank(Visitor agent)
    {
        await Keys(agent, "g", "t");
        await agent.Page.Keyboard.TypeAsync("Boxes are now counted before they leave.");
        await agent.Page.Keyboard.PressAsync("Tab");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.GetByText("Thanked.")).ToBeVisibleAsync();
        await IsStill(agent, "#after");
    }

    private static async Task Keys(Visitor agent, params string[] keys)
    {
        foreach (var key in keys)
            await agent.Page.Keyboard.PressAsync(key);
    }

    /// <summary>What was done folded away or went with the refresh; the focus is still where it was done.</summary>
    private static Task IsStill(Visitor agent, string section) =>
        Expect(agent.Page.Locator($"{section}:focus, {section} :focus")).ToHaveCountAsync(1);
}
