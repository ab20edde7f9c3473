using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Somebody furious writes: heard and counted where somebody asked for it, and silent where nobody did.</summary>
public sealed class ArrivalTests(Installation house) : IClassFixture<Installation>
{
    private const string Tones = "window.tones = 0; const make = AudioContext.prototype.createOscillator; AudioContext.prototype.createOscillator = function () { window.tones++; return make.call(this); };";
    private const string Away = "() => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => window.away }); window.away = true; document.dispatchEvent(new Event('visibilitychange')); }";


    [Fact]
    public async Task A_furious_arrival_sounds_and_is_counted_where_that_was_asked_for()
    {
        await house.Hire("Gil Moor", "gil@example.org");
        await using var agent = await house.Visitor();
        await agent.Page.AddInitScriptAsync(Tones);
        await agent.SignIn("gil@example.org");
        await Arrives("Calm Carl", "Thanks, could you tell me when you open on Saturday?");
        await agent.Page.GotoAsync("/queue");
        await agent.Page.Locator("#queue-h").ClickAsync();
        await Arrives("First Fred");
        await Expect(agent.Page.Locator("#q-rows")).ToContainTextAsync("First Fred");
        Assert.Equal(0, await agent.Page.EvaluateAsync<int>("window.tones"));

        await agent.Page.GotoAsync("/account");
        await agent.Page.GetByLabel("Play a quiet sound").CheckAsync();
        await agent.Page.GetByLabel("Count them in the tab’s title").CheckAsync();
        await agent.Page.Locator("section", new() { HasText = "When somebody furious writes" }).GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Keep it so" }).ClickAsync();
        await Expect(agent.Page.GetByText("That is how this browser tells you from now on.")).ToBeVisibleAsync();
        await agent.Look("arrivals-account");
        await agent.IsAccessible();

        await agent.Page.GotoAsync("/queue");
        await agent.Page.Locator("#queue-h").ClickAsync();
        await Arrives("Mild Mona", "Could you tell me where my parcel is, please?");
        await Arrives("Second Sven");
        await Expect(agent.Page.Locator("#q-rows")).ToContainTextAsync("Second Sven");
        await agent.Page.WaitForFunctionAsync("window.tones === 2");

        await agent.Page.EvaluateAsync(Away);
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        await Arrives("Third Thea");
        await Arrives("Fourth Finn");
        await agent.Page.WaitForFunctionAsync("document.title.startsWith('(2) ')");
        await agent.Page.EvaluateAsync("() => { window.away = false; document.dispatchEvent(new Event('visibilitychange')); }");
        await agent.Page.WaitForFunctionAsync("!document.title.startsWith('(')");
        await Expect(agent.Page.Locator("#q-rows")).ToContainTextAsync("Fourth Finn");
    }

    private async Task Arrives(string name, string words = "You useless idiots, this is the THIRD time you lie to me! I am furious, what the hell is wrong with you?! I WANT MY MONEY BACK NOW!!!") =>
        Assert.IsType<Outcome<NewCase>.Done>(await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer(name, null), Channel.Form, words), Person.Amends));
}
