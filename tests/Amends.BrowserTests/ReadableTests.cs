using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Pages for eyes that need more than we do: larger letters, wider ones, colours of the system's own, nothing that moves.</summary>
public sealed class ReadableTests(Installation house) : IClassFixture<Installation>
{
    /// <summary>As WCAG 1.4.12 sets them. Sheets that a script makes are no inline styles, which our policy refuses.</summary>
    private const string WiderLetters = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }");
          document.adoptedStyleSheets.push(sheet);
        }
        """;

    /// <summary>What a window of 1280 by 800 leaves when everything in it is twice as large.</summary>
    private static async Task ZoomIn(Visitor visitor) => await visitor.Page.SetViewportSizeAsync(640, 400);

    [Fact]
    public async Task Customers_read_and_write_at_twice_the_size_with_letters_wide_apart()
    {
        await using var customer = await house.Visitor(640);
        await ZoomIn(customer);
        await Check(customer, "/complain", "zoom-form");
        await customer.Button("Send my complaint").ClickAsync();
        await Expect(customer.Page.GetByText("Everything you wrote is still here.")).ToBeVisibleAsync();
        await Check(customer, null, "zoom-form-trouble");
        await customer.Complains("Priya Raman-Featherstonehaugh de la Vega", "priya.zoom@example.org", "So the driver just leaves it in the rain again? Second soaked parcel in a month.");
        await customer.OpensTheirPage();
        await Check(customer, null, "zoom-customer");
    }

    [Fact]
    public async Task Colleagues_work_at_twice_the_size_with_letters_wide_apart()
    {
        var samples = await house.Samples();
        await using var lead = await house.Visitor(640);
        await ZoomIn(lead);
        await lead.SignIn(Installation.Lead);
        var page = $"/complaints/{samples.Hottest}";
        foreach (var (path, name) in new[] { ("/queue", "queue"), (page, "case"), ($"{page}#guide", "guide"), ($"{page}#queue", "case-queue"), ("/promises", "promises"), ("/board", "board"), ("/search?q=dress", "search"), ("/complaints/new", "new"), ("/practice", "practice") })
            await Check(lead, path, $"zoom-{name}");
    }

    private static async Task Check(Visitor visitor, string? path, string name)
    {
        if (path is not null)
            await visitor.Page.GotoAsync(path);
        await Expect(visitor.Page.Locator("html[aria-busy]")).ToHaveCountAsync(0);
        if (await visitor.Page.Locator("#draft:visible").CountAsync() > 0)
            await visitor.Page.Locator("#draft").FillAsync("Maria, you waited in twice for nothing. I'm sorry if that was wrong of us. I'll ring you tomorrow before noon.");
        await visitor.Look(name, whole: false);
        await visitor.FitsTheScreen();
        await visitor.NothingIsCutOff();
        await visitor.Page.EvaluateAsync(WiderLetters);
        await visitor.Look(name + "-wide", whole: false);
        await visitor.FitsTheScreen();
        await visitor.NothingIsCutOff();
        await visitor.Page.EvaluateAsync("document.adoptedStyleSheets = []");
    }
}
