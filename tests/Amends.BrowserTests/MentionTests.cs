using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A colleague is named in a note, hears of it and reads it.</summary>
public sealed class MentionTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_colleague_named_with_a_key_or_two_hears_of_it_at_once_and_finds_the_note()
    {
        var reference = await Complaint("Yara Blum");
        await house.Hire("Cleo Marsh", "cleo.marsh@example.org");
        await using var cleo = await house.Visitor(dark: true);
        await cleo.SignIn("cleo.marsh@example.org");
        var bar = cleo.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Mentions" });
        await Expect(bar).ToBeHiddenAsync();
        await using var ines = await house.Visitor();
        await ines.SignIn(Installation.Agent);
        await ines.Page.GotoAsync($"/complaints/{reference}");
        await ines.Page.Locator("#case-h").ClickAsync();
        await ines.Page.Keyboard.PressAsync("n");
        await ines.Page.Locator("#draft").PressSequentiallyAsync("Could you ring them, @");
        var find = ines.Page.GetByLabel("Find a colleague");
        await Expect(find).ToBeFocusedAsync();
        await ines.Page.Keyboard.TypeAsync("cle");
        await Expect(ines.Page.Locator("#colleague-list [role=option]")).ToHaveCountAsync(1);
        await ines.Look("mention-list");
        await ines.IsAccessible();
        await ines.Page.Keyboard.PressAsync("Enter");
        await Expect(ines.Page.Locator("#draft")).ToHaveValueAsync("Could you ring them, @Cleo Marsh ");
        await ines.Page.Keyboard.TypeAsync("? They wait since @");
        await ines.Page.Keyboard.PressAsync("Escape");
        await ines.Page.Keyboard.TypeAsync(" 5.");
        await Expect(ines.Page.Locator("#draft")).ToHaveValueAsync("Could you ring them, @Cleo Marsh ? They wait since @ 5.");
        await ines.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(ines.Page.Locator(".turn.aside mark.mention")).ToHaveTextAsync("@Cleo Marsh");
        await ines.Look("mention-note");

        await Expect(bar).ToContainTextAsync("1");
        await bar.ClickAsync();
        await Expect(cleo.Heading("One note names you that you have not read.")).ToBeVisibleAsync();
        await cleo.Look("mentions-dark");
        await cleo.IsAccessible();
        await cleo.Button("Mark all as read").ClickAsync();
        await Expect(cleo.Heading("Nothing new names you.")).ToBeVisibleAsync();
        await cleo.Page.Keyboard.PressAsync("z");
        await Expect(cleo.Heading("One note names you that you have not read.")).ToBeVisibleAsync();
        await cleo.Page.Locator(".mentions a", new() { HasText = "Yara Blum" }).ClickAsync();
        await Expect(cleo.Page.Locator("article.turn.aside")).ToContainTextAsync("Could you ring them");
        await Expect(cleo.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#m-"));
        await Expect(bar).ToBeHiddenAsync();
        await cleo.Look("mention-opened-dark");
    }

    [Fact]
    public async Task Without_a_script_a_name_in_full_is_known_and_who_may_not_see_the_case_is_not_told()
    {
        var reference = await Complaint("Zeno Falk");
        var dora = await house.Hire("Dora Pell", "dora.pell@example.org");
        await house.Service<Restrict>().Handle(new Target(reference, Person.Amends), []);
        await using var ruth = await house.Visitor(390, script: false);
        await ruth.SignIn(Installation.Lead);
        await ruth.Page.GotoAsync($"/complaints/{reference}");
        await ruth.Page.GetByRole(AriaRole.Radio, new() { Name = "Note" }).CheckAsync();
        await ruth.Page.FillAsync("#draft", "@Dora Pell and @Amira Khan, a delicate one.");
        await ruth.Button("Keep the note").ClickAsync();
        await Expect(ruth.Page.GetByText("Dora Pell may not see this case")).ToBeVisibleAsync();
        await Expect(ruth.Page.Locator("#draft")).ToHaveValueAsync("@Dora Pell and @Amira Khan, a delicate one.");
        await ruth.Look("mention-unseen-phone");
        await ruth.Button("Keep the note without telling them").ClickAsync();
        await Expect(ruth.Page.Locator(".turn.aside mark.mention")).ToHaveTextAsync("@Amira Khan");
        Assert.Equal(0, await house.Service<Application.Mentions.ListMentions>().Unread(dora));
        await using var amira = await house.Visitor(390);
        await amira.SignIn(Installation.Admin);
        await amira.Page.GotoAsync("/mentions");
        await Expect(amira.Page.Locator(".mentions .unread")).ToContainTextAsync("Zeno Falk");
        await amira.Look("mentions-phone");
        await amira.FitsTheScreen();
        await amira.IsAccessible();
    }

    private async Task<string> Complaint(string name) => Assert.IsType<Outcome<NewCase>.Done>(await house.Service<ReceiveComplaint>().Handle(
        new NewComplaint(new NewCustomer(name, null), Channel.Form, "The kettle leaks and nobody answers me."), Person.Amends)).Value.Reference;
}
