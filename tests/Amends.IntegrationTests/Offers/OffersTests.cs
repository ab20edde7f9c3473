using System.Net;
using Amends.Application;
using Amends.Application.Actions;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Offers;

/// <summary>Options, agreement and steps of other departments through the real server.</summary>
public sealed class OffersTests
{
    [Theory, OnBoth]
    internal async Task An_agent_and_the_customer_who_choose_different_options_at_once_agree_on_one(On on)
    {
        await using var served = await Served.Start(on);
        for (var round = 0; round < 5; round++)
        {
            var reference = await served.Complaint();
            var offered = await served.Agent.Post($"complaints/{reference}/offers", new { options = new object[] { new { remedy = "refund", words = "All of it back" }, new { remedy = "replacement", words = "A new one" } } });
            var ids = offered.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("what").GetProperty("optionId").GetString()!).ToList();
            var page = $"/c/{await served.App.Services.GetRequiredService<CustomerLink>().Create(reference)}";
            using var customer = SignedIn.Browser(served);
            var chosen = SignedIn.Post(customer, page, page + "/choice", new() { ["option"] = ids[0] });
            var recorded = served.Agent.Send(HttpMethod.Post, $"complaints/{reference}/agreements", $$"""{"option":"{{ids[1]}}"}""");
            var (theirs, ours) = (await chosen, await recorded);
            ((theirs.StatusCode == HttpStatusCode.SeeOther ? 1 : 0) + (ours.Status == 201 ? 1 : 0)).ShouldBe(1);
            if (ours.Status == 201)
                (await theirs.Content.ReadAsStringAsync()).ShouldContain("Something was agreed a moment ago");
            else
                ours.Json.GetProperty("code").GetString().ShouldBe("already_agreed");
            (await served.Agent.Get($"complaints/{reference}")).GetProperty("options").EnumerateArray().Count(o => o.GetProperty("state").GetString() == "accepted").ShouldBe(1);
        }
    }

    [Theory, OnBoth]
    internal async Task Two_agents_who_accept_different_options_at_once_agree_on_one(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint();
        var offered = await served.Agent.Post($"complaints/{reference}/offers", new { options = new object[] { new { remedy = "refund", words = "All of it back" }, new { remedy = "replacement", words = "A new one" } } });
        var ids = offered.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("what").GetProperty("optionId").GetString()!).ToList();
        var answers = await Task.WhenAll(ids.SelectMany(id => new[] { served.Agent, served.Lead }.Select(who => who.Send(HttpMethod.Post, $"complaints/{reference}/agreements", $$"""{"option":"{{id}}"}"""))));
        answers.Count(a => a.Status == 201).ShouldBe(1);
        answers.Where(a => a.Status != 201).ShouldAllBe(a => a.Json.GetProperty("code").GetString() == "already_agreed");
    }

    [Fact]
    public async Task Goodwill_above_the_limit_is_not_offered_before_it_is_approved()
    {
        var served = await Served.Shared(On.Sqlite);
        var path = $"complaints/{await served.Complaint()}";
        var offer = """{"options":[{"remedy":"voucher","words":"A voucher","value":{"minorUnits":9000,"currency":"GBP"}}]}""";
        (await served.Agent.Send(HttpMethod.Post, path + "/offers", offer)).Json.GetProperty("code").GetString().ShouldBe("offer_above_limit");
        var asked = await served.Agent.Post(path + "/goodwill", new { remedy = "voucher", value = new { minorUnits = 9000, currency = "GBP" } });
        var id = asked.GetProperty("entries")[0].GetProperty("what").GetProperty("approvalId").GetString();
        (await served.Lead.Send(HttpMethod.Post, $"{path}/approvals/{id}/decision", """{"granted":true}""")).Status.ShouldBe(201);
        (await served.Agent.Send(HttpMethod.Post, path + "/offers", offer)).Status.ShouldBe(201);
    }

    [Theory, OnBoth]
    internal async Task A_department_sees_its_step_and_nothing_else_and_does_it_once(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint("My parcel with the secret lamp is late and nobody answers!");
        var planned = await served.Agent.Post($"complaints/{reference}/steps", new { words = "Find parcel 4711\nIt left Leeds on Monday.", department = "Warehouse", due = "2199-01-01" });
        var own = await served.Agent.Post($"complaints/{reference}/steps", new { words = "Ring her" });
        var (step, other) = (planned.GetProperty("entries")[0].GetProperty("what").GetProperty("actionId").GetGuid(), own.GetProperty("entries")[0].GetProperty("what").GetProperty("actionId").GetGuid());
        long id;
        await using (var db = await served.Db())
            id = db.Complaints.Single(c => c.Reference == reference).Id;
        var links = served.App.Services.GetRequiredService<StepLink>();
        var link = $"/s/{await links.Create(id, step)}";
        using var warehouse = SignedIn.Browser(served);
        var page = await warehouse.GetStringAsync(link);
        page.ShouldContain("Find parcel 4711");
        page.ShouldContain("It left Leeds on Monday.");
        foreach (var secret in new[] { reference, "Maya", "lamp", "Ring her" })
            page.ShouldNotContain(secret);
        (await warehouse.GetAsync($"/s/{await links.Create(id, other)}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await warehouse.GetAsync($"/s/{await links.Create(id + 1, step)}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await warehouse.GetAsync(link + "x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await served.Agent.Get($"complaints/{reference}")).GetProperty("steps")[0].GetProperty("doneAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await SignedIn.Post(warehouse, link, link, new() { ["words"] = "Found behind shelf 9." })).StatusCode));
        done.Count(status => status == HttpStatusCode.SeeOther).ShouldBe(1);
        (await warehouse.GetStringAsync(link)).ShouldContain("Thank you");
        var entries = (await served.Agent.Get($"complaints/{reference}/timeline?limit=50")).GetProperty("items").EnumerateArray().Where(e => e.GetProperty("what").GetProperty("kind").GetString() == "action_done").ToList();
        entries.ShouldHaveSingleItem().GetProperty("what").GetProperty("department").GetString().ShouldBe("Warehouse");
        (await served.App.Services.GetRequiredService<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Silent_steps_are_raised_once_each_even_after_two_days_off(On on)
    {
        await using var house = await House.Open(on);
        var (reference, done) = (await house.Receive(), Guid.NewGuid());
        var now = NodaTime.Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        foreach (var (id, hours) in new[] { (Guid.NewGuid(), 10), (Guid.NewGuid(), 20), (done, 10), (Guid.NewGuid(), 1000) })
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new PlanAction(id, "Find it", null, "Warehouse", now + NodaTime.Duration.FromHours(hours)))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new CompleteAction(done, null))).Value();
        var sweep = house.Get<SweepSteps>();
        (await sweep.Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(2));
        (await sweep.Handle()).ShouldBe(2);
        (await sweep.Handle()).ShouldBe(0);
        var found = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        found.Timeline.Count(e => e.What is StepSilent).ShouldBe(2);
        found.Deadlines.Count(d => d.Label == "A silent step").ShouldBe(2);
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_case_that_opens_again_brings_back_its_silent_steps(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var change = house.Get<ChangeComplaint>();
        var due = NodaTime.Instant.FromDateTimeOffset(house.Clock.GetUtcNow()) + NodaTime.Duration.FromHours(10);
        (await change.Handle(house.Target(reference), new PlanAction(Guid.NewGuid(), "Find it", null, "Warehouse", due))).Value();
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("I am sorry that it never came. It is with the warehouse now."))).Value();
        (await change.Handle(house.Target(reference), new Resolve("Sent anew."))).Value();
        (await change.Handle(house.Target(reference), new Close(null))).Value();
        house.Clock.Advance(TimeSpan.FromDays(2));
        (await house.Get<SweepSteps>().Handle()).ShouldBe(0);
        (await change.Handle(house.Target(reference), new Reopen("It was not it."))).Value();
        (await house.Get<SweepSteps>().Handle()).ShouldBe(1);
    }

    [Fact]
    public async Task The_case_suggests_options_and_the_brief_tells_what_a_colleague_needs()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint("My parcel with order #1234 worth £42.00 never came. I want my money back!");
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = await agent.GetStringAsync($"/complaints/{reference}");
        page.ShouldContain("Offer options, we suggest some");
        page.ShouldContain("value=\"Your money back\"");
        page.ShouldContain("value=\"42.00\"");
        (await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/offers", new() { ["choice"] = "yes", ["take"] = "1", ["remedy"] = "refund", ["title"] = "Your money back", ["meaning"] = "Within three days.", ["amount"] = "42.00", ["currency"] = "GBP" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var option = (await served.Agent.Get($"complaints/{reference}")).GetProperty("options")[0];
        option.GetProperty("value").GetProperty("minorUnits").GetInt64().ShouldBe(4200);
        (await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/offers", new() { ["choice"] = "yes", ["take"] = "1", ["title"] = "x", ["amount"] = "lots" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var brief = await agent.GetStringAsync($"/complaints/{reference}/brief");
        foreach (var part in new[] { "What is next", "never came. I want my money back!", "Your money back", "waits for their choice", "Do not ask again", "#1234", "£42.00" })
            WebUtility.HtmlDecode(brief).ShouldContain(part);
        (await agent.GetAsync("/complaints/AM-0000-00/brief")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
