using Microsoft.Playwright;
using Shouldly;
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
        // What is cut off would be found.
        await customer.Page.EvaluateAsync("() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('.btn { width: 1rem !important; padding: 0 !important; }'); document.adoptedStyleSheets = [sheet]; }");
        await Assert.ThrowsAsync<ShouldAssertException>(customer.NothingIsCutOff);
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

    [Fact]
    public async Task Nothing_moves_for_whom_motion_makes_ill()
    {
        var samples = await house.Samples();
        await using var lead = await house.Visitor();
        await lead.SignIn(Installation.Lead);
        foreach (var path in new[] { "/queue", $"/complaints/{samples.Hottest}", "/complain" })
        {
            await lead.Page.GotoAsync(path);
            (await lead.Page.EvaluateAsync<string[]>("""
                () => {
                  // What is not on the page just now moves by its class.
                  for (const name of ["new-in", "turbo-progress-bar", "floats", "drop"]) document.body.append(Object.assign(document.createElement("div"), { className: name }));
                  const long = times => times.split(",").some(time => parseFloat(time) * (time.trim().endsWith("ms") ? .001 : 1) > .01);
                  const moving = [];
                  for (const element of document.querySelectorAll("*"))
                    for (const part of [undefined, "::before", "::after", "::backdrop"]) {
                      const style = getComputedStyle(element, part);
                      if (long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration)) || style.scrollBehavior === "smooth") moving.push(`${element.localName}.${element.className}${part ?? ""}`);
                    }
                  return [...new Set(moving)];
                }
                """)).ShouldBeEmpty(path);
        }
        await lead.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        (await lead.Page.Locator(".new-in").EvaluateAsync<string>("element => getComputedStyle(element).animationDuration")).ShouldNotBe("0s", "others see it slide");
    }

    [Fact]
    public async Task In_colours_of_the_systems_own_it_shows_where_the_focus_is_and_what_is_chosen()
    {
        var samples = await house.Samples();
        await using var lead = await house.Visitor();
        await lead.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await lead.SignIn(Installation.Lead);
        foreach (var (path, stops) in new[] { ("/queue", 25), ($"/complaints/{samples.Hottest}", 70), ("/complain", 25) })
        {
            await lead.Page.GotoAsync(path);
            if (path == "/queue")
                await lead.Page.Locator(".q-pick").First.CheckAsync(new() { Force = true });
            (await lead.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("[aria-current]:not([aria-current=false]), [aria-selected=true], label:has(> input:checked), .q-pick:checked")]
                  .filter(chosen => chosen.checkVisibility())
                  .filter(chosen => {
                    const style = getComputedStyle(chosen);
                    const lined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 || ["Top", "Bottom", "Left"].some(side => parseFloat(style[`border${side}Width`]) >= 2);
                    return !lined && !(chosen.matches("input") && style.appearance !== "none" && style.opacity === "1");
                  }).map(chosen => chosen.outerHTML.slice(0, 120))
                """)).ShouldBeEmpty($"what is chosen on {path}");
            var lost = new List<string>();
            for (var stop = 0; stop < stops; stop++)
            {
                await lead.Page.Keyboard.PressAsync("Tab");
                if (await lead.Page.EvaluateAsync<string?>("""
                    () => {
                      const at = document.activeElement;
                      if (!at || at === document.body) return null;
                      const lined = element => {
                        const style = element && getComputedStyle(element);
                        return style && style.opacity !== "0" && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
                      };
                      return [at, at.nextElementSibling, at.closest("label"), at.closest("summary")].some(lined) ? null : at.outerHTML.slice(0, 120);
                    }
                    """) is { } none)
                    lost.Add(none);
            }
            lost.Distinct().ShouldBeEmpty($"the focus on {path}");
            await lead.Look($"forced{path.Replace('/', '-')}", whole: false);
        }
    }

    [Fact]
    public async Task On_a_very_wide_screen_lines_stay_as_long_as_an_eye_follows()
    {
        var samples = await house.Samples();
        await using var lead = await house.Visitor(2560, dark: true);
        await lead.SignIn(Installation.Lead);
        foreach (var path in new[] { "/queue", $"/complaints/{samples.Hottest}", $"/customers/{samples.Customer}", "/search?q=dress", "/board", "/settings", "/practice", "/complain" })
        {
            await lead.Page.GotoAsync(path);
            await lead.Look($"wide{path.Split('?')[0].Replace('/', '-')}", whole: false);
            await lead.FitsTheScreen();
            await lead.NothingIsCutOff();
            (await lead.Page.EvaluateAsync<string[]>("""
                () => {
                  const long = [];
                  for (const block of document.querySelectorAll("p, li, dd, dt, td, th, blockquote, h1, h2, h3, label, .words")) {
                    if (!block.checkVisibility({ visibilityProperty: true }) || block.closest(".vh, [aria-hidden=true]") || getComputedStyle(block).display.includes("grid") || getComputedStyle(block).display.includes("flex")) continue;
                    const lines = new Map();
                    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                    while (walk.nextNode()) {
                      const node = walk.currentNode;
                      if (!node.data.trim() || !["inline", getComputedStyle(block).display].includes(getComputedStyle(node.parentElement).display)) continue;
                      const range = document.createRange();
                      range.selectNodeContents(node);
                      const boxes = [...range.getClientRects()].filter(box => box.width > 1);
                      const whole = boxes.reduce((sum, box) => sum + box.width, 0);
                      for (const box of boxes) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) ?? 0) + node.data.trim().length * box.width / whole);
                    }
                    const longest = Math.max(...lines.values());
                    if (lines.size > 1 && longest > 90) long.push(`${block.localName}.${block.className}: ${Math.round(longest)}: ${block.textContent.trim().slice(0, 50)}`);
                  }
                  return long;
                }
                """)).ShouldBeEmpty(path);
        }
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
