using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.SecondReaders;
using Amends.Recovery;
using Microsoft.Playwright;
using NodaTime;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A reply waits until a colleague has read it.</summary>
public sealed class SecondReaderTests(Installation house) : IClassFixture<Installation>, IAsyncLifetime
{
    private const string Words = "Dear Gita, I am sorry that the kettle leaks and that nobody answered you. I will send you another one today.";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    // The other test begins without rules.
    public async ValueTask DisposeAsync() => await house.Service<HouseReading>().Change(Person.Amends, new ReadingRules());

    [Fact]
    public async Task It_is_asked_for_sent_back_with_a_word_asked_for_again_and_sent()
    {
        var reference = await Complaint("Gita Rao");
        await house.Hire("Otto Lang", "otto.lang@example.org");
        await using var ruth = await house.Visitor();
        await ruth.SignIn(Installation.Lead);
        await ruth.Page.GotoAsync("/second-reader/rules");
        await ruth.IsAccessible();
        await ruth.Page.GetByLabel("Replies of colleagues who are marked as new").CheckAsync();
        await ruth.Button("Keep it so").ClickAsync();
        await Expect(ruth.Page.GetByText("It is saved, and holds from now on.")).ToBeVisibleAsync();
        await Expect(ruth.Page.GetByLabel("Replies of colleagues who are marked as new")).ToBeCheckedAsync();
        await ruth.Page.GetByLabel("Who is new: choose a colleague").SelectOptionAsync(new SelectOptionValue { Label = "Otto Lang" });
        await ruth.Button("Mark as new").ClickAsync();
        await Expect(ruth.Page.Locator(".marked")).ToContainTextAsync(["Otto Lang"]);
        await ruth.Look("reader-rules");

        await using var otto = await house.Visitor();
        await otto.SignIn("otto.lang@example.org");
        await otto.Page.GotoAsync($"/complaints/{reference}");
        await otto.Page.FillAsync("#draft", Words);
        await Expect(otto.Page.Locator("#composer-form").GetByRole(AriaRole.Button, new() { Name = "Ask for a second reader" })).ToBeVisibleAsync();
        await otto.Look("reader-ask");
        await otto.Page.PressAsync("#draft", "Control+Enter");
        await Expect(otto.Page.Locator(".waits")).ToContainTextAsync("waits for a second reader");
        await Expect(otto.Page.Locator("#draft")).ToHaveValueAsync("");

        var bar = ruth.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Second reader" });
        await ruth.Page.GotoAsync("/queue");
        await Expect(bar).ToContainTextAsync("1");
        await bar.ClickAsync();
        await Expect(ruth.Heading("One reply waits to be read.")).ToBeVisibleAsync();
        await ruth.Look("reader-page");
        await ruth.IsAccessible();
        await ruth.Page.Keyboard.PressAsync("d");
        await ruth.Page.GetByLabel("What should Otto look at again?").FillAsync("Say how she gets it: by courier?");
        await ruth.Look("reader-back");
        await ruth.Button("Send it back").ClickAsync();
        await Expect(ruth.Page.GetByText("It is back with its writer")).ToBeVisibleAsync();

        await Expect(otto.Page.Locator(".returned")).ToContainTextAsync("Ruth read it and sends it back: Say how she gets it: by courier?");
        await Expect(otto.Page.Locator("#draft")).ToHaveValueAsync(Words);
        await otto.Look("reader-returned");
        await otto.IsAccessible();
        await otto.Page.GotoAsync("/queue");
        await Expect(otto.Page.GetByText("Ruth sent your reply to Gita back")).ToBeVisibleAsync();
        await otto.Look("reader-came-back");
        await otto.Link("Look").ClickAsync();
        await otto.Page.FillAsync("#draft", Words + " The courier brings it to your door.");
        await otto.Page.Locator("#composer-form").GetByRole(AriaRole.Button, new() { Name = "Ask for a second reader" }).ClickAsync();
        await Expect(otto.Page.Locator(".waits")).ToContainTextAsync("waits for a second reader");
        await Expect(otto.Page.Locator(".returned")).ToHaveCountAsync(0);

        await ruth.Page.GotoAsync("/second-reader");
        await ruth.Page.Keyboard.PressAsync("a");
        await Expect(ruth.Heading("No reply waits to be read.")).ToBeVisibleAsync();
        await Expect(otto.Page.Locator("article.turn.ours:not(.waits)")).ToContainTextAsync("The courier brings it");
        await Expect(otto.Page.Locator(".waits")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task What_the_guide_would_send_waits_too(int width, bool dark)
    {
        var reference = await Complaint($"Lea Brandt {width}");
        await house.Service<HouseReading>().Change(Person.Amends, new ReadingRules(HeatFrom: 1));
        await using var agent = await house.Visitor(width, dark: dark);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}#guide");
        var heard = agent.Page.Locator("#heard");
        await heard.GetByLabel("What we heard, in our words").FillAsync("Your kettle leaks, and nobody answered you. Is that right?");
        await heard.ScrollIntoViewIfNeededAsync();
        await agent.Look($"guide-asks-reader-{width}{(dark ? "-dark" : "")}", whole: false);
        await heard.GetByRole(AriaRole.Button, new() { Name = "Ask for a second reader" }).ClickAsync();
        await Expect(agent.Page.Locator(".waits")).ToHaveCountAsync(1);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await Expect(agent.Page.Locator(".waits")).ToContainTextAsync("waits for a second reader");
        await Expect(agent.Page.Locator(".waits")).ToContainTextAsync("Your kettle leaks");
        await agent.Look($"guide-waits-{width}{(dark ? "-dark" : "")}");
        await agent.FitsTheScreen();
        await agent.IsAccessible();

        await using var ruth = await house.Visitor(width, dark: dark);
        await ruth.SignIn(Installation.Lead);
        await ruth.Page.GotoAsync("/second-reader");
        await ruth.Page.Locator(".toread > li", new() { HasText = $"Lea Brandt {width}" }).GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await Expect(ruth.Page.GetByText("It goes out now.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#heard .heard-said")).ToContainTextAsync("Your kettle leaks");
        await Expect(agent.Page.Locator(".waits")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_in_the_dark_and_without_a_script_it_can_be_read_too()
    {
        var reference = await Complaint("Hana Sato");
        await house.Service<HouseReading>().Change(Person.Amends, new ReadingRules(HeatFrom: 1));
        await house.Service<HoldReply>().Handle(new Target(reference, await house.Colleague(Installation.Agent)), new Reply("Calm down. It is not our fault. We will see what we can do."));
        await using var ruth = await house.Visitor(390, script: false, dark: true);
        await ruth.SignIn(Installation.Lead);
        await ruth.Page.GotoAsync("/second-reader");
        await Expect(ruth.Page.Locator(".toread > li")).ToContainTextAsync(["Hana Sato"]);
        await ruth.Look("reader-page-phone-dark");
        await ruth.FitsTheScreen();
        await ruth.Button("Send it").First.ClickAsync();
        await Expect(ruth.Page.GetByText("It goes out now.")).ToBeVisibleAsync();
        await ruth.Page.GotoAsync("/second-reader/rules");
        await ruth.Look("reader-rules-phone-dark");
        await ruth.FitsTheScreen();
    }

    [Theory, InlineData(390, false), InlineData(1440, true), InlineData(1440, false), InlineData(390, true)]
    public async Task Why_a_promise_has_a_new_day_waits_with_the_day_beside_it(int width, bool dark)
    {
        var (name, look) = ($"Wim Haas {width}{dark}", $"{width}{(dark ? "-dark" : "")}");
        var (reference, promise) = (await Complaint(name), Guid.NewGuid());
        var due = Instant.FromDateTimeOffset(house.Clock.GetUtcNow().AddDays(1));
        var ines = await house.Colleague(Installation.Agent);
        Assert.IsType<Outcome<Changed>.Done>(await house.Service<ChangeComplaint>().Handle(new Target(reference, ines), new MakePromise(new NewPromise(promise, "I will ring you", Promisor.I, ines.Id, due, DuePrecision.Day))));
        await house.Service<HouseReading>().Change(Person.Amends, new ReadingRules(HeatFrom: 1));
        await using var agent = await house.Visitor(width, dark: dark);
        await agent.SignIn(Installation.Agent);
        await agent.Page.GotoAsync($"/complaints/{reference}#guide");
        var form = agent.Page.Locator($"form[action$='/promises/{promise}/renegotiation']");
        await agent.Page.EvaluateAsync("() => document.querySelectorAll('#promises details').forEach(one => { one.open = true; })");
        await form.GetByLabel("New day").FillAsync(house.Clock.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await form.GetByRole(AriaRole.Textbox).Last.FillAsync("The depot is still looking for it.");
        await form.GetByRole(AriaRole.Textbox).Last.PressAsync("Enter");
        await Expect(agent.Page.Locator(".waits")).ToContainTextAsync("The depot is still looking for it.");
        await Expect(agent.Page.Locator(".waits")).ToContainTextAsync("New day: ");
        await agent.Look($"new-day-waits-{look}", whole: false);
        await agent.IsAccessible();
        await using var ruth = await house.Visitor(width, dark: dark);
        await ruth.SignIn(Installation.Lead);
        await ruth.Page.GotoAsync("/second-reader");
        await Expect(ruth.Page.GetByText("The depot is still looking for it.").First).ToBeVisibleAsync();
        await ruth.Look($"new-day-reader-{look}");
        await ruth.IsAccessible();
        await ruth.FitsTheScreen();
    }

    private async Task<string> Complaint(string name) => Assert.IsType<Outcome<NewCase>.Done>(await house.Service<ReceiveComplaint>().Handle(
        new NewComplaint(new NewCustomer(name, null), Channel.Form, "The kettle leaks and nobody answers me."), Person.Amends)).Value.Reference;
}
