using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Journeys;

public class JourneyTests
{
    private const string Furious = "This is an absolute disgrace! You lied to me three times and I am furious. Nobody answers, nobody cares, this is unacceptable!";

    [Theory, OnBoth]
    internal async Task A_customer_comes_from_irate_to_advocate_by_what_they_say_and_do_alone(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint(Furious);
        var customer = (await served.Agent.Get($"complaints/{reference}")).GetProperty("customerId").GetString()!;
        (await Reached()).ShouldBe("irate");
        await served.Agent.Post("customers/events", new { customer = new { id = customer }, kind = "purchase", externalId = "ORDER-0" });
        (await Reached()).ShouldBe("irate", "an order that was under way is no return");
        await served.Agent.Post($"complaints/{reference}/messages", new { direction = "inbound", channel = "email", text = "Thank you, that is kind of you." });
        await served.Agent.Post($"complaints/{reference}/evidence", new { step = "acknowledge" });
        await served.Agent.Post($"complaints/{reference}/resolution", new { words = "A new one is there" });
        await served.Agent.Post($"complaints/{reference}/survey", new { right = 2, satisfied = 5, recommend = 10 });
        (await Reached()).ShouldBe("satisfied");
        await served.Agent.Post("customers/events", new { customer = new { id = customer }, kind = "purchase", externalId = "ORDER-1", value = new { minorUnits = 4000, currency = "GBP" } });
        (await Reached()).ShouldBe("returned");
        await served.Agent.Post("customers/events", new { customer = new { id = customer }, kind = "referral", externalId = "REF-7" });
        (await Reached()).ShouldBe("advocate");

        var desk = await SignedIn.As(served, Role.Agent);
        var page = await desk.GetStringAsync($"/customers/{customer}");
        page.ShouldContain("From irate to advocate");
        page.ShouldContain("brought somebody (REF-7)");

        async Task<string?> Reached() => (await served.Agent.Get($"customers/{customer}/journey")).GetProperty("reached").GetString();
    }

    [Theory, OnBoth]
    internal async Task What_put_one_outburst_right_makes_no_return_of_an_order_in_the_next(On on)
    {
        await using var served = await Served.Start(on);
        var email = $"{Guid.NewGuid():N}@example.com";
        var reference = await Furiously();
        var customer = (await served.Agent.Get($"complaints/{reference}")).GetProperty("customerId").GetString()!;
        await served.Agent.Post($"complaints/{reference}/evidence", new { step = "acknowledge" });
        await served.Agent.Post($"complaints/{reference}/resolution", new { words = "A new one is there" });
        (await Buys("ORDER-1")).ShouldBe("returned");
        await Furiously();
        (await Buys("ORDER-2")).ShouldBe("irate");

        async Task<string> Furiously() => (await served.Agent.Post("complaints", new { text = Furious, channel = "email", customer = new { name = "Maya Lund", email } })).GetProperty("reference").GetString()!;
        async Task<string?> Buys(string order)
        {
            await served.Agent.Post("customers/events", new { customer = new { id = customer }, kind = "purchase", externalId = order });
            return (await served.Agent.Get($"customers/{customer}/journey")).GetProperty("reached").GetString();
        }
    }

    [Theory, OnBoth]
    internal async Task A_moment_told_more_exactly_than_it_is_kept_is_the_same_when_told_again(On on)
    {
        await using var served = await Served.Start(on);
        var customer = (await served.Agent.Get($"complaints/{await served.Complaint()}")).GetProperty("customerId").GetString();
        var body = $$$"""{"customer":{"id":"{{{customer}}}"},"kind":"visit","externalId":"VISIT-1","at":"2026-03-10T09:30:00.123456789Z"}""";
        (await served.Agent.Send(HttpMethod.Post, "customers/events", body)).Status.ShouldBe(201);
        (await served.Agent.Send(HttpMethod.Post, "customers/events", body)).Status.ShouldBe(200);
        (await served.Agent.Send(HttpMethod.Post, "customers/events", body.Replace(".1234", ".1235", StringComparison.Ordinal))).Status.ShouldBe(409);
    }

    [Theory, OnBoth]
    internal async Task An_event_told_twice_is_one_event_and_another_under_its_id_is_refused(On on)
    {
        await using var served = await Served.Start(on);
        var email = $"{Guid.NewGuid():N}@example.com";
        await served.Agent.Post("complaints", new { text = Furious, channel = "email", customer = new { name = "Maya Lund", email } });
        var body = $$$"""{"customer":{"email":"{{{email}}}"},"kind":"purchase","externalId":"ORDER-9","at":"2026-03-10T09:30:00Z","value":{"minorUnits":4000,"currency":"GBP"}}""";
        var both = await Task.WhenAll(served.Agent.Send(HttpMethod.Post, "customers/events", body), served.Agent.Send(HttpMethod.Post, "customers/events", body));
        both.Select(answer => answer.Status).Order().ShouldBe([200, 201]);
        both[0].Json.GetProperty("id").GetString().ShouldBe(both[1].Json.GetProperty("id").GetString());
        (await served.Agent.Send(HttpMethod.Post, "customers/events", body.Replace("4000", "9000", StringComparison.Ordinal))).Status.ShouldBe(409);
        (await served.Agent.Send(HttpMethod.Post, "customers/events", body.Replace("purchase", "visit", StringComparison.Ordinal))).Status.ShouldBe(201, "ids are of one kind");
        await using var db = await served.Db();
        (await db.CustomerEvents.CountAsync()).ShouldBe(2);
    }

    [Theory, OnBoth]
    internal async Task A_key_tells_once_and_whose_every_case_is_closed_to_the_caller_is_not_known_to_them(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint(Furious);
        var body = $$$"""{"customer":{"id":"{{{(await served.Agent.Get($"complaints/{reference}")).GetProperty("customerId").GetString()}}}"},"kind":"visit"}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => served.Agent.Send(HttpMethod.Post, "customers/events", body, ("Idempotency-Key", reference))));
        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        await using (var db = await served.Db())
            (await db.CustomerEvents.CountAsync()).ShouldBe(1);

        (await served.Get<Restrict>().Handle(new Target(reference, new Person(Guid.CreateVersion7(), "Lena", Role.Lead)), [])).Value();
        var refused = await served.Agent.Send(HttpMethod.Post, "customers/events", body);
        (refused.Status, refused.Json.GetProperty("code").GetString()).ShouldBe((409, "customer_unknown"));
        (await served.Lead.Send(HttpMethod.Post, "customers/events", body)).Status.ShouldBe(201);
    }

    [Theory, OnBoth]
    internal async Task What_cannot_be_is_refused(On on)
    {
        await using var served = await Served.Start(on);
        var customer = (await served.Agent.Get($"complaints/{await served.Complaint()}")).GetProperty("customerId").GetString();
        foreach (var (status, json) in ((int, string)[])
        [
            (400, "{}"),
            (400, $$"""{"customer":{"id":"{{customer}}"},"kind":"hug"}"""),
            (400, """{"customer":{},"kind":"visit"}"""),
            (409, """{"customer":{"email":"stranger@example.com"},"kind":"visit"}"""),
            (409, $$"""{"customer":{"id":"{{customer}}"},"kind":"visit","at":"2199-01-01T00:00:00Z"}"""),
            (409, $$"""{"customer":{"id":"{{customer}}"},"kind":"purchase","value":{"minorUnits":-1,"currency":"GBP"} }"""),
            (409, $$"""{"customer":{"id":"{{customer}}"},"kind":"purchase","value":{"minorUnits":1,"currency":"pounds"} }"""),
            (409, $$"""{"customer":{"id":"{{customer}}"},"kind":"visit","externalId":"{{new string('x', 201)}}"}"""),
        ])
            (await served.Agent.Send(HttpMethod.Post, "customers/events", json)).Status.ShouldBe(status, json);
        await using var db = await served.Db();
        (await db.CustomerEvents.CountAsync()).ShouldBe(0);
        (await served.Agent.Send(HttpMethod.Get, $"customers/{Guid.NewGuid()}/journey", null)).Status.ShouldBe((int)HttpStatusCode.NotFound);
    }
}
