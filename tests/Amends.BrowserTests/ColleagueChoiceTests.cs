using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>In a house of three hundred, a case goes to somebody whom no list has room for.</summary>
public sealed class ColleagueChoiceTests(Installation house) : IClassFixture<Installation>
{
    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Somebody_far_down_the_alphabet_is_found_by_keyboard_and_stays_chosen_while_the_case_changes(int width, bool dark)
    {
        var (zoe, reference) = (await Crowd($"Zoë Zander{width}"), await Complaint("Yara Blum"));
        await using var ines = await house.Visitor(width, dark: dark);
        await ines.SignIn(Installation.Agent);
        await ines.Page.GotoAsync($"/complaints/{reference}");
        var select = ines.Page.Locator("#hand-to");
        await ines.Page.Locator("#hand-over > summary").ClickAsync();
        await select.FocusAsync();
        await ines.Page.Keyboard.PressAsync("Tab");
        await Expect(ines.Page.Locator("#hand-over").GetByRole(AriaRole.Button, new() { Name = "Somebody else …" })).ToBeFocusedAsync();
        await ines.Look($"choice-closed-{width}", whole: false);
        await ines.Page.Keyboard.PressAsync("Enter");
        var find = ines.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find a colleague" });
        await Expect(find).ToBeFocusedAsync();
        var found = ines.Page.Locator("#hand-to-found [role=option]");
        await Expect(found).ToHaveCountAsync(20);
        await Expect(ines.Page.Locator("#hand-over [role=status]")).ToHaveTextAsync("The first 20. Write more of the name.");
        await ines.Look($"choice-first-{width}", whole: false);
        await ines.Page.Keyboard.TypeAsync("nobody");
        await Expect(ines.Page.Locator("#hand-over [role=status]")).ToHaveTextAsync("Nobody here has such a name.");
        await ines.Page.Keyboard.PressAsync("Escape");
        await Expect(find).ToBeHiddenAsync();
        await Expect(ines.Page.Locator("#hand-over").GetByRole(AriaRole.Button, new() { Name = "Somebody else …" })).ToBeFocusedAsync();
        await ines.Page.Keyboard.PressAsync("Enter");
        await ines.Page.Keyboard.TypeAsync("zand");
        await Expect(found.Last).ToContainTextAsync("Zander");
        // The case changes while somebody searches: nothing is taken from them.
        await Note(reference);
        await Expect(ines.Page.Locator("#seen-version")).Not.ToHaveValueAsync("1");
        await Expect(find).ToHaveValueAsync("zand");
        await ines.Page.Keyboard.TypeAsync($"er{width}");
        await Expect(found).ToHaveCountAsync(1);
        await Expect(ines.Page.Locator("#hand-over [role=status]")).ToHaveTextAsync("One colleague");
        await ines.Look($"choice-found-{width}", whole: false);
        await ines.IsAccessible();
        await ines.FitsTheScreen();
        await ines.Page.Keyboard.PressAsync("ArrowDown");
        await ines.Page.Keyboard.PressAsync("Enter");
        await Expect(select).ToBeFocusedAsync();
        await Expect(select).ToHaveValueAsync($"{zoe}");
        await ines.Page.Locator("#hand-words").FillAsync("She waits for a call.");
        var before = await ines.Page.Locator("#seen-version").InputValueAsync();
        await Note(reference);
        await Expect(ines.Page.Locator("#seen-version")).Not.ToHaveValueAsync(before);
        await Expect(select).ToHaveValueAsync($"{zoe}");
        await ines.Look($"choice-chosen-{width}", whole: false);
        await ines.IsAccessible();
        await ines.Page.Locator("#hand-over").GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await Expect(ines.Page.Locator(".case-head")).ToContainTextAsync("with Zoë");
    }

    [Fact]
    public async Task Without_a_script_a_page_finds_them_and_the_selected_cases_go_there()
    {
        await Crowd("Zita Zorn");
        var me = await house.Hire("Uma Berg", "uma.berg@example.org");
        var reference = await Complaint("Zeno Falk");
        Assert.IsType<Outcome<Changed>.Done>(await house.Service<ChangeComplaint>().Handle(new Target(reference, me, null), new ChangeOwner(me.Id, null)));
        await using var uma = await house.Visitor(390, script: false);
        await uma.SignIn("uma.berg@example.org");
        await uma.Page.GotoAsync("/queue?view=mine");
        await uma.Page.Locator(".q-pick").First.CheckAsync(new() { Force = true });
        await uma.Look("choice-bulk-phone", whole: false);
        await uma.Page.Locator(".q-bulk").GetByRole(AriaRole.Button, new() { Name = "Somebody else …" }).ClickAsync();
        await Expect(uma.Heading("Who shall it be?")).ToBeVisibleAsync();
        await uma.Page.GetByLabel("A part of the name").FillAsync("zorn");
        await uma.Page.Keyboard.PressAsync("Enter");
        await Expect(uma.Page.Locator(".found-people li")).ToHaveCountAsync(1);
        await uma.Look("choice-page-phone");
        await uma.FitsTheScreen();
        await uma.Button("Zita Zorn").ClickAsync();
        await Expect(uma.Page.GetByText("One case is with Zita now.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Selected_cases_go_to_somebody_found_and_Enter_in_a_views_name_keeps_the_view()
    {
        var zoe = await Crowd("Zara Zimmer");
        var me = await house.Hire("Vera Holt", "vera.holt@example.org", Role.Lead);
        var reference = await Complaint("Noor Haddad");
        Assert.IsType<Outcome<Changed>.Done>(await house.Service<ChangeComplaint>().Handle(new Target(reference, me, null), new ChangeOwner(me.Id, null)));
        await using var vera = await house.Visitor();
        await vera.SignIn("vera.holt@example.org");
        await vera.Page.GotoAsync("/queue/views");
        await vera.Button("Somebody else …").ClickAsync();
        await vera.Page.Keyboard.TypeAsync("zimmer");
        await Expect(vera.Page.Locator(".phrasebox:popover-open [role=option]")).ToHaveCountAsync(1);
        await vera.Look("choice-view", whole: false);
        await vera.IsAccessible();
        await vera.Page.Keyboard.PressAsync("Enter");
        await vera.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Of Zara");
        await vera.Page.Keyboard.PressAsync("Enter");
        await vera.Page.WaitForURLAsync("**/queue?view=*");
        await vera.Page.GotoAsync("/queue/views");
        await Expect(vera.Page.Locator(".own-views")).ToContainTextAsync("With Zara Zimmer");

        await vera.Page.GotoAsync("/queue?view=mine");
        await vera.Page.Locator("#q-rows li").First.HoverAsync();
        await vera.Page.Locator(".q-pick").First.CheckAsync();
        await vera.Page.Locator(".q-bulk").GetByRole(AriaRole.Button, new() { Name = "Somebody else …" }).ClickAsync();
        await vera.Page.Keyboard.TypeAsync("zimmer");
        await Expect(vera.Page.Locator("#q-give-found [role=option]")).ToHaveCountAsync(1);
        await vera.Look("choice-bulk", whole: false);
        await vera.Page.Keyboard.PressAsync("Enter");
        await Expect(vera.Page.Locator("#q-give")).ToHaveValueAsync($"{zoe}");
        await vera.Page.Locator(".q-bulk button[value=give]").Last.ClickAsync();
        await Expect(vera.Page.GetByText("One case is with Zara now.")).ToBeVisibleAsync();

        foreach (var path in new[] { "/board", "/second-reader/rules", "/approvals" })
        {
            await vera.Page.GotoAsync(path);
            await vera.Look($"choice{path.Replace('/', '-')}");
            await vera.IsAccessible();
        }
    }

    /// <summary>Three hundred, and one more whom no list has room for.</summary>
    private async Task<Guid> Crowd(string last)
    {
        var added = new Account { Id = Guid.CreateVersion7(), Name = last, UserName = last, Role = Role.Agent, SecurityStamp = "x" };
        await using var db = await house.Service<IDbContextFactory<AmendsDb>>().CreateDbContextAsync();
        if (!await db.Users.AnyAsync(a => a.Name == "Person 1"))
            db.Users.AddRange(Enumerable.Range(0, 300).Select(i => new Account { Id = Guid.CreateVersion7(), Name = $"Person {i}", UserName = $"p{i}", Role = Role.Agent, SecurityStamp = "x" }));
        db.Users.Add(added);
        await db.SaveChangesAsync();
        house.Service<Colleagues>().Changed();
        return added.Id;
    }

    private async Task Note(string reference) => Assert.IsType<Outcome<Changed>.Done>(await house.Service<ChangeComplaint>().Handle(new Target(reference, Person.Amends, null), new AddNote(Guid.NewGuid())));

    private async Task<string> Complaint(string name) => Assert.IsType<Outcome<NewCase>.Done>(await house.Service<ReceiveComplaint>().Handle(
        new NewComplaint(new NewCustomer(name, null), Channel.Form, "The kettle leaks and nobody answers me."), Person.Amends)).Value.Reference;
}
