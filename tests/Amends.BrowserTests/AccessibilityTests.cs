using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Every page, on a phone and on a desk, by day and by night, without a violation that axe can find.</summary>
public sealed class AccessibilityTests(Installation house) : IClassFixture<Installation>
{
    public static TheoryData<int, bool> Looks => new() { { 390, false }, { 390, true }, { 1440, false }, { 1440, true } };

    [Theory, MemberData(nameof(Looks))]
    public async Task Pages_that_customers_see_pass_axe(int width, bool dark)
    {
        await using var customer = await house.Visitor(width, dark: dark);
        await Check(customer, "/complain", "complain", width, dark);
        await customer.Button("Send my complaint").ClickAsync();
        await Expect(customer.Page.GetByText("Everything you wrote is still here.")).ToBeVisibleAsync();
        await Check(customer, null, "complain-trouble", width, dark);
        await customer.Complains("Priya Raman-Featherstonehaugh de la Vega", $"priya{width}{dark}@example.org", "So the driver just leaves it in the rain again? Second soaked parcel in a month.");
        await Check(customer, null, "received", width, dark);
        await customer.OpensTheirPage();
        await Check(customer, null, "customer", width, dark);
        await Check(customer, "/sign-in", "sign-in", width, dark);
        await Check(customer, "/c/nothing-here", "not-found", width, dark);
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task Pages_that_colleagues_see_pass_axe(int width, bool dark)
    {
        var samples = await house.Samples();
        await using var agent = await house.Visitor(width, dark: dark);
        await agent.SignIn(Installation.Admin);
        await Check(agent, "/queue", "queue", width, dark);
        await agent.Page.GotoAsync($"/complaints/{samples.Hottest}");
        await Check(agent, null, "case", width, dark);
        if (width < 600)
        {
            await Check(agent, $"/complaints/{samples.Hottest}#guide", "case-guide", width, dark);
            await Check(agent, $"/complaints/{samples.Hottest}#queue", "case-queue", width, dark);
        }
        await Check(agent, "/complaints/new", "new-complaint", width, dark);
        await Check(agent, $"/customers/{samples.Customer}", "customer-profile", width, dark);
        await Check(agent, "/search?q=dress", "search", width, dark);
        await Check(agent, "/search?q=nothingofthekind", "search-empty", width, dark);
        await Check(agent, "/promises", "promises", width, dark);
        await Check(agent, "/board", "board", width, dark);
        await Check(agent, "/settings", "settings", width, dark);
        await Check(agent, "/settings/codes", "codes", width, dark);
        await Check(agent, "/settings/path", "step-names", width, dark);
    }

    /// <summary>What is opened now and then, once on a phone at night and once on a desk by day.</summary>
    [Theory, InlineData(390, true), InlineData(1440, false)]
    public async Task Pages_that_are_seldom_opened_pass_axe(int width, bool dark)
    {
        var samples = await house.Samples();
        await using var admin = await house.Visitor(width, dark: dark);
        await admin.SignIn(Installation.Admin);
        foreach (var path in new[]
        {
            $"/complaints/{samples.Hottest}/older", $"/complaints/{samples.Hottest}/brief", $"/complaints/{samples.Hottest}/goodwill", $"/complaints/{samples.Hottest}/like", $"/complaints/{samples.Hottest}/charters",
            $"/customers/{samples.Customer}/journey", "/library", "/insights/goodwill", "/insights/issues", "/insights/promises", "/insights/quality", "/insights/surveys", "/promises/kept", "/practice/shared", "/practice/sessions",
            "/practice/skills", "/settings/causes", "/settings/sending", "/settings/calendar", "/settings/composure", "/settings/phrases", "/settings/policies", "/settings/goodwill", "/settings/chat", "/pause",
        })
            await Check(admin, path, "seldom" + path.Replace(samples.Hottest, "case", StringComparison.Ordinal).Replace('/', '-'), width, dark);
    }

    [Theory, InlineData(390, true), InlineData(1440, false)]
    public async Task A_customers_page_passes_axe_in_a_frame_in_long_words_and_from_right_to_left(int width, bool dark)
    {
        await using var customer = await house.Visitor(width, dark: dark, language: "de-DE");
        await Check(customer, "/complain/embedded", "embedded-german", width, dark);
        await Check(customer, "/chat", "chat-german", width, dark);
        await customer.Page.GotoAsync("/complain?lang=en");
        await customer.Complains("ليلى حداد", $"leila{width}@example.org", $"{new string('ش', 120)} وصل الطرد مكسوراً، ولا أحد يرد على الهاتف منذ أسبوعين. {new string('W', 300)}");
        await customer.OpensTheirPage();
        await Check(customer, null, "customer-arabic", width, dark);
    }

    [Fact]
    public async Task An_empty_queue_and_an_empty_ledger_teach_and_pass_axe()
    {
        await using var fresh = new Installation();
        await fresh.InitializeAsync();
        foreach (var (width, dark) in new[] { (1440, false), (390, true) })
        {
            await using var agent = await fresh.Visitor(width, dark: dark);
            await agent.SignIn(Installation.Agent);
            await Expect(agent.Heading("Nobody is waiting.")).ToBeVisibleAsync();
            await Check(agent, null, "quiet", width, dark);
            await Check(agent, "/promises", "promises-empty", width, dark);
        }
    }

    private static async Task Check(Visitor visitor, string? path, string name, int width, bool dark)
    {
        if (path is not null)
            await visitor.Page.GotoAsync(path);
        await Expect(visitor.Page.Locator("html[aria-busy]")).ToHaveCountAsync(0);
        await visitor.Look($"{name}-{width}-{(dark ? "dark" : "light")}", whole: name is not ("case" or "case-queue" or "queue"));
        await visitor.IsAccessible();
        await visitor.FitsTheScreen();
    }
}
