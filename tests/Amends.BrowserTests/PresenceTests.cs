using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Two colleagues at one case see each other, and what one sends while the other writes.</summary>
public sealed class PresenceTests(Installation house) : IClassFixture<Installation>
{
    private const string Words = "Dear Vera, I am sorry that the kettle leaks. I will send you another one today.";

    [Fact]
    public async Task Two_at_one_case_see_each_other_and_what_the_other_sends()
    {
        var reference = await Complaint("Vera Stone");
        await house.Hire("Ben Carter", "ben.carter@example.org");
        await using var ines = await house.Visitor();
        await ines.SignIn(Installation.Agent);
        await ines.Page.GotoAsync($"/complaints/{reference}");
        await Expect(ines.Page.Locator("#here li")).ToHaveCountAsync(0);
        await using var ben = await house.Visitor(dark: true);
        await ben.SignIn("ben.carter@example.org");
        await ben.Page.GotoAsync($"/complaints/{reference}");
        await Expect(ben.Page.Locator("#here")).ToContainTextAsync("Ines is looking");
        await Expect(ines.Page.Locator("#here")).ToContainTextAsync("Ben is looking");
        await Expect(ines.Page.Locator(".case-head [role=status]")).ToHaveTextAsync("Ben is looking.");

        await ben.Page.Locator("#draft").PressSequentiallyAsync(Words);
        await Expect(ines.Page.Locator("#here")).ToContainTextAsync("Ben is writing a reply");
        await ines.Look("presence-header");
        await ines.Page.Locator("#draft").PressSequentiallyAsync("Dear Vera, what a nuisance");
        await Expect(ines.Page.Locator(".beside-draft:not(.answered)")).ToHaveTextAsync("Ben is writing a reply too.");
        await Expect(ben.Page.Locator(".beside-draft:not(.answered)")).ToHaveTextAsync("Ines is writing a reply too.");
        await ben.Look("presence-both-dark");
        await ben.IsAccessible();
        await ines.Look("presence-both");

        await ines.Page.Locator("#draft").EvaluateAsync("draft => draft.setSelectionRange(5, 9)");
        await ben.Page.Locator("#draft").PressAsync("Control+Enter");
        var answered = ines.Page.Locator(".answered");
        await Expect(answered).ToBeVisibleAsync();
        await Expect(answered).ToContainTextAsync("Ben answered");
        await Expect(ines.Page.Locator("#draft")).ToHaveValueAsync("Dear Vera, what a nuisance");
        await Expect(ines.Page.Locator("#draft")).ToBeFocusedAsync();
        Assert.Equal("5 9", await ines.Page.Locator("#draft").EvaluateAsync<string>("draft => `${draft.selectionStart} ${draft.selectionEnd}`"));
        await Expect(ines.Page.Locator("#here")).ToContainTextAsync("Ben is looking");
        await ines.Look("presence-answered");
        await ines.IsAccessible();
        await answered.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(ines.Page.Locator("article.turn:focus")).ToContainTextAsync("another one today");
        await answered.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(answered).ToBeHiddenAsync();

        await ben.Page.GotoAsync("/queue");
        await Expect(ines.Page.Locator("#here li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_and_without_a_script_there_is_nothing_of_it_but_what_was_answered()
    {
        var reference = await Complaint("Wanda Berg");
        await using var ruth = await house.Visitor();
        await ruth.SignIn(Installation.Lead);
        await ruth.Page.GotoAsync($"/complaints/{reference}");
        await using var plain = await house.Visitor(script: false);
        await plain.SignIn(Installation.Agent);
        await plain.Page.GotoAsync($"/complaints/{reference}");
        await Expect(plain.Page.Locator("#here")).ToBeHiddenAsync();
        await Expect(plain.Page.Locator(".beside-draft:visible")).ToHaveCountAsync(0);
        await using var phone = await house.Visitor(390, dark: true);
        await phone.SignIn(Installation.Agent);
        await phone.Page.GotoAsync($"/complaints/{reference}");
        await Expect(ruth.Page.Locator("#here")).ToContainTextAsync("Ines is looking");
        await Expect(phone.Page.Locator("#here")).ToBeHiddenAsync();
        await phone.Page.FillAsync("#draft", "Dear Wanda, I am sorry");
        await ruth.Page.FillAsync("#draft", "Dear Wanda, I am sorry that the kettle leaks. I will send you another one today.");
        await ruth.Page.PressAsync("#draft", "Control+Enter");
        await Expect(phone.Page.Locator(".answered")).ToContainTextAsync("Ruth answered");
        await phone.Look("presence-answered-phone", whole: false);
        await phone.FitsTheScreen();
        await phone.IsAccessible();
    }

    private async Task<string> Complaint(string name) => Assert.IsType<Outcome<NewCase>.Done>(await house.Service<ReceiveComplaint>().Handle(
        new NewComplaint(new NewCustomer(name, null), Channel.Form, "The kettle leaks and nobody answers me."), Person.Amends)).Value.Reference;
}
