using System.Text.Json;
using Amends.IntegrationTests.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class DescriptionTests
{
    [Fact]
    public async Task The_description_names_every_call_and_what_it_takes()
    {
        var served = await Served.Shared(On.Sqlite);
        var document = JsonSerializer.Deserialize<JsonElement>(await served.Anyone.GetStringAsync("/openapi/v1.json"));
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(call => $"{call.Name} {path.Name}")).Order().ToList();
        var mapped =
            from endpoint in served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let route = endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal)
            where route.StartsWith("/api/v1/", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
            select $"{method.ToLowerInvariant()} {route}";
        described.ShouldBe(mapped.Order());

        var channel = document.GetProperty("components").GetProperty("schemas").GetProperty("NewComplaintBody").GetProperty("properties");
        channel.TryGetProperty("receivedAt", out _).ShouldBeTrue();
        document.ToString().ShouldContain("in_person");
    }

    [Fact]
    public async Task Health_is_told_without_a_token()
    {
        var served = await Served.Shared(On.Sqlite);
        (await served.Anyone.GetStringAsync("/healthz/live")).ShouldBe("live");
        (await served.Anyone.GetStringAsync("/healthz/ready")).ShouldBe("ready");
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_a_page_safe()
    {
        var served = await Served.Shared(On.Sqlite);
        foreach (var path in new[] { "/", "/healthz/live", "/api/v1/complaints", "/nowhere" })
        {
            using var response = await served.Anyone.GetAsync(path);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            response.Headers.Contains("Referrer-Policy").ShouldBeTrue();
            response.Headers.Contains("Server").ShouldBeFalse();
        }
    }
}
