using System.Net;
using System.Text.Json;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Promises;

public class PromisePagesTests
{
    private const string Words = "I am sorry. We will refund you £40 by 10 March 2199. I will ring you by 12 March 2199.";

    [Fact]
    public async Task A_promise_is_a_chip_that_can_be_kept_corrected_and_dropped_before_it_is_sent()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        using var browser = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";

        var review = await Text(await SignedIn.Post(browser, page, page + "/review", new() { ["text"] = Words, ["mode"] = "reply", ["name"] = "Maya" }));
        review.ShouldContain("Refund £40");
        review.ShouldContain("Billing");
        review.ShouldContain("Call back");

        using var sent = await SignedIn.PostAll(browser, page, page + "/messages",
        [
            new("text", Words), new("mode", "reply"),
            new("found", "We will refund you £40 by 10 March 2199"), new("due", "2199-03-15"), new("kind", "credit"), new("department", "Shop"), new("keep", "We will refund you £40 by 10 March 2199"),
            new("found", "I will ring you by 12 March 2199"), new("due", "2199-03-12"), new("kind", "call_back"), new("department", ""),
            new("found", "These words were taken out again"), new("due", "2199-03-12"), new("kind", "refund"), new("department", ""), new("keep", "These words were taken out again"),
        ]);
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var promise = (await Promises(served, reference)).ShouldHaveSingleItem();
        (promise.GetProperty("kind").GetString(), promise.GetProperty("department").GetString(), promise.GetProperty("due").GetString()).ShouldBe(("credit", "Shop", "2199-03-15T23:59:59Z"));
    }

    [Fact]
    public async Task What_was_promised_on_the_phone_enters_the_ledger_with_the_note_of_the_call()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        using var browser = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        using var sent = await SignedIn.Post(browser, page, page + "/messages", new() { ["text"] = Words, ["mode"] = "call", ["minutes"] = "4" });
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Promises(served, reference)).Select(p => p.GetProperty("kind").GetString()).ShouldBe(["refund", "call_back"]);

        var timeline = (await served.Agent.Get($"complaints/{reference}/timeline")).GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("what")).ToList();
        var note = timeline.Single(what => what.GetProperty("kind").GetString() == "note_added").GetProperty("messageId").GetGuid();
        timeline.Where(what => what.GetProperty("kind").GetString() == "promise_made").ShouldAllBe(what => what.GetProperty("messageId").GetGuid() == note && what.GetProperty("start").GetInt32() > 20);
    }

    [Fact]
    public async Task The_message_about_a_new_day_is_ready_and_moves_the_promise_as_it_is_sent()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        using var browser = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        var made = await served.Agent.Post($"complaints/{reference}/promises", new { words = "we'll refund you £40", promisor = "we", due = "2199-03-10" });
        var id = (await Promises(served, reference))[0].GetProperty("id").GetGuid();

        var moving = WebUtility.HtmlDecode(await browser.GetStringAsync($"{page}?moving={id}"));
        moving.ShouldContain("“we'll refund you £40”");
        moving.ShouldContain("Send and move it to");
        moving.ShouldContain("New day");
        var draft = moving[(moving.IndexOf("data-action=\"input->composer#typed\">", StringComparison.Ordinal) + 36)..];
        draft = draft[..draft.IndexOf("</textarea>", StringComparison.Ordinal)];

        using var stale = await SignedIn.Post(browser, page, page + "/messages", new() { ["text"] = draft, ["mode"] = "reply", ["version"] = "1", ["moves"] = id.ToString(), ["moves-to"] = "2199-03-12", ["moves-words"] = "we'll refund you £40", ["moves-why"] = "Late." });
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()).ShouldContain("name=\"moves\"");

        using var sent = await SignedIn.Post(browser, page, page + "/messages", new() { ["text"] = draft, ["mode"] = "reply", ["moves"] = id.ToString(), ["moves-to"] = "2199-03-12", ["moves-words"] = "we'll refund you £40", ["moves-why"] = "Late." });
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var promise = (await Promises(served, reference)).ShouldHaveSingleItem();
        promise.GetProperty("state").GetString().ShouldBe("renegotiated");
        promise.GetProperty("due").GetString().ShouldBe("2199-03-12T23:59:59Z");
    }

    [Fact]
    public async Task How_many_are_kept_is_for_leads()
    {
        var served = await Served.Shared(On.Sqlite);
        using var lead = await SignedIn.As(served, Role.Lead);
        WebUtility.HtmlDecode(await lead.GetStringAsync("/promises/kept")).ShouldContain("nobody’s rate is shown");
        var month = WebUtility.HtmlDecode(await lead.GetStringAsync("/promises/kept?period=month"));
        month.ShouldContain("<a href=\"/promises/kept?period=month\" aria-current=\"page\">This month</a>");
        month.ShouldContain("<a href=\"/promises/kept\">All</a>");
        using var agent = await SignedIn.As(served, Role.Agent);
        using var refused = await agent.GetAsync("/promises/kept");
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await agent.GetStringAsync("/promises")).ShouldNotContain("/promises/kept");
    }

    private static async Task<string> Text(HttpResponseMessage response)
    {
        using (response)
            return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private static async Task<List<JsonElement>> Promises(Served served, string reference) =>
        [.. (await served.Agent.Get($"complaints/{reference}")).GetProperty("promises").EnumerateArray()];
}
