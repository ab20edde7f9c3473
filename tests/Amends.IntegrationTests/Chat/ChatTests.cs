using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Live;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Chat;

/// <summary>A chat: begun while somebody is here, told of what is new and of nothing else, over when either side ends it or goes.</summary>
public sealed partial class ChatTests
{
    private const string Words = "My kettle leaks and nobody answers.", Reply = "I am sorry that it leaks. I will send you another one today.";

    [Theory, OnBoth]
    internal async Task One_is_begun_while_it_is_on_the_house_open_and_somebody_here_and_else_leads_to_the_form(On on)
    {
        await using var served = await Served.Start(on);
        var customer = SignedIn.Browser(served);
        (await customer.GetStringAsync("/chat")).ShouldContain("There is no chat here just now.");
        (await customer.GetStringAsync("/complain")).ShouldNotContain("href=\"/chat\"");
        using (var admin = await SignedIn.As(served, Role.Admin))
        {
            using var saved = await SignedIn.Post(admin, "/settings/chat", "/settings/chat", new() { ["on"] = "yes" });
            saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await admin.GetStringAsync("/settings/audit?kind=SettingChanged")).ShouldContain("changed live chat: on: yes");
        }
        var zone = DateTimeZone.Utc;
        var today = (int)SystemClock.Instance.GetCurrentInstant().InZone(zone).DayOfWeek;
        await served.Get<Charters>().Change(new BusinessHours() with { Days = [today % 7 + 1] });
        (await customer.GetStringAsync("/chat")).ShouldContain("The chat opens again tomorrow");
        await AlwaysOpen(served);
        (await customer.GetStringAsync("/chat")).ShouldContain("Nobody is free for a chat just now.");
        using (var early = await SignedIn.Post(customer, "/complain", "/chat", new() { ["name"] = "Kit", ["text"] = Words }))
        {
            var form = await early.Content.ReadAsStringAsync();
            form.ShouldContain("The chat has closed meanwhile.");
            form.ShouldContain("action=\"/complain\"");
            form.ShouldContain(Words, customMessage: "what was written is not lost");
        }

        await SomebodyHere(served);
        (await customer.GetStringAsync("/complain")).ShouldContain("href=\"/chat\"");
        var page = await customer.GetStringAsync("/chat");
        using (var quick = await customer.PostAsync("/chat", Form(page, ("name", "Kit"), ("text", Words), ("contact", "nobody"))))
        {
            quick.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var again = await quick.Content.ReadAsStringAsync();
            again.ShouldContain("That was very quick.");
            again.ShouldContain("neither an e-mail address nor a phone number");
        }
        using (var program = await customer.PostAsync("/chat", Form(page, ("name", "Kit"), ("text", Words), ("website", "x"))))
            program.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        var rooms = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            using var begun = await customer.PostAsync("/chat", Form(page, ("name", "Kit Overbury"), ("text", Words)));
            begun.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            return begun.Headers.Location!.ToString();
        }));
        var room = await customer.GetStringAsync(rooms[0]);
        room.ShouldContain("Kit, we have your words");
        room.ShouldContain(Words);
        room.ShouldContain("End the chat");
        Reference(room).ShouldBe(Reference(await customer.GetStringAsync(rooms[1])), "two taps begin one chat");
        var found = await Found(served, Reference(room));
        found.State.Channel.ShouldBe(Channel.Chat);

        using (var said = await SignedIn.Post(customer, rooms[0], rooms[0] + "/chat", new() { ["text"] = "It is still leaking." }))
            said.Headers.Location!.ToString().ShouldBe(rooms[0]);
        (await Found(served, found.Reference)).Messages[^1].ShouldSatisfyAllConditions(m => m.Text.ShouldBe("It is still leaking."), m => m.Channel.ShouldBe(Channel.Chat));
        foreach (var words in (string[])["And loud.", "And loud.", "And cold."])
        {
            using var again = await SignedIn.Post(customer, rooms[0], rooms[0] + "/chat", new() { ["text"] = words, ["once"] = "a-showing" });
            again.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }
        var once = await customer.GetStringAsync(rooms[0]);
        (Regex.Count(once, "And loud\\."), Regex.Count(once, "And cold\\.")).ShouldBe((1, 1), "two taps say it once, other words are other words");
        using (var nothing = await SignedIn.Post(customer, rooms[0], rooms[0] + "/chat", new() { ["text"] = " " }))
            (await nothing.Content.ReadAsStringAsync()).ShouldContain("Write a few words first");
        (await customer.GetStringAsync(rooms[0] + "?chat=over")).ShouldContain("What happens next");
    }

    [Theory, OnBoth]
    internal async Task In_a_frame_it_is_begun_and_led_without_a_cookie(On on)
    {
        await using var served = await Served.Start(on);
        await Open(served);
        using var frame = served.Anyone;
        var page = await frame.GetStringAsync("/chat/embedded?lang=de");
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        using var begun = await frame.PostAsync("/chat/embedded?lang=de", Form(page, ("name", "Kit"), ("text", Words)));
        var room = begun.Headers.Location!.ToString();
        room.ShouldStartWith("/chat/embedded/");
        using var shown = await frame.GetAsync(room);
        shown.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors *");
        shown.Headers.Contains("Set-Cookie").ShouldBeFalse();
        using var said = await frame.PostAsync(room, Form("", ("text", "Noch etwas.")));
        said.Headers.Location!.ToString().ShouldBe(room);
        (await frame.GetStringAsync(room)).ShouldContain("Noch etwas.");
        (await frame.GetStringAsync(room + "&chat=over")).ShouldContain("Der Chat ist beendet");
    }

    [Theory, OnBoth]
    internal async Task Its_page_is_told_that_there_is_something_new_and_who_writes_and_never_a_word(On on)
    {
        await using var served = await Served.Start(on);
        var (reference, token) = await Chat(served);
        using (var stream = await Listen(served, token))
        {
            await Until(() => served.Get<InTheChat>().At(reference) is { Here: true });
            var ben = new Person(Guid.CreateVersion7(), "Ben Carter", Role.Agent);
            await served.Get<BeHere>().Handle(ben, reference, Doing.Writing);
            (await stream.Until("event: writing")).ShouldBe("data: Ben");
            (await served.Get<WriteNote>().Handle(new Target(reference, ben), "A note between us.")).Value();
            (await served.Get<SendReply>().Handle(new Target(reference, ben), new Reply(Reply))).Value();
            await stream.Until("event: changed");
            await served.Get<BeHere>().Handle(ben, reference, Doing.Stopped);
            (await stream.Until("event: writing")).ShouldBe("data: ");

            using (var typing = await served.Anyone.PostAsync($"/c/{token}/writing", Form("", ("doing", "writing"))))
                typing.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            await Until(() => served.Get<InTheChat>().At(reference) is { Writing: true });

            await served.Get<CustomerLink>().Revoke(reference);
            await stream.ToTheEnd();
            stream.Heard.ShouldNotContain("sorry");
            stream.Heard.ShouldNotContain("note");
            stream.Heard.Split('\n').Count(line => line == "event: changed").ShouldBe(1, "a note is not the customer's");
        }
        using var gone = await served.Anyone.GetAsync($"/c/{token}/events");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task So_many_streams_are_open_for_one_chat_and_no_more()
    {
        await using var served = await Served.Start(On.Sqlite);
        var (_, token) = await Chat(served);
        var streams = new List<Listening>();
        for (var i = 0; i < 4; i++)
            streams.Add(await Listen(served, token));
        using (var more = await served.Anyone.GetAsync($"/c/{token}/events"))
            (more.StatusCode, more.Headers.RetryAfter?.ToString()).ShouldBe((HttpStatusCode.TooManyRequests, "15"));
        foreach (var stream in streams)
            stream.Dispose();
        await Until(async () =>
        {
            using var again = await served.Anyone.GetAsync($"/c/{token}/events", HttpCompletionOption.ResponseHeadersRead);
            return again.IsSuccessStatusCode;
        });
    }

    [Theory, OnBoth]
    internal async Task A_colleague_ends_it_and_the_page_is_the_one_it_is_without_a_chat(On on)
    {
        await using var served = await Served.Start(on);
        var (reference, token) = await Chat(served);
        using var stream = await Listen(served, token);
        using var agent = await SignedIn.As(served, Role.Agent);
        (await agent.GetStringAsync($"/complaints/{reference}")).ShouldContain("End the chat");
        using (var ended = await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/chat/end", []))
            ended.Headers.Location!.ToString().ShouldBe($"/complaints/{reference}");
        await stream.Until("event: changed");
        await stream.ToTheEnd();
        var page = await served.Anyone.GetStringAsync($"/c/{token}");
        page.ShouldContain("The chat is over.");
        page.ShouldContain("What happens next");
        using var gone = await served.Anyone.GetAsync($"/c/{token}/events");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task That_it_was_ended_is_known_after_a_restart_and_its_customer_is_heard_all_the_same(On on)
    {
        await using var house = await House.Open(on);
        string reference, token;
        await using (var served = await Served.Over(house, house.Options.Database))
        {
            (reference, token) = await Chat(served);
            (await served.Anyone.GetStringAsync($"/c/{token}")).ShouldContain("End the chat");
            var ben = await house.Colleague("Ben");
            (await served.Get<EndChat>().Handle(new Target(reference, ben))).Value();
            (await served.Get<HearMessage>().Handle(new Target(reference, new Person((await Found(served, reference)).State.CustomerId, "Kit", Role.Agent, ActorKind.Customer)), "One more thing.", Channel.Chat)).Value();
        }
        await using (var db = await house.Db())
            await db.Tokens.ExecuteDeleteAsync(); // each start makes its own
        await using (var served = await Served.Over(house, house.Options.Database))
        {
            var page = await served.Anyone.GetStringAsync($"/c/{token}");
            page.ShouldContain("The chat is over.");
            page.ShouldContain("One more thing.");
            using (var stream = await served.Anyone.GetAsync($"/c/{token}/events"))
                stream.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            using var agent = await SignedIn.As(served, Role.Agent);
            var workspace = await agent.GetStringAsync($"/complaints/{reference}");
            workspace.ShouldNotContain("/chat/end");
            var found = await Found(served, reference);
            found.State.ChatEndedAt.ShouldNotBeNull();
            found.Timeline.ShouldContain(entry => entry.What is ChatEnded);
            (await house.Get<Application.Audit.VerifyAll>().Handle()).FaultCount.ShouldBe(0);
        }
    }

    [Theory, OnBoth]
    public async Task A_reply_goes_at_once_to_whoever_is_in_the_chat_whatever_they_wrote_meanwhile_and_is_held_for_others(On on)
    {
        await using var house = await House.Open(on);
        await house.StartServices();
        var ada = await house.Colleague("ada");
        var begun = (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Kit"), Channel.Chat, Words), null)).Value();
        var target = new Target(begun.Reference, ada, begun.Version);
        var hold = house.Get<HoldReply>();
        (await hold.Handle(target, new Reply(Reply))).Value().Entries.ShouldBeEmpty("nobody is in the chat: there is time to think again");
        await Beat(house, begun, Doing.Looking);
        await Until(() => house.Get<InTheChat>().At(begun.Reference) is { Here: true });
        (await house.Get<HearMessage>().Handle(new Target(begun.Reference, new Person(begun.CustomerId, "Kit", Role.Agent, ActorKind.Customer)), "Hello?", Channel.Chat)).Value();
        var sent = (await hold.Handle(target, new Reply("I am here, Kit."))).Value();
        sent.Entries.Select(e => e.What).OfType<MessageSent>().ShouldHaveSingleItem().Channel.ShouldBe(Channel.Chat);
        (await hold.Handle(target with { Expected = null }, new Reply("And this later."), house.Clock.Now() + Duration.FromHours(1))).Value().Entries.ShouldBeEmpty("a time that was chosen is kept");
    }

    [Fact]
    public async Task It_goes_on_while_the_customer_is_here_or_wrote_in_the_last_half_hour()
    {
        await using var house = await House.Open(On.Sqlite);
        var begun = (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Kit"), Channel.Chat, Words), null)).Value();
        var chats = house.Get<InTheChat>();
        (chats.At(begun.Reference), await GoesOn()).ShouldBe((null, true));
        await Beat(house, begun, Doing.Writing);
        chats.At(begun.Reference).ShouldBe(new ChatGuest(begun.CustomerId, "Kit", true, true, house.Clock.Now(), false));
        house.Clock.Advance(TimeSpan.FromSeconds(16));
        chats.At(begun.Reference)!.ShouldSatisfyAllConditions(one => one.Here.ShouldBeTrue(), one => one.Writing.ShouldBeFalse());
        await Beat(house, begun, Doing.Left);
        chats.At(begun.Reference)!.Here.ShouldBeTrue("the page may only be loading anew");
        house.Clock.Advance(TimeSpan.FromSeconds(16));
        chats.At(begun.Reference)!.Here.ShouldBeFalse();
        house.Clock.Advance(TimeSpan.FromMinutes(29));
        (await GoesOn()).ShouldBeTrue();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await GoesOn()).ShouldBeFalse();
        await Beat(house, begun, Doing.Looking);
        (await GoesOn()).ShouldBeTrue("they came back");
        (await house.Get<EndChat>().Handle(house.Target(begun.Reference))).Value().Entries.ShouldHaveSingleItem().What.ShouldBeOfType<ChatEnded>();
        (await GoesOn()).ShouldBeFalse();
        await Beat(house, begun, Doing.Looking);
        chats.At(begun.Reference)!.ShouldSatisfyAllConditions(one => one.Here.ShouldBeFalse(), one => one.Ended.ShouldBeTrue());

        (await house.Get<EndChat>().Handle(house.Target(begun.Reference))).Refusal().ShouldBe("chat_ended");

        var mail = await house.Receive();
        (await house.Get<EndChat>().Handle(house.Target(mail))).Refusal().ShouldBe("no_chat");
        chats.GoesOn((await house.Get<CaseView>().Handle(house.Agent, mail))!).ShouldBeFalse("a letter is no chat");

        async Task<bool> GoesOn() => chats.GoesOn((await house.Get<CaseView>().Handle(house.Agent, begun.Reference))!);
    }

    private static Task Beat(House house, NewCase of, Doing doing) => house.Get<Events>().Pass(new(of.Reference, of.CustomerId, "Kit", doing) { ByCustomer = true }, TestContext.Current.CancellationToken);

    private static async Task Open(Served served)
    {
        await served.Get<HouseRules<ChatRules>>().Change(Person.Amends, new(true));
        await AlwaysOpen(served);
        await SomebodyHere(served);
    }

    private static Task AlwaysOpen(Served served) => served.Get<Charters>().Change(new BusinessHours() with { Days = [1, 2, 3, 4, 5, 6, 7], Intervals = ["00:00-24:00"] });

    private static async Task SomebodyHere(Served served)
    {
        await served.Get<BeHere>().AtDesk(new Person(Guid.CreateVersion7(), "Ben Carter", Role.Agent));
        await Until(() => served.Get<Application.Live.PeopleHere>().At("", Guid.Empty).Count > 0);
    }

    private static async Task<(string Reference, string Token)> Chat(Served served)
    {
        var reference = (await served.Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Kit Overbury"), Channel.Chat, Words), null)).Value().Reference;
        return (reference, (await served.Get<CustomerLink>().Create(reference))!);
    }

    private static async Task<Application.Complaints.Case> Found(Served served, string reference) => (await served.Get<CaseView>().Handle(Person.Amends, reference))!;

    private static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] fields) => new(
        [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. Hidden().Matches(page).Select(found => KeyValuePair.Create(found.Groups[1].Value, WebUtility.HtmlDecode(found.Groups[2].Value)))]);

    private static string Reference(string page) => AmReference().Match(page).Value;

    private static async Task Until(Func<bool> seen) => await Until(() => Task.FromResult(seen()));

    private static async Task Until(Func<Task<bool>> seen)
    {
        for (var i = 0; i < 400 && !await seen(); i++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        (await seen()).ShouldBeTrue();
    }

    private static async Task<Listening> Listen(Served served, string token)
    {
        var response = await served.Anyone.GetAsync($"/c/{token}/events", HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>An open stream, and all that came by it.</summary>
    private sealed class Listening(HttpResponseMessage response, StreamReader reader) : IDisposable
    {
        public string Heard { get; private set; } = "";

        /// <returns>The line after it.</returns>
        public async Task<string> Until(string wanted)
        {
            while (await Line() is { } line)
            {
                if (line == wanted)
                    return await Line() ?? "";
            }
            throw new InvalidOperationException($"The stream ended before {wanted}.");
        }

        public async Task ToTheEnd()
        {
            while (await Line() is not null)
            {
            }
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
        }

        private async Task<string?> Line()
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            var line = await reader.ReadLineAsync(soon.Token);
            Heard += line + "\n";
            return line;
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("AM-[0-9A-Z]{4}-[0-9A-Z]{2}")]
    private static partial Regex AmReference();
}
