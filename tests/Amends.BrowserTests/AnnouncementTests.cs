using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>
/// Whoever listens to the page hears what others see change. A screen reader tells what changes in a region that stands there already; what comes together
/// with its region it may keep to itself, but for alerts.
/// </summary>
public sealed class AnnouncementTests(Installation house) : IClassFixture<Installation>, IAsyncLifetime
{
    /// <summary>Keeps what a screen reader would say.</summary>
    private const string Listen = """
        window.heard = [];
        const regions = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
        const known = new WeakSet();
        const words = region => [...region.childNodes].map(function of(node) {
          if (node.nodeType === Node.TEXT_NODE) return node.data;
          return node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.ariaHidden === "true" ? "" : [...node.childNodes].map(of).join("");
        }).join("").replace(/\s+/g, " ").trim();
        const said = new WeakMap();
        const tell = region => {
          const now = words(region);
          if (now !== (said.get(region) ?? "") && now) heard.push(now);
          said.set(region, now);
        };
        const learn = root => {
          for (const region of [...(root.matches?.(regions) ? [root] : []), ...(root.querySelectorAll?.(regions) ?? [])]) {
            if (known.has(region)) continue;
            known.add(region);
            if (region.role === "alert") tell(region); else said.set(region, words(region));
          }
        };
        learn(document);
        new MutationObserver(changes => {
          const told = new Set(changes.map(change => (change.target.closest ? change.target : change.target.parentElement)?.closest(regions)).filter(region => region && known.has(region)));
          for (const change of changes) for (const added of change.addedNodes) learn(added);
          for (const region of told) if (region.isConnected) tell(region);
        }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"] });
        """;

    public async ValueTask InitializeAsync() => await house.Service<HouseRules<SendingRules>>().Change(Person.Amends, new SendingRules(30));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Who_listens_hears_of_the_review_the_draft_colleagues_errors_and_what_was_sent()
    {
        var reference = await Receive("Vera Stone", "You charged me £42 twice and the kettle leaks. Nobody answers me.");
        var ben = await house.Hire("Ben Carter", "ben.hears@example.org");
        await using var ines = await house.Visitor();
        await ines.Page.AddInitScriptAsync(Listen);
        await ines.SignIn(Installation.Agent);
        await ines.Page.GotoAsync($"/complaints/{reference}");
        var draft = ines.Page.Locator("#draft");
        await draft.PressSequentiallyAsync("Vera, I'm sorry if that was inconvenient. I will ring you tomorrow at noon.");
        await Heard(ines, "Draft kept");
        await Heard(ines, "Promise found: I will ring you tomorrow at noon");
        var note = (await ines.Page.Locator("#review-notes li.pencil").First.EvaluateAsync<string>("note => note.firstChild.textContent.trim()"))!;
        await Heard(ines, note);
        // What was said is not said again with each key.
        await draft.PressSequentiallyAsync(" Yours, Ines");
        await Expect(ines.Page.Locator("[data-composer-target=saved]")).ToHaveTextAsync("Draft kept");
        (await ines.Page.EvaluateAsync<string[]>("heard")).Count(said => said.Contains("Promise found", StringComparison.Ordinal)).ShouldBe(1);

        await using var other = await house.Visitor();
        await other.SignIn("ben.hears@example.org");
        await other.Page.GotoAsync($"/complaints/{reference}");
        await Heard(ines, "Ben is looking.");
        await other.Page.Locator("#draft").PressSequentiallyAsync("Dear Vera, I");
        await Heard(ines, "Ben is writing a reply");
        (await house.Service<SendReply>().Handle(new Target(reference, ben), new Reply("Dear Vera, I am sorry that the kettle leaks. I will send you another one today."))).ShouldBeOfType<Outcome<Changed>.Done>();
        await Heard(ines, "Ben answered");

        await draft.FillAsync("Vera, {amount} is on its way back to you.");
        await draft.PressAsync("Control+Enter");
        await Heard(ines, "{amount}");
        await Expect(ines.Page.Locator("[aria-busy]")).ToHaveCountAsync(0);
        await draft.FillAsync("Vera, £42 is on its way back to you. I am sorry that we charged you twice.");
        await draft.PressAsync("Control+Enter");
        await Expect(ines.Page.Locator(".justsent")).ToBeVisibleAsync();
        await Heard(ines, "Your words to Vera go out in a few seconds");
        await draft.FillAsync("Another word.");
        await ines.Page.Context.SetOfflineAsync(true);
        await draft.PressSequentiallyAsync(" And one.");
        await Heard(ines, "No connection. Your words stay here");
        await ines.Page.Context.SetOfflineAsync(false);
    }

    [Fact]
    public async Task Who_listens_hears_of_news_in_the_queue_and_of_what_is_selected()
    {
        for (var i = 0; i < 3; i++)
            await Receive($"Person {i}", "Where is my parcel? I have been waiting for two weeks.");
        await using var agent = await house.Visitor();
        await agent.Page.AddInitScriptAsync(Listen);
        await agent.SignIn(Installation.Agent);
        await agent.Page.Keyboard.PressAsync("j");
        await agent.Page.Keyboard.PressAsync("x");
        await Heard(agent, "1 selected");
        await Receive("Somebody Furious", "You useless idiots, this is the THIRD time you lie to me! I am furious!");
        await Heard(agent, "1 new");
    }

    /// <summary>At some time a screen reader said these words.</summary>
    private static Task Heard(Visitor visitor, string words) =>
        visitor.Page.WaitForFunctionAsync("words => window.heard.some(said => said.includes(words))", words, new() { Timeout = 20_000 });

    private async Task<string> Receive(string name, string words) =>
        ((Outcome<NewCase>.Done)await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer(name, null), Channel.Form, words), Person.Amends)).Value.Reference;
}
