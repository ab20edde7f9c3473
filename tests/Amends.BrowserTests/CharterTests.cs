using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A case is held to a regulator's charter, its letter is written, checked and sent, and its clock stops; an admin sees when it would be due.</summary>
public sealed class CharterTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_case_is_held_to_a_charter_and_its_letter_stops_the_clock()
    {
        await using var customer = await house.Visitor(script: false);
        var reference = await customer.Complains("Maya Okoro", "maya-charters@example.org", "You charged me £40 twice and nobody answers. I want my money back!");
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        var deadlines = agent.Page.Locator($"#charters-{reference}");
        await deadlines.ScrollIntoViewIfNeededAsync();
        await Expect(deadlines).ToContainTextAsync("First reply");
        await deadlines.GetByText("Hold it to another charter").ClickAsync();
        await deadlines.GetByLabel("Charter").SelectOptionAsync("fca-disp");
        await deadlines.GetByRole(AriaRole.Button, new() { Name = "Hold it to this" }).ClickAsync();
        await Expect(deadlines).ToContainTextAsync("Final response");
        await agent.Look("charters-case", whole: false);
        await deadlines.GetByRole(AriaRole.Link, new() { Name = "Write the acknowledgement" }).ClickAsync();

        await Expect(agent.Heading("Written acknowledgement")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByText("Still to fill in:")).ToBeVisibleAsync();
        await agent.Button("Send it and stop the clock").ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Fill in what is still open");
        var letter = agent.Page.GetByLabel("The letter");
        var text = await letter.InputValueAsync();
        text.ShouldContain("Maya Okoro");
        await letter.FillAsync(text.Replace("[what the complaint is about]", "You paid £40 twice.", StringComparison.Ordinal));
        await agent.IsAccessible();
        await agent.Button("Send it and stop the clock").ClickAsync();
        await Expect(agent.Page.GetByText("The letter is on its way.")).ToBeVisibleAsync();
        await agent.Link("by letter").First.ClickAsync();
        await Expect(agent.Page.GetByText("You paid £40 twice.")).ToBeVisibleAsync();
        await agent.IsAccessible();
        await Pages(reference);
    }

    [Fact]
    public async Task An_admin_works_out_when_it_would_be_due_and_writes_a_charter()
    {
        await using var admin = await house.Visitor();
        await admin.SignIn(Installation.Admin);
        await admin.Page.GotoAsync("/settings/charters");
        await admin.Page.GetByLabel("A complaint under").SelectOptionAsync("fca-disp");
        await admin.Page.GetByLabel("received on").FillAsync("2026-03-06T18:00");
        await admin.Button("Work it out").ClickAsync();
        await Expect(admin.Page.GetByText("Friday 1 May 2026, 23:59:59")).ToBeVisibleAsync();
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var one = await house.Visitor(width, dark: dark);
            await one.SignIn(Installation.Admin);
            foreach (var (address, name) in new[]
            {
                ("/settings/charters?charter=fca-disp&received=2026-03-06T18:00&zone=", "charters"), ("/settings/charters/one?key=asic-rg271@1", "charter"),
                ("/settings/charters/edit?copy=fca-disp", "charter-edit"), ("/settings/calendar", "calendar"),
            })
                await Seen(one, address, $"{name}-{width}{(dark ? "-dark" : "")}");
        }
    }

    private async Task Pages(string reference)
    {
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var agent = await house.Visitor(width, dark: dark);
            await agent.SignIn(Installation.Agent);
            foreach (var (address, name) in new[] { ($"/complaints/{reference}/charters", "case-charters"), ($"/complaints/{reference}/documents/fca-disp/final_response", "letter-write") })
                await Seen(agent, address, $"{name}-{width}{(dark ? "-dark" : "")}");
            var letter = await agent.Page.EvaluateAsync<string>($"async () => (await (await fetch('/complaints/{reference}/charters')).text()).match(/\\/complaints\\/[^\"]*\\/letters\\/[^\"]*/)[0]");
            await Seen(agent, letter, $"letter-{width}{(dark ? "-dark" : "")}");
            await agent.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await agent.Look($"letter-print-{width}{(dark ? "-dark" : "")}");
        }
    }

    private static async Task Seen(Visitor one, string address, string name)
    {
        await one.Page.GotoAsync(address);
        await Expect(one.Page.Locator("h1").First).ToBeAttachedAsync();
        await one.Look(name);
        await one.FitsTheScreen();
        // Each page as most see it, and as it is hardest: narrow and dark.
        if (name.EndsWith("-1440", StringComparison.Ordinal) || name.EndsWith("-390-dark", StringComparison.Ordinal))
            await one.IsAccessible();
    }
}
