using Amends.Application;
using Amends.Application.Complaints;
using Amends.IntegrationTests.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class AccessTests
{
    private static readonly string[] LeadsOnly = ["approvals/{id:guid}/decision", "approvals/{id:guid}/delegation", "insights/goodwill", "insights/promises", "insights/surveys"];

    private static readonly string[] AdminsOnly = ["POST charters", "POST calendar/holidays"];

    [Theory, OnBoth]
    internal async Task Every_call_asks_who_is_calling_and_each_role_gets_what_it_may(On on)
    {
        var served = await Served.Shared(on);
        var revoked = served.As(await Revoked(served));
        var reference = await served.Complaint();
        var calls = ApiCalls(served).ToList();
        calls.Count.ShouldBeGreaterThan(25);
        foreach (var (method, route) in calls)
        {
            var path = Fill(route, reference);
            foreach (var stranger in new[] { served.Anyone, revoked, served.As("amends_" + new string('x', 43)), served.As("x") })
                (await Status(stranger, method, path)).ShouldBe(401, route);
            if (AdminsOnly.Contains($"{method} {route}"))
            {
                (await Status(served.Agent, method, path)).ShouldBe(403, route);
                (await Status(served.Lead, method, path)).ShouldBe(403, route);
                (await Status(served.Admin, method, path)).ShouldBe(400, route);
                continue;
            }
            if (route == "second-reader")
            {
                (await Status(served.Agent, method, path)).ShouldBe(404, "who may not read is told of nothing to read");
                (await Status(served.Lead, method, path)).ShouldBe(200, route);
                continue;
            }
            var isForLeads = LeadsOnly.Any(lead => route.EndsWith(lead, StringComparison.Ordinal)) || route == "approvals";
            (await Status(served.Agent, method, path)).ShouldBe(isForLeads ? 403 : await Status(served.Admin, method, path), route);
            (await Status(served.Lead, method, path)).ShouldBeOneOf([200, 400, 404, 409], route);
        }
    }

    [Theory, OnBoth]
    internal async Task A_restricted_case_of_somebody_else_looks_like_none_at_all(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        await Restrict(served, reference);
        foreach (var (method, route) in ApiCalls(served).Where(call => call.Route.Contains("{reference}", StringComparison.Ordinal)))
        {
            if (LeadsOnly.Any(lead => route.EndsWith(lead, StringComparison.Ordinal)))
                continue;
            var body = method == HttpMethod.Get ? null : Bodies.For(route);
            var restricted = await served.Agent.Send(method, Fill(route, reference), body);
            var unknown = await served.Agent.Send(method, Fill(route, "AM-0000-00"), body);
            restricted.Status.ShouldBe(404, $"{route}: {restricted.Text}");
            restricted.Text.ShouldBe(unknown.Text, route);
        }
        (await served.Lead.Get($"complaints/{reference}")).GetProperty("restricted").GetBoolean().ShouldBeTrue();
        (await served.Agent.Get("complaints?limit=200")).GetProperty("items").EnumerateArray().ShouldNotContain(c => c.GetProperty("reference").GetString() == reference);
    }

    [Theory, OnBoth]
    internal async Task A_promise_and_a_customer_of_a_restricted_case_are_hidden_with_it(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        var promise = (await served.Agent.Post($"complaints/{reference}/promises", new { words = "Ring her", due = "2199-01-01" })).GetProperty("entries")[0].GetProperty("what").GetProperty("promiseId").GetString();
        var customer = (await served.Agent.Get($"complaints/{reference}")).GetProperty("customerId").GetString();
        await Restrict(served, reference);
        (await served.Agent.Send(HttpMethod.Post, $"promises/{promise}/fulfilment", "{}")).Status.ShouldBe(404);
        (await served.Agent.Send(HttpMethod.Get, $"customers/{customer}", null)).Status.ShouldBe(404);
        (await served.Agent.Get("promises?limit=200")).GetProperty("items").EnumerateArray().ShouldNotContain(p => p.GetProperty("id").GetString() == promise);
        (await served.Lead.Send(HttpMethod.Post, $"promises/{promise}/fulfilment", "{}")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_use_a_colleagues_cookie()
    {
        var served = await Served.Shared(On.Sqlite);
        var client = await People.SignedIn.As(served, Role.Agent);
        (await client.Send(HttpMethod.Post, "readings", """{"text":"a"}""", ("Sec-Fetch-Site", "same-origin"))).Status.ShouldBe(200);
        (await client.Send(HttpMethod.Post, "readings", """{"text":"a"}""", ("Sec-Fetch-Site", "cross-site"))).Status.ShouldBe(403);
        (await client.Send(HttpMethod.Post, "readings", """{"text":"a"}""")).Status.ShouldBe(403);
        (await client.Send(HttpMethod.Get, "complaints", null)).Status.ShouldBe(200);
    }

    private static IEnumerable<(HttpMethod Method, string Route)> ApiCalls(Served served) =>
        from endpoint in served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = endpoint.RoutePattern.RawText!.TrimStart('/')
        where route.StartsWith("api/v1/", StringComparison.Ordinal) && !route.EndsWith("/events", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select (new HttpMethod(method), route["api/v1/".Length..]);

    private static string Fill(string route, string reference) =>
        route.Replace("{reference}", reference, StringComparison.Ordinal).Replace("{code}", "fca-disp", StringComparison.Ordinal).Replace("{id:guid}", "00000000-0000-0000-0000-000000000001", StringComparison.Ordinal);

    private static async Task<int> Status(HttpClient client, HttpMethod method, string path) =>
        (await client.Send(method, path, method == HttpMethod.Get ? null : "[]")).Status;

    private static async Task Restrict(Served served, string reference) =>
        (await served.App.Services.GetRequiredService<Restrict>().Handle(new Target(reference, new Person(Guid.NewGuid(), "Lena", Role.Lead)), [])).Value().Entries.ShouldHaveSingleItem();

    private static async Task<string> Revoked(Served served)
    {
        var name = Guid.NewGuid().ToString();
        var token = await served.Token(name, Role.Admin);
        await using var scope = served.App.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<Tokens>().Revoke(name, CancellationToken.None)).ShouldBeTrue();
        return token;
    }
}
