using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Recovery;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Working through a long queue: selecting, paging, news that move nothing, a part that one stays in.</summary>
public sealed class QueueWorkTests(Installation house) : IClassFixture<Installation>
{

    [Fact]
    public async Task Rows_are_selected_and_given_by_key_and_put_back()
    {
        var (agent, me) = await Signed("Tove Lind", "tove@example.org", 1440);
        await using var _ = agent;
        var references = await Give(me, 6);
        await agent.Page.GotoAsync("/queue?view=mine");
        await agent.Page.Keyboard.PressAsync("j");
        await agent.Page.Keyboard.PressAsync("x");
        await Expect(agent.Page.Locator(".q-bulk")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator(".q-bulk [role=status]")).ToHaveTextAsync("1 selected");
        for (var i = 0; i < 3; i++)
            await agent.Page.Keyboard.PressAsync("j");
        await agent.Page.Keyboard.PressAsync("Shift+X");
        await Expect(agent.Page.Locator(".q-bulk [role=status]")).ToHaveTextAsync("4 selected");
        await agent.Look("bulk-1440", whole: false);
        await agent.IsAccessible();
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(agent.Page.Locator(".q-bulk")).ToBeHiddenAsync();
        await agent.Page.Locator("#q-rows li").Nth(0).HoverAsync();
        await agent.Page.Locator(".q-pick").Nth(0).CheckAsync();
        await agent.Page.Locator(".q-pick").Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(agent.Page.Locator(".q-bulk [role=status]")).ToHaveTextAsync("3 selected");

        // One of them changes meanwhile: it is named, the others go.
        var third = (await agent.Page.Locator("#q-rows li").Nth(2).GetAttributeAsync("id"))![2..];
        await Change(third, new AddNote(Guid.NewGuid()));
        await Expect(agent.Page.Locator(".q-pick:checked")).ToHaveCountAsync(3);
        await agent.Button("Put back for anyone").ClickAsync();
        await Expect(agent.Page.GetByText("2 cases are nobody’s now.")).ToBeVisibleAsync();
        await Expect(agent.Page.GetByText("It changed meanwhile: look at it first.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(4);
        await Expect(agent.Page.Locator(".q-bulk")).ToBeHiddenAsync();
        await agent.Look("bulk-told-1440", whole: false);
        await agent.IsAccessible();
        await agent.Page.Keyboard.PressAsync("z");
        await Expect(agent.Page.GetByText("2 cases are back where they were.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(references.Count);

        foreach (var (width, dark) in new[] { (390, false), (390, true), (1440, true) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn("tove@example.org");
            await other.Page.GotoAsync("/queue?view=mine");
            await other.Page.Locator(".q-pick").Nth(1).CheckAsync(new() { Force = true });
            await other.Look($"bulk-{width}{(dark ? "-dark" : "")}", whole: false);
            await other.IsAccessible();
            await other.FitsTheScreen();
        }
    }

    [Fact]
    public async Task Selecting_and_giving_needs_no_script()
    {
        var (agent, me) = await Signed("Uma Berg", "uma@example.org", 1440, script: false);
        await using var _ = agent;
        await Give(me, 3);
        await agent.Page.GotoAsync("/queue?view=mine");
        await Expect(agent.Page.Locator(".q-bulk")).ToBeHiddenAsync();
        await agent.Page.Locator(".q-pick").Nth(0).CheckAsync();
        await agent.Page.GetByLabel("Give to").SelectOptionAsync("Ruth Adeyemi");
        await agent.Page.Locator(".q-bulk button[value=give]").ClickAsync();
        await Expect(agent.Page.GetByText("One case is with Ruth now.")).ToBeVisibleAsync();
        await agent.Button("Undo").ClickAsync();
        await Expect(agent.Page.GetByText("One case is back where it was.")).ToBeVisibleAsync();
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Pages_come_by_themselves_and_whoever_comes_back_finds_the_place()
    {
        var (agent, me) = await Signed("Vera Holm", "vera@example.org", 1440);
        await using var _ = agent;
        await Give(me, 130);
        await agent.Page.GotoAsync("/queue?view=mine");
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(50);
        await ScrollTo(agent, 100_000);
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(100);
        await ScrollTo(agent, 100_000);
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(130);
        await Expect(agent.Page.Locator("#q-rows").GetByText("Show more")).ToHaveCountAsync(0);
        (await agent.Page.EvaluateAsync<int>("new Set([...document.querySelectorAll('#q-rows li')].map(li => li.id)).size")).ShouldBe(130, "none comes twice");
        await agent.IsAccessible();

        await ScrollTo(agent, 7_000);
        var row = agent.Page.Locator("#q-rows li").Nth(80);
        await row.Locator("a.q").FocusAsync();
        var place = await Top(agent);
        var reference = (await row.GetAttributeAsync("id"))![2..];
        await agent.Page.Keyboard.PressAsync("Enter");
        await agent.Page.WaitForURLAsync($"**/complaints/{reference}?in=mine");
        await Expect(agent.Page.Locator("#queue-h")).ToHaveTextAsync("Mine");
        await agent.Page.Locator("#case-h").ClickAsync();
        await agent.Page.GoBackAsync();
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(130);
        await Expect(agent.Page.Locator($"#q-{reference} a.q")).ToBeInViewportAsync();
        Math.Abs(await Top(agent) - place).ShouldBeLessThan(3);

        // Also where the browser has forgotten the page: it is loaded anew, with as many pages as it takes.
        await agent.Page.Locator($"#q-{reference} a.q").ClickAsync();
        await agent.Page.WaitForURLAsync($"**/complaints/{reference}?in=mine");
        await agent.Page.EvaluateAsync("location.assign('/queue?view=mine')");
        await Expect(agent.Page.Locator($"#q-{reference} a.q")).ToBeInViewportAsync();
        Math.Abs(await Top(agent) - place).ShouldBeLessThan(3);
    }

    [Fact]
    public async Task News_are_gathered_while_the_list_is_read_and_come_on_a_key()
    {
        var (agent, me) = await Signed("Wanda Kruse", "wanda@example.org", 1440);
        await using var _ = agent;
        var references = await Give(me, 5);
        await agent.Page.GotoAsync("/queue?view=mine");
        await agent.Page.Keyboard.PressAsync("j");
        await agent.Page.Keyboard.PressAsync("j");
        var read = agent.Page.Locator("#q-rows li").Nth(1);
        var (id, box) = (await read.GetAttributeAsync("id"), await read.BoundingBoxAsync());

        await Give(me, 2, "You useless idiots, this is the THIRD time you lie to me! I am furious, what the hell is wrong with you?!");
        await house.Service<HearMessage>().Handle(new Target(references[4], Person.Amends), "THIS IS A DISGRACE. You lied to me AGAIN, I am furious and I will tell everybody!!!");
        await Expect(agent.Page.Locator("#q-news")).ToContainTextAsync("2 new, 1 hotter");
        await Expect(read).ToHaveAttributeAsync("id", id!);
        await Expect(read.Locator("a.q")).ToBeFocusedAsync();
        Math.Abs((await read.BoundingBoxAsync())!.Y - box!.Y).ShouldBeLessThan(0.5f);
        await agent.Look("news-1440", whole: false);
        await agent.IsAccessible();
        await agent.Page.Keyboard.PressAsync("0");
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(7);
        await Expect(agent.Page.Locator("#q-news button")).ToHaveCountAsync(0);
        await Expect(agent.Page.Locator("#q-rows li").Nth(0).Locator("a.q")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Five_hundred_cases_in_a_minute_make_neither_a_jump_nor_five_hundred_requests()
    {
        var (agent, me) = await Signed("Xenia Roth", "xenia@example.org", 1440);
        await using var _ = agent;
        await Give(me, 60);
        await agent.Page.GotoAsync("/queue");
        await ScrollTo(agent, 900);
        var (top, first) = (await Top(agent), await Visible(agent));
        var requests = 0;
        agent.Page.Request += (_, request) => Interlocked.Add(ref requests, new Uri(request.Url).AbsolutePath == "/queue" ? 1 : 0);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var some = 0; some < 50; some++)
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Receive("I am furious, this is the third time, what is wrong with you?!", $"Crowd {some * 10 + i}")));
            await Task.Delay(150, TestContext.Current.CancellationToken);
        }
        await Expect(agent.Page.Locator("#q-news")).ToContainTextAsync("new");
        var refreshes = Volatile.Read(ref requests);
        refreshes.ShouldBeInRange(1, (int)(watch.Elapsed.TotalSeconds / 2) + 2);
        Math.Abs(await Top(agent) - top).ShouldBeLessThan(1);
        (await Visible(agent)).ShouldBe(first, "what is read stands where it stood");
        await agent.Look("news-many-1440", whole: false);
    }

    [Fact]
    public async Task A_view_of_ones_own_is_kept_and_stands_in_the_bar()
    {
        var (agent, me) = await Signed("Yrsa Dahl", "yrsa@example.org", 1440);
        await using var _ = agent;
        await Give(me, 2);
        await agent.Page.GotoAsync("/queue?view=mine");
        await agent.Page.Keyboard.PressAsync("v");
        await agent.Page.WaitForURLAsync("**/queue/views");
        await agent.Look("views-empty-1440");
        await agent.Page.GetByLabel("Name").FillAsync("Mine by form");
        await agent.Page.GetByLabel("Whose").SelectOptionAsync("mine");
        await agent.Page.GetByLabel("How they wrote").SelectOptionAsync("our form");
        await agent.Button("Keep this view").ClickAsync();
        await Expect(agent.Link("Mine by form")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(agent.Page.Locator("#q-rows li")).ToHaveCountAsync(2);
        await agent.Look("view-1440", whole: false);
        await agent.Page.GotoAsync("/queue/views");
        await agent.Page.GetByLabel("Name").Last.FillAsync("Furious and waiting all day long");
        await agent.Page.GetByLabel("How upset").Last.SelectOptionAsync("furious");
        await agent.Page.GetByLabel("Waiting").Last.SelectOptionAsync("waiting over a day");
        await agent.Button("Keep this view").ClickAsync();
        await Expect(agent.Heading("Nothing in “Furious and waiting all day long”.")).ToBeVisibleAsync();
        foreach (var (width, dark) in new[] { (1440, false), (390, true), (390, false) })
        {
            await using var other = await house.Visitor(width, dark: dark);
            await other.SignIn("yrsa@example.org");
            await other.Page.GotoAsync("/queue/views");
            await other.Look($"views-{width}{(dark ? "-dark" : "")}");
            await other.IsAccessible();
            await other.FitsTheScreen();
        }
        await agent.Page.GotoAsync("/queue/views");
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Mine by form" }).ClickAsync();
        await Expect(agent.Page.GetByText("“Mine by form” is removed.")).ToBeVisibleAsync();
        await agent.Page.Keyboard.PressAsync("z");
        await Expect(agent.Link("Mine by form")).ToBeVisibleAsync();
    }

    private static async Task<double> Top(Visitor agent) => await agent.Page.EvaluateAsync<double>("document.querySelector('#queue').scrollTop");

    private static Task ScrollTo(Visitor agent, int top) => agent.Page.EvaluateAsync($"document.querySelector('#queue').scrollTop = {top}");

    /// <summary>The first row that is wholly below the head, and where it stands.</summary>
    private static Task<string> Visible(Visitor agent) => agent.Page.EvaluateAsync<string>("""
        () => { const head = document.querySelector('#queue .pane-head').getBoundingClientRect().bottom + 80;
          const row = [...document.querySelectorAll('#q-rows li')].find(li => li.getBoundingClientRect().top > head);
          return row.id + ' ' + Math.round(row.getBoundingClientRect().top); }
        """);

    /// <summary>A colleague whom no other test knows, signed in.</summary>
    private async Task<(Visitor Visitor, Person Person)> Signed(string name, string email, int width, bool script = true)
    {
        var me = await house.Hire(name, email);
        var visitor = await house.Visitor(width, script);
        await visitor.SignIn(email);
        return (visitor, me);
    }

    private async Task<List<string>> Give(Person to, int count, string words = "Where is my parcel? I have been waiting for two weeks.")
    {
        var references = new List<string>();
        for (var i = 0; i < count; i++)
        {
            references.Add(await Receive(words, $"{to.Name.Split(' ')[0]}’s customer {i}"));
            await Change(references[^1], new ChangeOwner(to.Id, null));
        }
        return references;
    }

    private async Task<string> Receive(string words, string name) =>
        ((Outcome<NewCase>.Done)await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer(name, null), Channel.Form, words), Person.Amends)).Value.Reference;

    private async Task Change(string reference, Command command) =>
        (await house.Service<ChangeComplaint>().Handle(new Target(reference, Person.Amends), command)).ShouldBeOfType<Outcome<Changed>.Done>();
}
