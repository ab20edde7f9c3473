using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class JourneyTests
{
    [Theory, OnBoth]
    internal async Task One_complaint_is_led_by_api_from_the_outburst_to_the_cause(On on)
    {
        var served = await Served.Shared(on);
        var agent = served.Agent;
        var begun = await agent.Post("complaints", new
        {
            customer = new { name = "Maya Lund", email = $"{Guid.NewGuid():N}@example.com" },
            channel = "email",
            subject = "Parcel",
            text = "This is the third time I write. My parcel is two weeks late and nobody answers! I want my money back.",
        });
        var path = $"complaints/{begun.GetProperty("reference").GetString()}";
        begun.GetProperty("stage").GetString().ShouldBe("open");
        begun.GetProperty("deadlines").GetArrayLength().ShouldBeGreaterThan(0);

        await agent.Post(path + "/messages", new { direction = "outbound", text = "I am sorry, Maya. I'll call you tomorrow about the refund." });
        await agent.Post(path + "/messages", new { direction = "note", text = "The courier lost it." });
        await agent.Post(path + "/evidence", new { step = "acknowledge", words = "Said on the phone." });
        await agent.Post(path + "/clarifications", new { paraphrase = "Your parcel is two weeks late and three letters went unanswered." });
        await agent.Post(path + "/clarifications/answer", new { confirmed = true });
        var offered = await agent.Post(path + "/offers", new { options = new object[] { new { remedy = "refund", words = "All of it back", value = new { minorUnits = 4200, currency = "GBP" } }, new { remedy = "replacement", words = "A new one" } } });
        var option = offered.GetProperty("entries")[0].GetProperty("what").GetProperty("optionId").GetString();
        await agent.Post(path + "/agreements", new { option });
        var planned = await agent.Post(path + "/steps", new { words = "Pay it back", department = "Accounts", due = "2199-01-01" });
        var step = planned.GetProperty("entries")[0].GetProperty("what").GetProperty("actionId").GetString();
        await agent.Post($"{path}/steps/{step}/completion", new { words = "Paid." });
        var asked = await agent.Post(path + "/approvals", new { question = "May I add a voucher?", value = new { minorUnits = 2000, currency = "GBP" } });
        var approval = asked.GetProperty("entries")[0].GetProperty("what").GetProperty("approvalId").GetString();
        await served.Lead.Post($"{path}/approvals/{approval}/decision", new { granted = true });
        await agent.Post(path + "/goodwill", new { remedy = "voucher", value = new { minorUnits = 2000, currency = "GBP" } });
        var promised = await agent.Post(path + "/promises", new { words = "I will write when the money is there.", promisor = "i", due = "2199-03-10T12:00:00Z" });
        await Settle(agent, path, promised.GetProperty("entries")[0].GetProperty("what").GetProperty("promiseId").GetString()!);
        await agent.Post(path + "/skips", new { step = "ask", reason = "She said what she wants." });
        await agent.Post(path + "/resolution", new { words = "Refunded." });
        await agent.Post(path + "/follow-ups", new { outcome = "satisfied" });
        await agent.Post(path + "/survey", new { right = 2, fairness = 5, words = "Thank you." });
        await agent.Post(path + "/thanks", new { words = "For telling us." });
        await agent.Post(path + "/cause", new { cause = "delivery.lost" });
        await agent.Post(path + "/closing", new { });
        await agent.Post(path + "/reopening", new { reason = "The money has not come." });

        var after = await agent.Get(path);
        after.GetProperty("stage").GetString().ShouldBe("open");
        after.GetProperty("reopenings").GetInt32().ShouldBe(1);
        after.GetProperty("messages").GetArrayLength().ShouldBeGreaterThanOrEqualTo(3);
        (await agent.Get(path + "/path")).GetProperty("steps").GetArrayLength().ShouldBe(12);
        var timeline = await agent.Get(path + "/timeline?limit=200");
        timeline.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("sequence").GetInt32()).ShouldBe(Enumerable.Range(1, after.GetProperty("version").GetInt32()));
        (await agent.Get($"customers/{after.GetProperty("customerId").GetString()}")).GetProperty("complaints").GetArrayLength().ShouldBe(1);
    }

    [Theory, OnBoth]
    internal async Task A_timeline_comes_in_pages_that_leave_nothing_out(On on)
    {
        var served = await Served.Shared(on);
        var path = $"complaints/{await served.Complaint()}";
        foreach (var step in new[] { "acknowledge", "own", "ask", "inform" })
            await served.Agent.Post(path + "/evidence", new { step });
        var seen = new List<int>();
        string? cursor = "";
        do
        {
            var page = await served.Agent.Get($"{path}/timeline?limit=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("sequence").GetInt32()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        seen.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Theory, OnBoth]
    internal async Task The_list_sorts_filters_and_turns_pages(On on)
    {
        var served = await Served.Start(on);
        await using var ending = served;
        for (var i = 0; i < 5; i++)
            await served.Complaint($"Number {i} of my zebra complaints.");
        foreach (var sort in new[] { "urgency", "heat", "received" })
        {
            var first = await served.Agent.Get($"complaints?sort={sort}&limit=3");
            var rest = await served.Agent.Get($"complaints?sort={sort}&limit=3&cursor={first.GetProperty("next").GetString()}");
            first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray())
                .Select(item => item.GetProperty("reference").GetString()).Distinct().Count().ShouldBe(5, sort);
            rest.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        }
        (await served.Agent.Get("complaints?q=zebra&limit=2")).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await served.Agent.Get("complaints?owner=me")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await served.Agent.Get("complaints?owner=none")).GetProperty("items").GetArrayLength().ShouldBe(5);
        (await served.Agent.Get("complaints?state=closed")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await served.Agent.Get("complaints?sort=due")).GetProperty("items").GetArrayLength().ShouldBeGreaterThanOrEqualTo(0);
    }

    private static async Task Settle(HttpClient agent, string path, string promise)
    {
        (await agent.Get("promises?state=open&limit=200")).GetProperty("items").EnumerateArray().ShouldContain(p => p.GetProperty("id").GetString() == promise);
        await agent.Post($"promises/{promise}/renegotiation", new { due = "2199-04-01", reason = "The bank is closed." });
        await agent.Post($"promises/{promise}/fulfilment", new { words = "Written." });
        // The reply promised a call; what stands would keep the case from closing.
        foreach (var standing in (await agent.Get(path)).GetProperty("promises").EnumerateArray().Where(p => p.GetProperty("state").GetString() is "open"))
            await agent.Post($"promises/{standing.GetProperty("id").GetString()}/withdrawal", new { reason = "Settled by letter." });
    }
}
