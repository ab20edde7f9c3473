using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A customer and a colleague talk, each in a browser of their own.</summary>
public sealed class ChatTests(Installation house) : IClassFixture<Installation>
{
    private const string Words = "My kettle came without its lid, for the second time, and nobody answers my letters. I am really annoyed.";

    [Theory, InlineData(390, false), InlineData(1440, true)]
    public async Task A_customer_and_a_colleague_talk_and_each_sees_the_other_write(int width, bool dark)
    {
        await Open();
        var look = $"{width}{(dark ? "-dark" : "")}";
        await using var agent = await house.Visitor(dark: dark);
        await agent.SignIn(Installation.Agent);
        await using var customer = await house.Visitor(width, dark: dark);
        var page = customer.Page;
        await Begin(customer, $"Kit Overbury {width}", look);
        await Expect(customer.Heading("Kit, we have your words")).ToBeVisibleAsync();
        await customer.Look($"chat-begun-{look}");
        await customer.IsAccessible();
        var reference = (await page.Locator(".brandbar").GetByText("AM-").TextContentAsync())!.Trim();
        await Until(() => house.Service<InTheChat>().At(reference) is { Here: true });

        await agent.Page.GotoAsync("/queue");
        await Expect(agent.Page.Locator($"#q-{reference}")).ToContainTextAsync("in the chat now");
        await agent.Page.GotoAsync($"/complaints/{reference}");
        await Expect(agent.Page.Locator("#here")).ToContainTextAsync("Kit is in the chat");
        await Expect(agent.Page.GetByText("Enter sends, Shift Enter begins a line")).ToBeVisibleAsync();
        await agent.Button("Take it").ClickAsync();
        await Expect(customer.Heading("Ines is looking after this")).ToBeVisibleAsync();

        var draft = agent.Page.Locator("#draft");
        await draft.PressSequentiallyAsync("Kit, that is twice without a lid.");
        await Expect(page.Locator("#chat-state")).ToHaveTextAsync("Ines is writing …");
        await customer.Look($"chat-writing-{look}");
        await draft.PressAsync("Shift+Enter");
        await draft.PressSequentiallyAsync("I am sorry. I will send you the lid today.");
        await agent.Look($"chat-agent-{look}", whole: false);
        await agent.IsAccessible();
        await draft.PressAsync("Enter");
        await Expect(page.Locator("#said li").Last).ToContainTextAsync("I will send you the lid today.");
        await Expect(page.Locator("#chat-state")).ToHaveTextAsync("\u00a0");
        await Expect(draft).ToHaveValueAsync("");
        await Expect(draft).ToBeFocusedAsync();

        var field = page.GetByLabel("Your words", new() { Exact = true });
        await field.PressSequentiallyAsync("And who pays");
        await Expect(agent.Page.Locator("#here")).ToContainTextAsync("Kit is writing in the chat");
        await page.ReloadAsync();
        await Expect(field).ToHaveValueAsync("And who pays");
        await field.FocusAsync();
        await field.PressAsync("End");
        await field.PressSequentiallyAsync(" the postage?");
        await draft.PressSequentiallyAsync("We do.");
        await field.PressAsync("Enter");
        await Expect(page.Locator("#said li.yours").Last).ToContainTextAsync("And who pays the postage?");
        await Expect(field).ToHaveValueAsync("");
        await Expect(agent.Page.Locator("article.turn").Last).ToContainTextAsync("And who pays the postage?");
        await Expect(draft).ToHaveValueAsync("We do.");
        await draft.PressAsync("Enter");
        // What is typed while words are on their way is the next line.
        await draft.PressSequentiallyAsync("Of ");
        await Expect(page.Locator("#said li").Last).ToContainTextAsync("We do.");
        await Expect(agent.Page.Locator("article.turn").Last).ToContainTextAsync("We do.");
        await draft.PressSequentiallyAsync("course.");
        await Expect(draft).ToHaveValueAsync("Of course.");
        await field.FillAsync("Thank");
        await draft.PressAsync("Enter");
        await Expect(page.Locator("#said li").Last).ToContainTextAsync("Of course.");
        await Expect(field).ToHaveValueAsync("Thank");
        await customer.Look($"chat-talk-{look}");
        await customer.Look($"chat-talk-seen-{look}", whole: false);
        await customer.FitsTheScreen();
        await customer.IsAccessible();
        await agent.Look($"chat-agent-talk-{look}", whole: false);

        await customer.Link("End the chat").ClickAsync();
        await Expect(page.GetByText("The chat is over.")).ToBeVisibleAsync();
        await customer.Look($"chat-over-{look}");
        await customer.IsAccessible();
        await Expect(page.Locator("#write textarea")).ToHaveValueAsync("Thank");
        await Expect(agent.Page.Locator("#here")).ToContainTextAsync("left the chat", new() { Timeout = 45_000 });
        await Expect(agent.Page.GetByText("Enter sends, Shift Enter begins a line")).ToBeHiddenAsync();
        await customer.Link("Back to the chat").ClickAsync();
        await Expect(agent.Page.Locator("#here")).ToContainTextAsync("Kit is in the chat");
        await agent.Page.Locator("#hand-over summary").ClickAsync();
        await agent.Look($"chat-agent-end-{look}", whole: false);
        await agent.Button("End the chat").ClickAsync();
        await Expect(customer.Heading("What happens next")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#here")).ToContainTextAsync("The chat is over");
    }

    [Fact]
    public async Task Words_that_did_not_arrive_stand_in_the_field_again()
    {
        await using var customer = await house.Visitor(390);
        await customer.Page.GotoAsync(await Chat("Ona Petrauskas"));
        var field = customer.Page.GetByLabel("Your words", new() { Exact = true });
        await customer.Page.Context.SetOfflineAsync(true);
        await field.FillAsync("Is anybody there?");
        await field.PressAsync("Enter");
        await Expect(customer.Page.Locator("#chat-trouble")).ToContainTextAsync("That did not arrive.");
        await Expect(field).ToHaveValueAsync("Is anybody there?");
        await customer.Look("chat-broken-390");
        await customer.IsAccessible();
        await customer.Page.Context.SetOfflineAsync(false);
        await customer.Button("Send").ClickAsync();
        await Expect(customer.Page.Locator("#said li").Last).ToContainTextAsync("Is anybody there?");
        await Expect(customer.Page.Locator("#chat-trouble")).ToBeEmptyAsync();
        await customer.Page.ReloadAsync();
        await Expect(field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Without_a_script_the_form_sends_and_a_link_looks_for_an_answer()
    {
        await using var customer = await house.Visitor(390, script: false);
        var path = await Chat("Wanda Berg");
        await customer.Page.GotoAsync(path);
        await Expect(customer.Page.GetByText("Enter sends")).ToBeHiddenAsync();
        await customer.Page.GetByLabel("Your words", new() { Exact = true }).FillAsync("It leaks.");
        await customer.Button("Send").ClickAsync();
        await Expect(customer.Page.Locator("#said li").Last).ToContainTextAsync("It leaks.");
        var reference = (await customer.Page.Locator(".brandbar").GetByText("AM-").TextContentAsync())!.Trim();
        (await house.Service<SendReply>().Handle(new Target(reference, await house.Colleague(Installation.Agent)), new Reply("I am sorry, Wanda. Another one goes to you today."))).ShouldBeOfType<Outcome<Changed>.Done>();
        await customer.Link("Look for an answer").ClickAsync();
        await Expect(customer.Page.Locator("#said li").Last).ToContainTextAsync("Another one goes to you today.");
        await customer.Look("chat-plain-390");
        await customer.FitsTheScreen();
    }

    [Fact]
    public async Task What_is_asked_of_them_stands_below_and_the_page_weighs_little()
    {
        var path = await Chat("Vera Stone");
        var ines = await house.Colleague(Installation.Agent);
        await using var customer = await house.Visitor(390, language: "de");
        await customer.Page.GotoAsync(path);
        var reference = (await customer.Page.Locator(".brandbar").GetByText("AM-").TextContentAsync())!.Trim();
        await Expect(customer.Heading("Vera, Ihre Worte sind bei uns")).ToBeVisibleAsync();
        var bytes = await customer.Page.EvaluateAsync<long>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.encodedBodySize, 0)");
        bytes.ShouldBeInRange(20_000, 60_000);
        (await house.Service<ChangeComplaint>().Handle(new Target(reference, ines), new SendClarification("Your kettle came without its lid, twice."))).ShouldBeOfType<Outcome<Changed>.Done>();
        await Expect(customer.Page.GetByText("without its lid, twice")).ToBeVisibleAsync();
        await customer.Look("chat-asked-390-de");
        await customer.IsAccessible();
        await customer.Page.Locator("#asked button[value=yes]").ClickAsync();
        await Expect(customer.Page.Locator("#chat-notice")).ToBeVisibleAsync();
        await Expect(customer.Page.Locator("#asked button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_switched_on_in_the_settings()
    {
        await using var admin = await house.Visitor(dark: true);
        await admin.SignIn(Installation.Admin);
        await admin.Page.GotoAsync("/settings/chat");
        await admin.Page.GetByLabel("Customers may chat with us").CheckAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Page.GetByLabel("Customers may chat with us")).ToBeCheckedAsync();
        await admin.Look("chat-settings-1440-dark");
        await admin.IsAccessible();
        await using var phone = await house.Visitor(390);
        await phone.Page.GotoAsync("/chat");
        await phone.Look("chat-shut-390");
        await phone.IsAccessible();
    }

    private async Task Begin(Visitor customer, string name, string look)
    {
        var page = customer.Page;
        await page.GotoAsync("/complain");
        await customer.Look($"chat-offered-{look}");
        await customer.Link("Chat with us now").ClickAsync();
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("What happened?").FillAsync(Words);
        await customer.Look($"chat-start-{look}");
        await customer.IsAccessible();
        await customer.FitsTheScreen();
        await Task.Delay(CustomerSide.Writing);
        await customer.Button("Begin the chat").ClickAsync();
    }

    private async Task Open()
    {
        await house.Service<HouseRules<ChatRules>>().Change(Person.Amends, new(true));
        await house.Service<Charters>().Change(new BusinessHours() with { Days = [1, 2, 3, 4, 5, 6, 7], Intervals = ["00:00-24:00"] });
    }

    /// <returns>Where the customer has it.</returns>
    private async Task<string> Chat(string name)
    {
        var begun = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer(name), Channel.Chat, Words), null);
        return $"/c/{await house.Service<CustomerLink>().Create(begun.ShouldBeOfType<Outcome<NewCase>.Done>().Value.Reference)}";
    }

    private static async Task Until(Func<bool> seen)
    {
        for (var i = 0; i < 400 && !seen(); i++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        seen().ShouldBeTrue();
    }
}
