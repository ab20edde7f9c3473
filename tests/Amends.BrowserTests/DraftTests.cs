using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Drafts;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.People;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What somebody writes is not lost: not with the session, the connection, a second tab, or a clock that is wrong.</summary>
public sealed class DraftTests(Installation house) : IClassFixture<Installation>
{

    [Fact]
    public async Task Words_outlive_a_session_that_is_ended_elsewhere_and_are_saved_once_somebody_signed_in_again()
    {
        var (agent, me, reference) = await Writes("Abel Moor", "abel@example.org");
        await using var _ = agent;
        var draft = agent.Page.Locator("#draft");
        await draft.FillAsync("Dear Ida, I am looking for your parcel");
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");

        await EndSession(me);
        await draft.PressSequentiallyAsync(" and ring you at noon.");
        await Expect(Told(agent)).ToContainTextAsync("You are signed out. Your words stay here");
        // News of the case, and sending, take nothing away either.
        await house.Service<HearMessage>().Handle(new Target(reference, Person.Amends), "Hello? Is anybody there?");
        await agent.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Told(agent)).ToContainTextAsync("Nothing was sent.");
        await Expect(draft).ToHaveValueAsync("Dear Ida, I am looking for your parcel and ring you at noon.");
        agent.Page.Url.ShouldEndWith($"/complaints/{reference}");
        await agent.Look("draft-signed-out", whole: false);

        var door = await agent.Page.Context.RunAndWaitForPageAsync(() => agent.Link("Sign in again in another tab").ClickAsync());
        await door.GetByLabel("Your e-mail").FillAsync("abel@example.org");
        await door.GetByLabel("Password").FillAsync(Installation.Password);
        await door.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await door.WaitForURLAsync("**/queue", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBe("Dear Ida, I am looking for your parcel and ring you at noon.");
        (await Stored(agent)).ShouldBe(0, "the server has them");
        await Expect(agent.Page.Locator(".talk")).ToContainTextAsync("Is anybody there?");
        await draft.PressAsync("Control+Enter");
        await Expect(draft).ToHaveValueAsync("");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBeNull();
    }

    [Fact]
    public async Task A_note_that_was_begun_comes_back_as_a_note_from_the_server_and_from_this_device()
    {
        var (agent, me, reference) = await Writes("Nora Quist", "nora@example.org");
        await using var _ = agent;
        var draft = agent.Page.Locator("#draft");
        var note = agent.Page.Locator("[name=mode][value=note]");
        await note.CheckAsync(new() { Force = true });
        await draft.FillAsync("Between us: the depot lost it.");
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        await agent.Page.ReloadAsync();
        await Expect(draft).ToHaveValueAsync("Between us: the depot lost it.");
        await Expect(note).ToBeCheckedAsync();

        // What the server never got.
        await agent.Page.Context.SetOfflineAsync(true);
        await draft.FillAsync("Between us: the depot found it.");
        await Expect(Told(agent)).ToContainTextAsync("no connection", new() { IgnoreCase = true });
        await agent.Page.Context.SetOfflineAsync(false);
        (await house.Service<SaveDraft>().Handle(me, reference, "")).ShouldBeOfType<Outcome<KeptDraft>.Done>();
        await agent.Page.ReloadAsync();
        await Expect(note).ToBeCheckedAsync();
        await Expect(draft).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("the depot found it"));
    }

    [Fact]
    public async Task Words_written_after_the_session_ended_are_back_in_the_composer_when_the_page_is_loaded_anew()
    {
        var (agent, me, reference) = await Writes("Bela Moor", "bela@example.org");
        await using var _ = agent;
        var draft = agent.Page.Locator("#draft");
        await draft.FillAsync("Dear Ida,");
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        await EndSession(me);
        await draft.PressSequentiallyAsync(" your parcel lies in Leeds.");
        await agent.Page.ReloadAsync();
        await agent.Page.WaitForURLAsync("**/sign-in?**");
        await agent.Page.GetByLabel("Your e-mail").FillAsync("bela@example.org");
        await agent.Page.GetByLabel("Password").FillAsync(Installation.Password);
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await agent.Page.WaitForURLAsync($"**/complaints/{reference}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Expect(draft).ToHaveValueAsync("Dear Ida, your parcel lies in Leeds.");
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBe("Dear Ida, your parcel lies in Leeds.");
        (await Stored(agent)).ShouldBe(0);
    }

    [Fact]
    public async Task Words_wait_for_a_server_that_is_away_and_are_saved_without_another_key()
    {
        var (agent, me, reference) = await Writes("Cora Moor", "cora@example.org");
        await using var _ = agent;
        await agent.Page.Context.SetOfflineAsync(true);
        await agent.Page.Locator("#draft").FillAsync("Dear Ida, I have found it.");
        await Expect(Told(agent)).ToContainTextAsync("No connection. Your words stay here");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBeNull();
        (await Stored(agent)).ShouldBe(1);
        await agent.Page.Context.SetOfflineAsync(false);
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBe("Dear Ida, I have found it.");
        (await Stored(agent)).ShouldBe(0);
    }

    [Fact]
    public async Task Words_written_while_the_server_is_down_arrive_once_it_is_back_and_go_out_once()
    {
        await using var house = new Installation();
        await house.InitializeAsync();
        var (agent, me, reference) = await Writes(house, "Gwen Moor", "gwen@example.org");
        await using var _ = agent;
        var draft = agent.Page.Locator("#draft");
        await draft.PressSequentiallyAsync("Dear Ida, I am");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await house.Stop();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "a server that stops does not wait for the pages that are open");
        await draft.PressSequentiallyAsync(" looking for your parcel");
        await Expect(Told(agent)).ToContainTextAsync("No connection. Your words stay here");
        await draft.PressAsync("Control+Enter");
        await Expect(Told(agent)).ToContainTextAsync("may not have been sent");
        await draft.PressSequentiallyAsync(" and ring you at noon.");
        await Expect(draft).ToHaveValueAsync("Dear Ida, I am looking for your parcel and ring you at noon.");

        await house.Restart();
        // It asks every five seconds, and a server that has just begun answers slowly.
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept", new() { Timeout = 60_000 });
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBe("Dear Ida, I am looking for your parcel and ring you at noon.");
        (await Stored(agent)).ShouldBe(0);
        await draft.PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("article.turn.ours")).ToContainTextAsync("ring you at noon.");
        await Expect(draft).ToHaveValueAsync("");
        (await house.Service<CaseView>().Handle(me, reference))!.Messages.Count(message => message.Direction == Direction.Outbound).ShouldBe(1);
        (await Stored(agent)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_written_in_a_second_tab_stays_when_the_first_one_sends()
    {
        var (agent, me, reference) = await Writes("Dana Moor", "dana@example.org");
        await using var _ = agent;
        var second = await agent.Page.Context.NewPageAsync();
        await second.GotoAsync($"/complaints/{reference}");
        await second.Locator("#draft").FillAsync("And this is what I wrote in the second tab.");
        await Expect(second.Locator("[data-composer-target=saved]")).ToHaveTextAsync("Draft kept");
        await agent.Page.Locator("#draft").FillAsync("Dear Ida, this is from the first tab, and it goes out now.");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator(".talk")).ToContainTextAsync("from the first tab");
        // What went out stands in no composer any more; the first tab's may show the draft that both now have.
        await Expect(agent.Page.Locator("#draft")).Not.ToHaveValueAsync(new System.Text.RegularExpressions.Regex("first tab"));
        await Expect(second.Locator(".talk")).ToContainTextAsync("from the first tab");
        await Expect(second.Locator("#draft")).ToHaveValueAsync("And this is what I wrote in the second tab.");
        // They never left the server: what goes out takes no other draft with it.
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBe("And this is what I wrote in the second tab.");
    }

    [Fact]
    public async Task A_draft_that_came_back_while_somebody_wrote_is_offered_and_stays_on_the_server()
    {
        var (agent, me, reference) = await Writes("Hana Moor", "hana@example.org", Deaf);
        await using var _ = agent;
        await house.Service<SaveDraft>().Handle(me, reference, "Dear Ida, these words came back from the second reader.");
        await agent.Page.Locator("#draft").FillAsync("Dear Ida, I begin anew.");
        await Expect(agent.Button("Put them below")).ToBeVisibleAsync();
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBe("Dear Ida, I begin anew.\n\nDear Ida, these words came back from the second reader.");
        await agent.Button("Put them below").ClickAsync();
        await Expect(agent.Page.Locator("#draft")).ToHaveValueAsync("Dear Ida, I begin anew.\n\nDear Ida, these words came back from the second reader.");
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        (await Stored(agent)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_written_while_a_reply_goes_out_is_the_next_draft()
    {
        var (agent, me, reference) = await Writes("Ines Moor", "ines.moor@example.org");
        await using var _ = agent;
        await agent.Page.RouteAsync("**/messages", async route =>
        {
            await Task.Delay(2_000);
            await route.ContinueAsync();
        });
        var draft = agent.Page.Locator("#draft");
        await draft.FillAsync("Dear Ida, your parcel lies in Leeds.");
        await draft.PressAsync("Control+Enter");
        await draft.PressSequentiallyAsync(" And it comes on Monday.");
        await Expect(agent.Page.Locator("article.turn.ours")).ToHaveCountAsync(1);
        await Expect(agent.Page.Locator("article.turn.ours")).Not.ToContainTextAsync("Monday");
        await Expect(draft).ToHaveValueAsync("And it comes on Monday.");
        await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBe("And it comes on Monday.");
    }

    [Fact]
    public async Task What_arrived_without_its_answer_coming_back_is_not_sent_a_second_time()
    {
        var (agent, me, reference) = await Writes("Gina Moor", "gina@example.org", Deaf);
        await using var _ = agent;
        var lost = 0;
        await agent.Page.RouteAsync("**/messages", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            if (Interlocked.Increment(ref lost) == 1)
                await route.AbortAsync();
            else
                await route.FallbackAsync();
        });
        var ours = agent.Page.Locator("article.turn.ours");
        await agent.Page.Locator("#draft").FillAsync("Dear Ida, your parcel lies in Leeds and comes on Monday.");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(Told(agent)).ToContainTextAsync("they go out once");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(ours).ToHaveCountAsync(1);
        await Expect(agent.Page.Locator("#draft")).ToHaveValueAsync("");
        (await house.Service<SaveDraft>().Load(me, reference)).ShouldBeNull();

        await agent.Page.UnrouteAllAsync();
        await agent.Page.Locator("#draft").FillAsync("It comes between nine and noon.");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(ours).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(1, "Eda Moor", "eda@example.org")]
    [InlineData(-1, "Fay Moor", "fay@example.org")]
    public async Task A_browsers_clock_that_is_wrong_by_a_day_changes_nothing(int days, string name, string email)
    {
        await house.Service<HouseRules<SendingRules>>().Change(Person.Amends, new SendingRules(10));
        try
        {
            var (agent, _, _) = await Writes(name, email, $"{{ const real = Date; const off = {days} * 86400000; Date = class extends real {{ constructor(...given) {{ if (given.length) super(...given); else super(real.now() + off); }} static now() {{ return real.now() + off; }} }}; }}");
            await using var __ = agent;
            var draft = agent.Page.Locator("#draft");
            await draft.FillAsync("Dear Ida, I will ring you tomorrow.");
            await Expect(Told(agent)).ToHaveTextAsync("Draft kept");
            await agent.Page.ReloadAsync();
            await Expect(draft).ToHaveValueAsync("Dear Ida, I will ring you tomorrow.");
            await draft.PressAsync("Control+Enter");
            await Expect(draft).ToHaveValueAsync("");
            var left = agent.Page.Locator(".justsent [data-countdown-target=left]");
            int.Parse(await left.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 10);
            await agent.Page.Locator("#case-h").ClickAsync();
            await agent.Page.Keyboard.PressAsync("z");
            await Expect(draft).ToHaveValueAsync("Dear Ida, I will ring you tomorrow.");
        }
        finally
        {
            await house.Service<HouseRules<SendingRules>>().Change(Person.Amends, new SendingRules(0));
        }
    }

    /// <summary>No news come in: with them the page finds out by itself that the words arrived.</summary>
    private const string Deaf = "window.EventSource = class { addEventListener() {} removeEventListener() {} close() {} }";

    private static ILocator Told(Visitor agent) => agent.Page.Locator("[data-composer-target=saved]");

    /// <summary>How many drafts this browser keeps because the server has not got them.</summary>
    private static Task<int> Stored(Visitor agent) => agent.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('amends.draft.')).length");

    /// <summary>As an administrator does, or a changed password.</summary>
    private async Task EndSession(Person person)
    {
        var signIns = house.Service<SignIns>();
        foreach (var one in await signIns.Of(person.Id, CancellationToken.None))
            await signIns.End(person.Id, one.Id, CancellationToken.None);
        house.Service<RecentlySeen>().Clear();
    }

    /// <summary>A colleague with a case of their own before them.</summary>
    private Task<(Visitor Agent, Person Me, string Reference)> Writes(string name, string email, string? script = null) => Writes(house, name, email, script);

    private static async Task<(Visitor Agent, Person Me, string Reference)> Writes(Installation house, string name, string email, string? script = null)
    {
        var me = await house.Hire(name, email);
        var received = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Ida Frank", null), Channel.Form, "Where is my parcel? Nobody answers me!"), Person.Amends);
        var reference = ((Outcome<NewCase>.Done)received).Value.Reference;
        (await house.Service<ChangeComplaint>().Handle(new Target(reference, Person.Amends), new ChangeOwner(me.Id, null))).ShouldBeOfType<Outcome<Changed>.Done>();
        var agent = await house.Visitor();
        if (script is not null)
            await agent.Page.AddInitScriptAsync(script);
        await agent.SignIn(email);
        await agent.Page.GotoAsync($"/complaints/{reference}");
        return (agent, me, reference);
    }
}
