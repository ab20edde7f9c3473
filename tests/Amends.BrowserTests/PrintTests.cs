using System.Text;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A case on paper: what was said, and nothing that a finger would press.</summary>
public sealed partial class PrintTests(Installation house) : IClassFixture<Installation>
{
    private const int Rounds = 6;

    [Fact]
    public async Task A_case_is_printed_whole_in_ink_on_white_without_what_is_pressed()
    {
        var reference = await LongCase();
        await using var agent = await house.Visitor(dark: true);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        // Whoever asked for the dark page by hand gets white paper all the same.
        await agent.Page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        await agent.Page.Locator("#draft").FillAsync("Words that are not said yet.");
        await Expect(agent.Page.Locator("[data-composer-target=saved]")).ToHaveTextAsync("Draft kept");
        await agent.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await agent.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await agent.Look("print-case");

        for (var round = 0; round < Rounds; round++)
        {
            await Expect(Said(agent, $"What they said, {round}.")).ToBeVisibleAsync();
            await Expect(Said(agent, $"What we said, {round}.")).ToBeVisibleAsync();
        }
        await Expect(Said(agent, "For us alone.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".case-head")).ToContainTextAsync(reference);
        foreach (var absent in new[] { "#queue", "#compose", "#guide", ".top", ".bottombar", "a.skip" })
            await Expect(agent.Page.Locator(absent)).ToBeHiddenAsync();
        (await agent.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("button, input, select, textarea, summary:not(#earlier > *), [role=button]")].filter(e => e.checkVisibility({ visibilityProperty: true })).map(e => e.outerHTML.slice(0, 100))
            """)).ShouldBeEmpty("nothing on paper is pressed");
        (await Faint(agent)).ShouldBeEmpty();
        await agent.NothingIsCutOff();

        await agent.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await agent.Page.EmulateMediaAsync(new() { Media = Media.Null });
        await Expect(agent.Page.Locator("#earlier")).Not.ToHaveAttributeAsync("open", "");
        Pages(await agent.Page.PdfAsync(new() { Format = "A4" })).ShouldBeGreaterThanOrEqualTo(4, "the browser itself says that it prints, and all of the conversation goes to paper");
    }

    [Fact]
    public async Task A_picture_of_figures_comes_with_its_table_on_paper()
    {
        var samples = await house.Samples();
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/customers/{samples.Customer}");
        var table = agent.Page.Locator("figure.arcfig table");
        await Expect(table).ToBeHiddenAsync();
        await agent.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await agent.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Expect(table).ToBeVisibleAsync();
        (await Faint(agent)).ShouldBeEmpty();
        await agent.Look("print-profile");
        await agent.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await agent.Page.EmulateMediaAsync(new() { Media = Media.Null });
        await Expect(table).ToBeHiddenAsync();
    }

    private static ILocator Said(Visitor visitor, string words) => visitor.Page.Locator(".turn p, #earlier li p", new() { HasText = words });

    /// <summary>Words that cannot be read on white paper: printers leave out what lies behind them.</summary>
    private static Task<string[]> Faint(Visitor visitor) => visitor.Page.EvaluateAsync<string[]>("""
        () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
          const light = (colour, ground) => {
            canvas.fillStyle = ground; canvas.fillRect(0, 0, 1, 1);
            canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => (v / 255 <= .04045 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4));
            return .2126 * r + .7152 * g + .0722 * b;
          };
          const faint = [];
          if (light(getComputedStyle(document.body).backgroundColor, "white") < .9) faint.push("the ground is dark");
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const { data, parentElement: at } = walk.currentNode;
            if (!data.trim() || !at.checkVisibility({ visibilityProperty: true }) || at.closest("script, .vh")) continue;
            const style = getComputedStyle(at);
            if (1.05 / (light(style.color, "white") + .05) < 4.5) faint.push(`${at.className}: ${data.trim().slice(0, 40)}: ${style.color}`);
          }
          return faint;
        }
        """);

    private static int Pages(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        text.ShouldStartWith("%PDF");
        return Page().Count(text);
    }

    private async Task<string> LongCase()
    {
        var me = await house.Colleague(Installation.Agent);
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Hanna Brandt", null), Channel.Email, Long("What they said, 0."), "Ten letters"), Person.Amends);
        var target = new Target(((Outcome<NewCase>.Done)received).Value.Reference, me);
        for (var round = 0; round < Rounds; round++)
        {
            if (round > 0)
                (await house.Service<HearMessage>().Handle(target, Long($"What they said, {round}."))).ShouldBeOfType<Outcome<Changed>.Done>();
            if (round == 1)
                (await house.Service<WriteNote>().Handle(target, "For us alone.")).ShouldBeOfType<Outcome<Changed>.Done>();
            (await house.Service<SendReply>().Handle(target, new Reply(Long($"What we said, {round}.")))).ShouldBeOfType<Outcome<Changed>.Done>();
        }
        return target.Reference;
    }

    private static string Long(string first) => first + string.Concat(Enumerable.Repeat("\n\nThe kettle came without its lid, and the second one came without its plug. I wrote it all down, day by day, so that nobody can say I was not told.", 8));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();
}
