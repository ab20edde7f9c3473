using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;

namespace Amends.BrowserTests;

/// <summary>A person at a browser. Whatever the browser complains of (a script that fails, something our own security policy refuses) fails the test.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) =>
        {
            // So Turbo says that a newer visit took the place of one under way, and, after the page was told, that the server is away.
            if (!error.StartsWith("AbortError", StringComparison.Ordinal) && !error.StartsWith("TypeError: Failed to fetch", StringComparison.Ordinal))
                _complaints.Add(error);
        };
        page.Console += (_, message) =>
        {
            // A refusal's status is an answer that the page shows; the browser logs it as an error all the same.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public async Task SignIn(string email, string to = "**/queue", string password = Installation.Password)
    {
        // A live page whose session has ended goes to the sign-in by itself, and would come back from there: it is left first.
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Your e-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        // Not for Commit: Playwright waits forever for it where the address is reached already.
        await Page.WaitForURLAsync(to, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    /// <summary>Keeps a picture for people to look at, where AMENDS_SHOTS names a folder.</summary>
    public async Task Look(string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("AMENDS_SHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }

    /// <summary>Keeps a picture of one part of the page, where AMENDS_SHOTS names a folder.</summary>
    public async Task Look(string name, ILocator part)
    {
        if (Environment.GetEnvironmentVariable("AMENDS_SHOTS") is { Length: > 0 } folder)
            await part.ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>
    /// The page at rest keeps to the accessibility rules that a program can check. It is checked in the page itself, not by axe's own driver for Playwright:
    /// that one ends in a page of its own, which hides this one for a moment, so that a key is lost and live pages wake up.
    /// </summary>
    public async Task IsAccessible()
    {
        await Assertions.Expect(Page.Locator("html[aria-busy]")).ToHaveCountAsync(0);
        await Page.EvaluateAsync(s_axe);
        // A live refresh may begin meanwhile; Turbo then marks the page busy where axe knows no such mark.
        (await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run()).violations
              .map(v => ({ ...v, nodes: v.nodes.filter(n => v.id !== "aria-allowed-attr" || !(n.html.startsWith("<html") && n.html.includes("aria-busy"))) }))
              .filter(v => v.nodes.length > 0)
              .map(v => `${location}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join(" | ")}`)
            """)).ShouldBeEmpty();
    }

    /// <summary>Nothing on the page reaches beyond the side of the window.</summary>
    public async Task FitsTheScreen() =>
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, Page.Url);

    /// <summary>
    /// No words end at an edge behind which nobody can scroll, and none spill over the edge of what is pressed. What a list shows of a message ends in an
    /// ellipsis, and what is there for ears alone is clipped on purpose.
    /// </summary>
    public async Task NothingIsCutOff() =>
        (await Page.EvaluateAsync<string[]>("""
            () => {
              const cut = [];
              const wide = document.documentElement.clientWidth;
              const note = (why, at, words) => cut.push(`${location.pathname}: ${why}: ${at.localName}.${at.className}: ${words.trim().slice(0, 60)}`);
              const look = (at, words, box) => {
                // Letters keep within the middle of their line.
                const [top, bottom] = [box.top + box.height * .2, box.bottom - box.height * .2];
                let [across, down] = [true, true];
                for (let edge = at; edge && edge !== document.body; edge = edge.parentElement) {
                  const style = getComputedStyle(edge);
                  if (style.clipPath !== "none" || style.opacity === "0" || edge.ariaHidden === "true" || edge.matches(".skip, .trap")) return;
                  if (style.display === "contents" || style.display === "inline") continue;
                  const { left, right, top: above, bottom: below } = edge.getBoundingClientRect();
                  const clips = (overflow) => edge.matches(".btn, .chip, kbd") || overflow === "hidden" || overflow === "clip";
                  if (across && clips(style.overflowX) && style.textOverflow !== "ellipsis" && (box.left < left - 1 || box.right > right + 1)) return note("cut at the side", edge, words);
                  if (down && clips(style.overflowY) && style.webkitLineClamp === "none" && (top < above - 1 || bottom > below + 1)) return note("cut above or below", edge, words);
                  // Beyond an edge that scrolls, or an ellipsis that was allowed, the words are no matter of what lies around it.
                  if (style.overflowX !== "visible" || style.textOverflow === "ellipsis") across = false;
                  if (style.overflowY !== "visible") down = false;
                }
                if (across && (box.left + scrollX < -1 || box.right + scrollX > wide + 1)) note("beyond the window", at, words);
              };
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const { data, parentElement: at } = walk.currentNode;
                if (!data.trim() || at.closest("script, style, textarea, option") || !at.checkVisibility({ visibilityProperty: true })) continue;
                const range = document.createRange();
                range.selectNodeContents(walk.currentNode);
                for (const box of range.getClientRects()) if (box.width > 1) look(at, data, box);
              }
              for (const field of document.querySelectorAll("textarea"))
                if (field.checkVisibility() && getComputedStyle(field).overflowY === "hidden" && field.scrollHeight > field.clientHeight + 2) note("cut within the field", field, field.value);
              return [...new Set(cut)];
            }
            """)).ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }
}
