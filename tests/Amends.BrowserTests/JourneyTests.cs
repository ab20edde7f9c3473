using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

public sealed class JourneyTests(Installation house) : IClassFixture<Installation>
{
    private const string Words =
        "THREE TIMES. I took Thursday off. I took Friday off. This morning I sat on the stairs from seven so I couldn't miss the bell, and at ten to nine your app says \"not at home\". That is a lie.\n\n" +
        "It is my wedding dress, order #48213. The last fitting is on Thursday at two. I want to know where my dress is and who is bringing it, or I want my money back.";

    private const string Reply =
        "Maria, you sat on the stairs from seven and our app said you weren't home. You were. That was our mistake, and I'm sorry for this morning and for both days before it.\n\n" +
        "Your dress is safe in our depot. I'll ring you tomorrow with the name of the person who brings it.";

    [Fact]
    public async Task A_complaint_is_led_from_the_public_form_to_the_thank_you()
    {
        await using var customer = await house.Visitor(width: 390);
        var reference = await customer.Complains("Maria Okafor", "maria.okafor@example.org", Words);
        await customer.Look("received-390");
        await customer.OpensTheirPage();

        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await agent.Page.Locator($"a[href='/complaints/{reference}']").First.ClickAsync();
        await Expect(agent.Heading($"Maria Okafor, {reference}: queue, case and guide")).ToBeAttachedAsync();
        await HearsThemOut(agent);
        await Answers(agent);
        await SaysWhatWasHeard(agent, customer);
        await OffersAndAgrees(agent, customer);
        await PutsItRight(agent, customer);
        await Closes(agent, customer);
    }

    private static async Task HearsThemOut(Visitor agent)
    {
        await agent.Button("Take it").ClickAsync();
        await Expect(agent.Page.GetByText("yours", new() { Exact = true })).ToBeVisibleAsync();
        await agent.Button("I read it to the end").ClickAsync();
        await Expect(agent.Page.Locator(".step.done").GetByText("Listen")).ToBeVisibleAsync();
    }

    private static async Task Answers(Visitor agent)
    {
        await agent.Page.GetByLabel("What you write to Maria").FillAsync(Reply);
        await Expect(agent.Button("Send and promise tomorrow")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByLabel("Promise", new() { Exact = true })).ToBeCheckedAsync();
        await agent.Look("composing-1440", whole: false);
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(agent.Page.GetByText("Your dress is safe in our depot.")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByLabel("What you write to Maria")).ToHaveValueAsync("");
        await Expect(agent.Page.Locator("#promises").GetByText("I'll ring you tomorrow")).ToBeVisibleAsync();
    }

    private static async Task SaysWhatWasHeard(Visitor agent, Visitor customer)
    {
        await agent.Page.GetByLabel("What we heard, in our words").FillAsync("We failed to bring your wedding dress three times, and each time our app said you were out. You need it before Thursday at two.");
        await agent.Button("Ask Maria if that’s right").ClickAsync();
        await Expect(agent.Page.GetByText("asked, no answer yet")).ToBeVisibleAsync();

        await customer.Page.ReloadAsync();
        await Expect(customer.Heading("Maria, this is what we heard")).ToBeVisibleAsync();
        await customer.Look("customer-heard-390");
        await customer.Button("Yes, that’s it").ClickAsync();
        await Expect(customer.Page.Locator(".notice[role=status]")).ToContainTextAsync("Now we know we heard you right.");

        // Nobody reloads the agent's page: it hears of it.
        await Expect(agent.Page.Locator("#heard").GetByText("“Yes, that’s it”")).ToBeVisibleAsync();
    }

    private static async Task OffersAndAgrees(Visitor agent, Visitor customer)
    {
        await agent.Page.Locator("#plan summary", new() { HasText = "Offer options" }).ClickAsync();
        await agent.Page.Locator("#offer-1").FillAsync("To your door, tomorrow before noon");
        await agent.Page.Locator("#means-1").FillAsync("Sanjay brings it himself.");
        await agent.Page.Locator("#offer-2").FillAsync("To your seamstress, tomorrow before noon");
        await agent.Button("Offer these to Maria").ClickAsync();
        await Expect(agent.Page.Locator("#plan").GetByText("waiting for a choice")).ToBeVisibleAsync();

        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("To your door, tomorrow before noon").CheckAsync();
        await customer.Look("customer-options-390");
        await customer.Button("Choose this").ClickAsync();
        await Expect(customer.Heading("What we agreed")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#plan").GetByText("agreed", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task PutsItRight(Visitor agent, Visitor customer)
    {
        await agent.Page.Locator("#plan summary", new() { HasText = "Plan an action" }).ClickAsync();
        await agent.Page.GetByLabel("What has to be done?").FillAsync("Sanjay loads the dress himself");
        await agent.Button("Plan it").ClickAsync();
        await agent.Button("done: Sanjay loads the dress himself").ClickAsync();
        await Expect(agent.Page.Locator(".actions .state.kept")).ToBeVisibleAsync();

        await agent.Page.Locator("#promises summary", new() { HasText = "I'll ring you tomorrow" }).ClickAsync();
        await agent.Button("It is done").ClickAsync();
        await Expect(agent.Page.Locator("#promises .state.kept")).ToBeVisibleAsync();

        await agent.Page.Locator("#plan summary", new() { HasText = "It is put right" }).ClickAsync();
        await agent.Page.GetByLabel("How was it put right?").FillAsync("The dress is in her hands.");
        await agent.Page.Locator("#plan").GetByRole(AriaRole.Button, new() { Name = "It is put right" }).ClickAsync();
        await Expect(agent.Page.Locator(".case-head").GetByText("Put right")).ToBeVisibleAsync();

        await customer.Page.ReloadAsync();
        await customer.Page.GetByLabel("Yes", new() { Exact = true }).CheckAsync();
        await customer.Page.GetByLabel("Mostly").CheckAsync();
        await customer.Page.GetByLabel("What should we have done better?").FillAsync("Believe me the first time.");
        await customer.Look("customer-closing-390");
        await customer.Button("Send my answers").ClickAsync();
        await Expect(customer.Page.Locator("#closing").GetByText("Thank you for telling us.")).ToBeVisibleAsync();
    }

    private static async Task Closes(Visitor agent, Visitor customer)
    {
        await agent.Page.ReloadAsync();
        await agent.Page.Locator("#after summary", new() { HasText = "Note the follow-up" }).ClickAsync();
        await agent.Page.GetByLabel("What they said").FillAsync("It fits.");
        await agent.Page.Locator("#after form", new() { HasText = "Is it really right?" }).GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        await Expect(agent.Page.GetByText("it is right", new() { Exact = false }).First).ToBeVisibleAsync();

        await agent.Page.Locator("#after summary", new() { HasText = "Thank Maria" }).ClickAsync();
        await agent.Page.GetByLabel("What did telling us change?").FillAsync("Drivers now ring before they mark anyone as out.");
        await agent.Button("Thank them").ClickAsync();
        await Expect(agent.Page.GetByText("Thanked.")).ToBeVisibleAsync();

        await agent.Page.Locator("#after summary", new() { HasText = "Note the cause" }).ClickAsync();
        await agent.Page.GetByLabel("Why did it go wrong?").SelectOptionAsync("We promised what we did not keep");
        await agent.Page.Locator("#after form", new() { HasText = "Why did it go wrong?" }).GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        await Expect(agent.Page.Locator("#after p", new() { HasText = "We promised what we did not keep" })).ToBeVisibleAsync();
        await agent.Look("after-1440", whole: false);
        await agent.Button("Close the case").ClickAsync();
        await Expect(agent.Page.GetByText("This case is closed. Open it again to write.")).ToBeVisibleAsync();

        await customer.Page.ReloadAsync();
        await Expect(customer.Page.GetByText("thanked you for telling us.")).ToBeVisibleAsync();
        await customer.Look("customer-end-390");
    }
}
