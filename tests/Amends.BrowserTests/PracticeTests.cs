using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A newcomer practises: from the first word to the debrief, back to the reply that went wrong, and better.</summary>
public sealed class PracticeTests(Installation house) : IClassFixture<Installation>
{
    private const string Hurts = "Calm down. Our system shows that somebody was there, so you must have missed it.";
    private const string Hears = "Your son turns nine tomorrow, you took Friday off and stayed at home for us, and the bike never came. That is our mistake, and I am sorry.";
    private const string Solves = "I have rung the depot: Sam brings the bike to your door by 8 tomorrow morning. I will ring you myself when he leaves. Would that do, or shall we bring it tonight?";

    [Fact]
    public async Task A_newcomer_plays_talks_it_over_rewinds_and_does_better()
    {
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Link("Practice").ClickAsync();
        await Expect(agent.Heading("Whom would you like to practise with?")).ToBeVisibleAsync();
        await agent.Look("practice");
        await agent.Button("Start: The birthday present that is not there").ClickAsync();
        await Expect(agent.Page.Locator("#now")).ToContainTextAsync("Where is it?");

        var draft = agent.Page.Locator("#draft");
        await agent.Page.Keyboard.PressAsync("r");
        await Expect(draft).ToBeFocusedAsync();
        await agent.Page.Keyboard.TypeAsync(Hurts);
        await Expect(agent.Page.Locator("#review-notes .pencil").First).ToBeVisibleAsync();
        await agent.Look("practice-session");
        await agent.IsAccessible();
        await draft.PressAsync("Control+Enter");
        await Expect(agent.Page.GetByText("You", new() { Exact = true })).ToBeVisibleAsync();
        var angry = await Anger(agent);
        angry.ShouldBeGreaterThan(68);
        await Say(agent, Hears, 2);
        await agent.Look("practice-session-2");
        await agent.Button("End it here").ClickAsync();

        await Expect(agent.Heading("Anger, reply by reply")).ToBeVisibleAsync();
        await Expect(agent.Heading("A better first reply")).ToBeVisibleAsync();
        await agent.Look("practice-debrief");
        await agent.IsAccessible();

        await agent.Button("Rewind to your first reply").ClickAsync();
        await Expect(agent.Page.Locator("#now")).ToContainTextAsync("Where is it?");
        await Say(agent, Hears, 1);
        (await Anger(agent)).ShouldBeLessThan(angry);
        await Say(agent, Solves, 2);
        await agent.Page.GotoAsync(agent.Page.Url.Split('?')[0] + "/debrief");
        await Expect(agent.Page.GetByText("how it went before")).ToBeVisibleAsync();
        await agent.Look("practice-better");

        foreach (var (width, dark) in new[] { (1440, true), (390, false), (390, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn(Installation.Agent);
            foreach (var (path, name) in new[] { ("/practice", "practice"), (new Uri(agent.Page.Url).AbsolutePath, "practice-better"), (new Uri(agent.Page.Url).AbsolutePath.Replace("/debrief", "", StringComparison.Ordinal), "practice-session") })
            {
                await other.Page.GotoAsync(path);
                await other.Look($"{name}-{width}{(dark ? "-dark" : "")}");
                await other.IsAccessible();
                await other.FitsTheScreen();
            }
        }
    }

    private static async Task Say(Visitor agent, string words, int replies)
    {
        await agent.Page.Locator("#draft").FillAsync(words);
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("p.mine").Last).ToContainTextAsync(words);
        await Expect(agent.Page.Locator($"[data-writing$='-{replies}'], #over")).ToHaveCountAsync(1);
    }

    private static async Task<int> Anger(Visitor agent) => int.Parse(await agent.Page.Locator(".gauge .heat b").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
}
